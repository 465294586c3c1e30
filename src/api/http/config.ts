import * as z from 'zod/mini';
import { apiBasePath } from '../../../contract/endpoint.ts';

const config = z.object({ apiBaseUrl: z._default(z.string(), apiBasePath) });

/**
 * The API's absolute address, from `config.json` beside the dashboard; else its own server.
 * @param base where the dashboard begins
 */
export async function loadBaseUrl(base: URL, ask: typeof fetch): Promise<string> {
  return absoluteBaseUrl(await readConfig(base, ask), base);
}

async function readConfig(base: URL, ask: typeof fetch): Promise<string> {
  try {
    // A host may let it be kept for long, and whoever edits it wants to see that at once.
    const response = await ask(new URL('config.json', base), { cache: 'no-cache' });
    return z.parse(config, await response.json()).apiBaseUrl;
  } catch {
    return apiBasePath;
  }
}

export function absoluteBaseUrl(apiBaseUrl: string, base: URL): string {
  const url = URL.canParse(apiBaseUrl, base) ? new URL(apiBaseUrl, base) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  return (isWeb ? url.href : new URL(apiBasePath, base).href).replace(/\/+$/, '');
}
