import { describe, expect, test } from 'vitest';
import { endpoints } from '../contract/endpoints.ts';
import { openApiDocument } from '../server/openapi.ts';

const document = JSON.parse(
  JSON.stringify(openApiDocument(endpoints, { version: '1.2.3', basePath: '/api/v2' })),
) as ReturnType<typeof openApiDocument>;

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object of the document, whatever its depth. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside];
}

describe('the OpenAPI document', () => {
  test('says which API it describes, and where', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d$/),
      info: { title: 'MoltFlow API', version: '1.2.3' },
      servers: [{ url: '/api/v2' }],
    });
  });

  test('has every endpoint of the table, and no other', () => {
    const described = operations.map(({ path, method, operation }) => [
      operation.operationId,
      `${method.toUpperCase()} ${path}`,
    ]);
    const table = Object.values(endpoints).map(({ name, method, path }) => [
      name,
      `${method} ${path}`,
    ]);
    expect(described.toSorted()).toEqual(table.toSorted());
  });

  test.each(operations)('$method $path declares each part of its path, once', (one) => {
    const inTemplate = [...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = one.operation.parameters.filter((parameter) => parameter.in === 'path');
    expect(declared.map(({ name }) => name)).toEqual(inTemplate);
    expect(declared.every(({ required }) => required)).toBe(true);
    const names = one.operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(operations)('$method $path has an answer, and words for its errors', (one) => {
    const statuses = Object.keys(one.operation.responses);
    expect(statuses).toEqual([expect.stringMatching(/^20[01]$/), 'default']);
    for (const { description, content } of Object.values(one.operation.responses)) {
      expect(description).not.toBe('');
      expect(Object.keys(content)).toHaveLength(1);
    }
  });

  test('refers to nothing that it lacks', () => {
    const references = objectsIn(document).flatMap(({ $ref }) =>
      typeof $ref === 'string' ? [$ref] : [],
    );
    const schemas = Object.keys(document.components.schemas);
    expect(references.length).toBeGreaterThan(0);
    const known = schemas.map((name) => `#/components/schemas/${name}`);
    expect([...new Set(references)].filter((reference) => !known.includes(reference))).toEqual([]);
  });

  test('uses no security scheme that it does not define', () => {
    const schemes = Object.keys(document.components.securitySchemes ?? {});
    const used = operations.flatMap(({ operation }) => operation.security.flatMap(Object.keys));
    expect([...new Set(used)].filter((name) => !schemes.includes(name))).toEqual([]);
  });

  test('names only the types that JSON Schema has', () => {
    const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
    const used = objectsIn(document.components.schemas)
      .flatMap(({ type }) => type)
      .filter((type) => typeof type === 'string');
    expect([...new Set(used)].filter((type) => !types.includes(type))).toEqual([]);
  });
});
