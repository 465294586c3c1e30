import { apiBasePath } from '../../contract/endpoint.ts';

/**
 * The absolute address of a server's API, without a slash at the end, from any way of writing it:
 * a host, with or without scheme, port, `/api/v2` or what lies below. Null: no address.
 */
export function readServerAddress(written: string): string | null {
  const url = parseWeb(written.trim());
  if (!url || url.username || url.password) return null;
  return url.origin + apiPath(url.pathname);
}

/** As people write it, and as short as `readServerAddress` still reads it. */
export function shortAddress(baseUrl: string): string {
  const server = baseUrl.replace(new RegExp(`${apiBasePath}$`), '');
  const writings = [server.replace(/^\w+:\/\//, ''), server];
  return writings.find((written) => readServerAddress(written) === baseUrl) ?? baseUrl;
}

/** Whether what is sent there can be read on the way. */
export function isInTheClear(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'http:' && !isLoopback(hostname);
}

/** Browsers trust these over plain http. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.[0-9]+){3}|\[::1\])$/.test(hostname);
}

function parseWeb(text: string): URL | null {
  if (/^https?:/i.test(text)) return URL.canParse(text) ? new URL(text) : null;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(`https://${text}`)) return null;
  const url = new URL(`https://${text}`);
  return hasCertificate(url.hostname) ? url : new URL(`http://${text}`);
}

/** Bare addresses and the names of a home or office network mostly have none. */
function hasCertificate(hostname: string): boolean {
  const isNumber = /^\[|^[0-9]+(?:\.[0-9]+){3}$/.test(hostname);
  const isLocal =
    !hostname.includes('.') || /\.(?:localhost|local|lan|home|internal|arpa)$/.test(hostname);
  return !isNumber && !isLocal;
}

function apiPath(pathname: string): string {
  const path = pathname.replace(/\/+$/, '');
  const end = `${path}/`.indexOf(`${apiBasePath}/`);
  if (end >= 0) return path.slice(0, end) + apiBasePath;
  return path.replace(/\/api$/, '') + apiBasePath;
}
