import * as z from 'zod/mini';
import { apiBasePath } from '../../contract/endpoint.ts';

const config = z.object({ apiBaseUrl: z._default(z.string(), apiBasePath) });

/** The API's absolute address, from `config.json` beside the dashboard; else its own server. */
export async function loadBaseUrl(page: URL, ask: typeof fetch): Promise<string> {
  return absoluteBaseUrl(await readConfig(ask), page);
}

async function readConfig(ask: typeof fetch): Promise<string> {
  try {
    const response = await ask(`${import.meta.env.BASE_URL}config.json`);
    return z.parse(config, await response.json()).apiBaseUrl;
  } catch {
    return apiBasePath;
  }
}

export function absoluteBaseUrl(apiBaseUrl: string, page: URL): string {
  const url = URL.canParse(apiBaseUrl, page) ? new URL(apiBaseUrl, page) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  return (isWeb ? url.href : new URL(apiBasePath, page).href).replace(/\/+$/, '');
}
