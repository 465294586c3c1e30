import { msg } from '@lingui/core/macro';
import type { PairingState } from '../../../contract/pairing-links.ts';
import { sessionCondition, type Words } from '../../pairing/session-status.ts';

/** Where whoever holds the phone needs to hear something else than whoever runs the server. */
const ownWords = new Map<string, Words>([
  ['stopped', msg`Its session is not connected to WhatsApp now. Asking for a code connects it.`],
  ['starting', msg`This takes a few seconds. A code to scan comes next.`],
  [
    'failed network',
    msg`The server had no answer from WhatsApp for 60 s. It tries again by itself, and this page shows the code when there is one.`,
  ],
  [
    'failed client_outdated',
    msg`MoltFlow needs an update on its server before a phone can be linked. Tell whoever sent you this link.`,
  ],
  [
    'failed untrusted_server',
    msg`The certificate of what answered does not verify, so nothing was sent to it. Tell whoever sent you this link.`,
  ],
  ['failed timeout', msg`A step took longer than it may. A new code usually helps.`],
]);

/** What happened, in words for whoever holds the phone. */
export function holderWords({ status, status_reason }: PairingState): {
  readonly title: Words;
  readonly explanation: Words;
} {
  const { title, explanation } = sessionCondition({ status, status_reason });
  const own = ownWords.get([status, status_reason].filter(Boolean).join(' '));
  return { title, explanation: own ?? explanation };
}
