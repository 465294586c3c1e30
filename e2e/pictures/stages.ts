import {
  type PairingOutcome,
  sandboxNetwork,
  sandboxOutcome,
  sandboxPairing,
  sandboxScan,
  sandboxUnlink,
} from '../../contract/sandbox.ts';
import { createSession, stopSession } from '../../contract/sessions.ts';
import type { Api } from '../fixtures/api.ts';
import { pairedSession, reaches, unpairedSession } from '../fixtures/sessions.ts';

/** One of the outcomes of pairing, or of the life after it. */
export interface Stage {
  /** Status and reason, as the API has them. */
  readonly status: string;
  readonly session: string;
  /** What the panel says once it is there. */
  readonly heading: string;
  /** Brings it about, or begins to. */
  readonly prepare: (api: Api, session: string) => Promise<unknown>;
}

const happen = (api: Api, session: string, next: PairingOutcome) =>
  api.call(sandboxOutcome, { body: { session, next } });

const scannedWith = (next: PairingOutcome) => async (api: Api, session: string) => {
  await unpairedSession(api, session);
  await happen(api, session, next);
  await api.call(sandboxScan, { body: { session } });
};

const linkedThen = (next: PairingOutcome) => async (api: Api, session: string) => {
  await pairedSession(api, session);
  await happen(api, session, next);
  await reaches(api, session, 'failed');
};

export const waiting: Stage = {
  status: 'qr_code',
  session: 'front-desk',
  heading: 'Link a phone to this session',
  prepare: unpairedSession,
};

/** It ends by itself after a minute, as `timedOut`. */
export const finishing: Stage = {
  status: 'starting · finishing',
  session: 'courier',
  heading: 'The phone has scanned the code',
  prepare: scannedWith('stuck'),
};

export const timedOut: Stage = {
  status: 'failed · timeout',
  session: finishing.session,
  heading: 'WhatsApp did not answer in time',
  prepare: async () => {},
};

export const lasting: readonly Stage[] = [
  {
    status: 'working',
    session: 'support-uk',
    heading: 'support-uk is linked',
    prepare: pairedSession,
  },
  {
    status: 'failed · qr_expired',
    session: 'returns',
    heading: 'No code was scanned',
    async prepare(api, session) {
      await api.call(sandboxPairing, { body: { refs: 6, seconds: 0.1 } });
      await api.call(createSession, { body: { name: session, network: 'sandbox' } });
      await reaches(api, session, 'failed');
      await api.call(sandboxPairing, { body: { refs: 6, seconds: null } });
    },
  },
  {
    status: 'failed · passkey_required',
    session: 'press-office',
    heading: 'WhatsApp asked for a passkey',
    prepare: scannedWith('passkey'),
  },
  {
    status: 'failed · logged_out',
    session: 'sales-berlin',
    heading: 'This session was unlinked on its phone',
    async prepare(api, session) {
      await pairedSession(api, session);
      await api.call(sandboxUnlink, { body: { session } });
      await reaches(api, session, 'failed');
    },
  },
  {
    status: 'failed · replaced',
    session: 'warehouse',
    heading: 'Another connection took over',
    prepare: linkedThen('replaced'),
  },
  {
    status: 'failed · banned',
    session: 'campaigns',
    heading: 'WhatsApp has banned this account',
    prepare: linkedThen('banned'),
  },
  {
    status: 'failed · restricted',
    session: 'newsletter',
    heading: 'WhatsApp has restricted this account',
    prepare: linkedThen('restricted'),
  },
  {
    status: 'failed · client_outdated',
    session: 'kiosk',
    heading: 'WhatsApp no longer accepts this version',
    prepare: linkedThen('outdated'),
  },
  {
    status: 'failed · untrusted_server',
    session: 'branch-oslo',
    heading: 'What answered is not WhatsApp',
    prepare: linkedThen('untrusted'),
  },
  {
    status: 'stopped',
    session: 'archive',
    heading: 'This session is stopped',
    async prepare(api, session) {
      await pairedSession(api, session);
      await api.call(stopSession, { params: { name: session } });
    },
  },
];

/** While the network is down; they become `unreachable` after a minute. */
export const cutOff: readonly Stage[] = [
  {
    status: 'starting',
    session: 'night-shift',
    heading: 'Connecting to WhatsApp',
    async prepare(api, session) {
      await api.call(sandboxNetwork, { body: { up: false } });
      await api.call(createSession, { body: { name: session, network: 'sandbox' } });
    },
  },
  {
    status: 'working · reconnecting',
    session: 'support-uk',
    heading: 'The connection to WhatsApp dropped',
    prepare: async () => {},
  },
];

export const unreachable: Stage = {
  status: 'failed · network',
  session: 'support-uk',
  heading: 'This server can’t reach WhatsApp',
  prepare: async () => {},
};
