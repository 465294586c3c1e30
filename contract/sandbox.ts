import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { confirmation } from './fields.ts';

/** What the sandbox's WhatsApp does at the next scan, or now to a linked account. */
export const pairingOutcomes = [
  'passkey',
  'banned',
  'replaced',
  'outdated',
  'restricted',
  'unavailable',
  'silent',
  /** The phone is linked, and its login is never answered. */
  'stuck',
  /** What answers the next connection can't prove that it is the network. */
  'untrusted',
] as const;
export type PairingOutcome = (typeof pairingOutcomes)[number];

/** E.164 digits, with or without `+`. */
const phone = z.string().check(z.regex(/^\+?[0-9]{7,15}$/, 'A phone number is 7 to 15 digits.'));

export const sandboxPhone = z.object({
  phone: z.string(),
  name: z.string(),
  /** Names of the sessions linked to it. */
  sessions: z.array(z.string()),
});
export type SandboxPhone = z.output<typeof sandboxPhone>;

export const listSandboxPhones = endpoint({
  name: 'listSandboxPhones',
  method: 'GET',
  path: '/sandbox/phones',
  scope: 'admin',
  summary: 'The virtual phones',
  inGuide: false,
  status: 200,
  response: z.array(sandboxPhone),
});

export const sandboxScan = endpoint({
  name: 'sandboxScan',
  method: 'POST',
  path: '/sandbox/scan',
  scope: 'admin',
  summary: 'A virtual phone scans the code of a sandbox session',
  inGuide: false,
  body: z.object({ session: z.string(), phone: z.optional(phone) }),
  status: 200,
  response: z.object({ phone: z.string(), name: z.string() }),
});

export const sandboxLink = endpoint({
  name: 'sandboxLink',
  method: 'POST',
  path: '/sandbox/link',
  scope: 'admin',
  summary: 'A pairing code is typed on a virtual phone',
  inGuide: false,
  body: z.object({
    code: z.string().check(z.maxLength(100)),
    /** The phone it is typed on; by default the one of the number that the code was made for. */
    phone: z.optional(phone),
  }),
  status: 200,
  response: z.object({ phone: z.string(), name: z.string() }),
});

export const sandboxWrite = endpoint({
  name: 'sandboxWrite',
  method: 'POST',
  path: '/sandbox/messages',
  scope: 'admin',
  summary: 'Someone writes to the account',
  inGuide: false,
  body: z.object({
    session: z.string(),
    chatId: z.string().check(z.maxLength(100)),
    from: z.optional(phone),
    text: z.string().check(z.minLength(1), z.maxLength(65_536)),
  }),
  status: 200,
  response: z.object({ id: z.string() }),
});

export const sandboxReceived = endpoint({
  name: 'sandboxReceived',
  method: 'GET',
  path: '/sandbox/messages',
  scope: 'admin',
  summary: 'What the virtual phones received from a session, decrypted',
  inGuide: false,
  query: z.object({ session: z.string() }),
  status: 200,
  response: z.array(z.object({ to: z.string(), text: z.string(), timestamp: z.number() })),
});

export const sandboxCreateGroup = endpoint({
  name: 'sandboxCreateGroup',
  method: 'POST',
  path: '/sandbox/groups',
  scope: 'admin',
  summary: 'The account is put into a new group',
  inGuide: false,
  body: z.object({
    session: z.string(),
    name: z.string().check(z.minLength(1), z.maxLength(100)),
    participants: z.array(phone).check(z.minLength(1), z.maxLength(1000)),
  }),
  status: 200,
  response: z.object({ id: z.string() }),
});

export const sandboxChangeParticipants = endpoint({
  name: 'sandboxChangeParticipants',
  method: 'POST',
  path: '/sandbox/groups/{id}/participants',
  scope: 'admin',
  summary: 'People join or leave a group',
  inGuide: false,
  params: z.object({ id: z.string() }),
  body: z.object({ add: z._default(z.array(phone), []), remove: z._default(z.array(phone), []) }),
  status: 200,
  response: confirmation,
});

export const sandboxReceipts = endpoint({
  name: 'sandboxReceipts',
  method: 'POST',
  path: '/sandbox/receipts',
  scope: 'admin',
  summary: 'A chat acknowledges what the account sent',
  inGuide: false,
  body: z.object({
    session: z.string(),
    chatId: z.string(),
    ack: z.enum(['delivered', 'read']),
  }),
  status: 200,
  response: z.object({ count: z.int() }),
});

export const sandboxUnlink = endpoint({
  name: 'sandboxUnlink',
  method: 'POST',
  path: '/sandbox/unlink',
  scope: 'admin',
  summary: 'The phone removes the session from its linked devices',
  inGuide: false,
  body: z.object({ session: z.string() }),
  status: 200,
  response: confirmation,
});

export const sandboxNetwork = endpoint({
  name: 'sandboxNetwork',
  method: 'POST',
  path: '/sandbox/network',
  scope: 'admin',
  summary: 'Take the sandbox network down or up',
  inGuide: false,
  body: z.object({ up: z.boolean() }),
  status: 200,
  response: confirmation,
});

export const sandboxOutcome = endpoint({
  name: 'sandboxOutcome',
  method: 'POST',
  path: '/sandbox/outcomes',
  scope: 'admin',
  summary: 'Choose what happens at the next scan, or now to a linked account',
  inGuide: false,
  body: z.object({ session: z.string(), next: z.enum(pairingOutcomes) }),
  status: 200,
  response: confirmation,
});

export const sandboxPairing = endpoint({
  name: 'sandboxPairing',
  method: 'POST',
  path: '/sandbox/pairing',
  scope: 'admin',
  summary: 'How many codes a sandbox session gets, and how long each lives',
  inGuide: false,
  body: z.object({
    refs: z.int().check(z.gte(1), z.lte(10)),
    seconds: z.optional(z.nullable(z.number().check(z.positive(), z.lte(600)))),
  }),
  status: 200,
  response: confirmation,
});
