import { randomBytes } from 'node:crypto';
import type { BinaryNode } from 'baileys';
import { SERVER } from './addresses.ts';
import { newId, stanza, timestamp } from './stanzas.ts';

/**
 * Asks for a passkey in place of `pair-success`, as WhatsApp does of some accounts since 2026.
 * Only a page on web.whatsapp.com could sign it (whatsmeow's pair-passkey.go).
 */
export function passkeyRequest(): BinaryNode {
  const type = 'passkey_prologue_request';
  const attrs = { id: newId(), from: SERVER, type, t: timestamp() };
  return stanza('notification', attrs, [passkeyRequestOptions()]);
}

export function passkeyRequestOptions(): BinaryNode {
  const options = {
    challenge: randomBytes(32).toString('base64url'),
    rpId: 'web.whatsapp.com',
    userVerification: 'required',
    timeout: 60_000,
    allowCredentials: [],
  };
  return stanza('passkey_request_options', {}, Buffer.from(JSON.stringify(options)));
}
