import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type SandboxControl, SandboxError, type SandboxErrorCode } from './control.ts';

/** Methods by the last part of their path: `POST /control/<method>` with the input as JSON. */
export const remoteMethods = [
  'phones',
  'scan',
  'link',
  'sendText',
  'received',
  'createGroup',
  'changeParticipants',
  'receipts',
  'unlink',
  'network',
  'outcome',
  'pairing',
  'pairingSettings',
  'reset',
] as const satisfies readonly (keyof SandboxControl)[];
export type RemoteMethod = (typeof remoteMethods)[number];

export const ROOT_KEY_PATH = '/control/root-key';
const PATH = '/control/';
const MAX_BODY_BYTES = 1024 * 1024;
const statusOf: Record<SandboxErrorCode, number> = {
  invalid: 400,
  not_found: 404,
  not_online: 409,
};

/**
 * The sandbox over HTTP for other processes of this machine. It has no password, so pages must not
 * reach it: a browser names its page in Origin, and the host it thinks it talks to in Host.
 */
export function controlApi(sandbox: SandboxControl): RequestListener {
  return (request, response) => {
    handle(sandbox, request)
      .then(({ status, body }) => send(response, status, body))
      .catch((error: unknown) => {
        if (error instanceof SandboxError) {
          const { code, message } = error;
          send(response, statusOf[code], { code, message });
        } else {
          send(response, 500, { message: `The sandbox failed to do this: ${error}` });
        }
      });
  };
}

async function handle(sandbox: SandboxControl, request: IncomingMessage) {
  const { method, url = '' } = request;
  if (request.headers.origin !== undefined || !isLoopback(request.headers.host)) {
    return { status: 403, body: { message: 'The sandbox is only for programs of this machine.' } };
  }
  if (method === 'GET' && url === ROOT_KEY_PATH) {
    const key = await sandbox.rootPublicKey();
    return { status: 200, body: { rootPublicKey: Buffer.from(key).toString('base64') } };
  }
  const name = url.startsWith(PATH) ? url.slice(PATH.length) : undefined;
  const action = remoteMethods.find((known) => known === name);
  if (method !== 'POST' || !action) return { status: 404, body: { message: 'Not found.' } };
  // The input is checked by the method itself, whose types only its callers in process can rely on.
  const call = sandbox[action].bind(sandbox) as (input: unknown) => Promise<unknown>;
  const result = await call(await readInput(request));
  return { status: 200, body: { result } };
}

function isLoopback(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');
}

async function readInput(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) throw new SandboxError('invalid', 'The request is too long.');
    chunks.push(chunk);
  }
  if (length === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new SandboxError('invalid', 'The request is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
