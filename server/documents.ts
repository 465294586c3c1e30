import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { apiBasePath, endpoints } from '../contract/endpoints.ts';
import type { Admission } from './admission.ts';
import { docsPage } from './docs-page.ts';
import { docsStyle } from './docs-style.ts';
import { openApiDocument } from './openapi.ts';
import type { AppEnv } from './request-context.ts';
import { contentPolicies } from './security-headers.ts';

/** The API's description: `/openapi.json` for machines, `/docs` for people. Both are public. */
export function mountDocuments(
  app: Hono<AppEnv>,
  deps: { version: string; admission: Admission },
): void {
  const document = openApiDocument(endpoints, { version: deps.version, basePath: apiBasePath });
  const styleHash = `sha256-${createHash('sha256').update(docsStyle).digest('base64')}`;
  const policy = contentPolicies.document(styleHash);

  app.get(`${apiBasePath}/openapi.json`, async (c) => {
    c.set('route', '/openapi.json');
    await deps.admission.identify(c, {});
    return Response.json(document);
  });
  app.get(`${apiBasePath}/docs`, async (c) => {
    c.set('route', '/docs');
    await deps.admission.identify(c, {});
    const headers = {
      'Content-Type': 'text/html; charset=UTF-8',
      'Content-Security-Policy': policy,
    };
    return new Response(await docsPage(document), { headers });
  });
}
