import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { docsStyle } from './docs-style.ts';
import type { OpenApiDocument, Operation } from './openapi.ts';
import type { JsonSchema } from './openapi-schemas.ts';

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

const componentName = (ref: string) => ref.split('/').at(-1) ?? ref;

function typeWords(schema: JsonSchema): Markup | string {
  if (schema.$ref !== undefined) {
    const name = componentName(schema.$ref);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (schema.anyOf) {
    return html`${schema.anyOf.map((one, index) => html`${index > 0 ? ' or ' : ''}${typeWords(one)}`)}`;
  }
  if (schema.type === 'array') return html`list of ${typeWords(schema.items ?? {})}`;
  const type = [schema.type ?? 'anything'].flat().join(' or ');
  const limits = limitWords(schema);
  return limits ? `${type}, ${limits}` : type;
}

function limitWords(schema: JsonSchema): string {
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum } = schema;
  // zod writes the limits of safe integers; they tell a reader nothing.
  const tells = (limit: number | undefined) =>
    limit !== undefined && Math.abs(limit) !== Number.MAX_SAFE_INTEGER;
  return [
    minLength === 1 && 'not empty',
    minLength !== undefined && minLength > 1 && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    tells(minimum) && `from ${minimum}`,
    tells(exclusiveMinimum) && `above ${exclusiveMinimum}`,
    tells(maximum) && `to ${maximum}`,
  ]
    .filter(Boolean)
    .join(', ');
}

interface Row {
  readonly path: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** The fields of an object, those of its own objects below it, as `outer.inner` and `list[].of`. */
function rowsOf(schema: JsonSchema, prefix = ''): Row[] {
  const required = schema.required ?? [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const row = { path, schema: field, required: required.includes(name) };
    return [row, ...rowsOf(field, `${path}.`)];
  });
  return schema.items ? rowsOf(schema.items, `${prefix.replace(/\.$/, '')}[].`) : own;
}

function fieldTable(rows: readonly Row[], needed: boolean): Markup {
  return html`<div class="table"><table>
    <thead><tr><th>Field</th><th>Type</th>${needed ? html`<th>Needed</th>` : ''}</tr></thead>
    <tbody>${rows.map(
      ({ path, schema, required }) =>
        html`<tr><td>${path}</td><td>${typeWords(schema)}</td>${
          needed ? html`<td>${required ? 'yes' : 'no'}</td>` : ''
        }</tr>`,
    )}</tbody></table></div>`;
}

function schemaPart(title: string, schema: JsonSchema, needed = false): Markup {
  const rows = rowsOf(schema);
  const isWhole = rows.length === 0 || schema.type === 'array';
  return html`<h4>${title}${isWhole ? html`: ${typeWords(schema)}` : ''}</h4>
    ${rows.length > 0 ? fieldTable(rows, needed) : ''}`;
}

function eventParts(schema: JsonSchema): Markup {
  return html`${(schema.anyOf ?? []).map((event) => {
    const name = String(event.properties?.event?.const ?? '');
    return schemaPart(`Event ${name}`, event.properties?.data ?? {});
  })}`;
}

function operationPart(path: string, method: string, operation: Operation): Markup {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const parameterRows = parameters.map(({ name, schema, required }) => ({
    path: name,
    schema,
    required,
  }));
  const body = requestBody?.content['application/json']?.schema;
  const [status = '', answer] = Object.entries(responses)[0] ?? [];
  const json = answer?.content['application/json']?.schema;
  const stream = answer?.content['text/event-stream']?.schema;
  return html`<article id="${operationId}">
    <h3><b>${method.toUpperCase()}</b> ${path}</h3>
    <p>${summary}. ${description}</p>
    ${parameters.length > 0 ? html`<h4>Parameters</h4>${fieldTable(parameterRows, true)}` : ''}
    ${body ? schemaPart('Body', body, true) : ''}
    ${json ? schemaPart(`Answer ${status}`, json) : ''}
    ${stream ? eventParts(stream) : ''}
  </article>`;
}

/** The API for people: no script, made from the same document that machines read. */
export async function docsPage(document: OpenApiDocument): Promise<string> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = [...new Set(operations.map(({ operation }) => operation.tags[0] ?? ''))].map(
    (name) => ({ name, members: operations.filter((one) => one.operation.tags[0] === name) }),
  );
  const schemas = Object.entries(document.components.schemas);
  const base = document.servers[0]?.url ?? '';

  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}</title>
<style>${raw(docsStyle)}</style>
</head>
<body>
<div class="frame">
<nav aria-label="Endpoints">
${groups.map(
  ({ name, members }) =>
    html`<h2>${name}</h2><ul>${members.map(
      ({ path, method, operation }) =>
        html`<li><a href="#${operation.operationId}">${method.toUpperCase()} ${path}</a></li>`,
    )}</ul>`,
)}
</nav>
<main>
<h1>${document.info.title}</h1>
<p>Version ${document.info.version}. Every path is below ${base}. Send a token as Authorization: Bearer, or an API key as X-API-Key. The same for machines: <a href="${base}/openapi.json">openapi.json</a></p>
${groups.map(
  ({ name, members }) =>
    html`<section><h2>${name}</h2>${members.map(({ path, method, operation }) =>
      operationPart(path, method, operation),
    )}</section>`,
)}
<section><h2>Schemas</h2>
${schemas.map(
  ([name, schema]) =>
    html`<article id="schema-${name}"><h3>${name}</h3>${fieldTable(rowsOf(schema), false)}</article>`,
)}
</section>
</main>
</div>
</body>
</html>`;
  return page.toString();
}
