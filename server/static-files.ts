import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import type { AppContext, AppEnv } from './request-context.ts';

/** Vite names what lies here after its content, so it may be kept for good. */
const hashedFolder = '/assets/';

/**
 * Serves the built dashboard: its files, and its one page for every address that is a page's. Not
 * `index.html`, which is for hosts that don't.
 */
export function mountDashboard(app: Hono<AppEnv>, root: string): void {
  const page = 'fallback.html';
  // Made per request: it complains on the console about a folder that is not there yet.
  const serve = (c: AppContext, path?: string) =>
    serveStatic<AppEnv>({ root, precompressed: true, ...(path && { path }) })(c, async () => {});

  app.get('*', async (c) => {
    if (!existsSync(join(root, page))) {
      return c.text('The dashboard is not built yet: run npm run build.', 404);
    }
    const { path } = c.req;
    const isHashed = path.startsWith(hashedFolder);
    const accept = c.req.header('accept') ?? '*/*';
    const mayBePage = !isHashed && !/\.[^/]*$/.test(path) && /text\/html|\*\/\*/.test(accept);
    const isRoot = path === '/';
    const file = isRoot ? undefined : await serve(c);
    const answer = file ?? (mayBePage ? await serve(c, page) : undefined);
    if (!answer) return c.text('Not found.', 404);
    const kept = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
    answer.headers.set('Cache-Control', kept);
    return answer;
  });
}
