import * as apiKeys from '../../contract/api-keys.ts';
import * as auth from '../../contract/auth.ts';
import type { Endpoints } from '../../contract/endpoints.ts';
import * as events from '../../contract/events.ts';
import * as groups from '../../contract/groups.ts';
import * as messages from '../../contract/messages.ts';
import * as pairingLinks from '../../contract/pairing-links.ts';
import * as sandbox from '../../contract/sandbox.ts';
import * as server from '../../contract/server.ts';
import * as sessions from '../../contract/sessions.ts';
import { owner as account } from '../../server/app-fixture.ts';
import { prepareSetup } from '../../server/auth/setup.ts';
import { type Api, openApi } from './api.ts';
import type { Caller } from './caller.ts';
import type { Listener } from './listener.ts';

/** The session that is linked before the first call. */
export const toy = 'toy';
export const friend = '447700900598';
const chatId = `${friend}@c.us`;
const ofToy = { params: { name: toy } };

/** Each in an app of its own name space: none depends on another. */
export const goodCalls: Readonly<Record<keyof Endpoints, (api: Api) => Promise<unknown>>> = {
  setupState: ({ anyone }) => anyone.call(auth.setupState, {}),
  async setup() {
    const fresh = await openApi({ withoutOwner: true, withSandbox: false });
    const { store, clock } = fresh.app;
    const token = (await prepareSetup({ store, clock, admin: null })) ?? '';
    await fresh.anyone.call(auth.setup, { body: { token, ...account } });
    await fresh.close();
  },
  login: ({ anyone }) => anyone.call(auth.login, { body: account }),
  async refresh({ anyone, login }) {
    const { refreshToken: refresh_token } = await login();
    await anyone.call(auth.refresh, { body: { refresh_token } });
  },
  logout: async ({ login }) => (await login()).call(auth.logout, {}),
  me: ({ owner }) => owner.call(auth.me, {}),
  grant: ({ owner }) => owner.call(auth.grant, {}),
  changePassword: ({ owner }) =>
    owner.call(auth.changePassword, {
      body: { current_password: account.password, new_password: account.password },
    }),
  listLogins: ({ owner }) => owner.call(auth.listLogins, {}),
  async endLogin({ owner, login }) {
    await login();
    const { items } = await owner.call(auth.listLogins, {});
    const id = items.find(({ current }) => !current)?.id;
    await owner.call(auth.endLogin, { params: { id } });
  },
  async listApiKeys({ owner, key }) {
    await key(['sessions:read']);
    await owner.call(apiKeys.listApiKeys, { query: { limit: 1 } });
  },
  createApiKey: ({ owner }) =>
    owner.call(apiKeys.createApiKey, { body: { name: 'K', scopes: [], expires_in_days: 1 } }),
  async getApiKey({ owner, key }) {
    const { id } = await key(['sessions:read'], [toy]);
    await owner.call(apiKeys.getApiKey, { params: { id } });
  },
  async revokeApiKey({ owner, key }) {
    const { id } = await key([]);
    await owner.call(apiKeys.revokeApiKey, { params: { id } });
  },
  listSessions: ({ owner }) => owner.call(sessions.listSessions, {}),
  createSession: ({ owner }) =>
    owner.call(sessions.createSession, { body: { name: 'made', status: 'stopped' } }),
  getSession: ({ owner }) => owner.call(sessions.getSession, ofToy),
  async deleteSession({ owner, stopped }) {
    await stopped('deleted');
    await owner.call(sessions.deleteSession, { params: { name: 'deleted' } });
  },
  sessionHistory: ({ owner }) =>
    owner.call(sessions.sessionHistory, { ...ofToy, query: { limit: 2 } }),
  async startSession({ owner, stopped }) {
    await stopped('started');
    await owner.call(sessions.startSession, { params: { name: 'started' } });
  },
  async stopSession({ owner, showing }) {
    await showing('halted');
    await owner.call(sessions.stopSession, { params: { name: 'halted' } });
  },
  async restartSession({ owner, showing }) {
    await showing('restarted');
    await owner.call(sessions.restartSession, { params: { name: 'restarted' } });
  },
  async logoutSession({ owner, linked }) {
    await linked('logged-out');
    await owner.call(sessions.logoutSession, { params: { name: 'logged-out' } });
  },
  async getQrCode({ owner, showing }) {
    await showing('shown');
    await owner.call(sessions.getQrCode, { params: { name: 'shown' } });
  },
  async requestPairingCode({ owner, showing }) {
    await showing('typed');
    await withPairingCode(owner, 'typed');
  },
  async listPairingLinks({ owner, stopped }) {
    const { params } = await withPairingLink(owner, stopped, 'listed');
    await owner.call(pairingLinks.listPairingLinks, { params, query: { limit: 1 } });
  },
  createPairingLink: ({ owner, stopped }) => withPairingLink(owner, stopped, 'to-pair'),
  async revokePairingLink({ owner, stopped }) {
    const { id, params } = await withPairingLink(owner, stopped, 'taken-back');
    await owner.call(pairingLinks.revokePairingLink, { params: { ...params, id } });
  },
  async pairingLinkStream({ anyone, owner, stopped }) {
    const { pairingToken } = await withPairingLink(owner, stopped, 'watched');
    await firstOf(await anyone.listen(pairingLinks.pairingLinkStream, { pairingToken }));
  },
  async askForCodes({ anyone, owner, stopped }) {
    const { pairingToken } = await withPairingLink(owner, stopped, 'asked-for');
    await anyone.call(pairingLinks.askForCodes, { pairingToken });
  },
  sessionStream: async ({ owner }) =>
    firstOf(await owner.listen(events.sessionStream, { ...ofToy, query: {} })),
  accountStream: async ({ owner }) =>
    firstOf(await owner.listen(events.accountStream, { query: {} })),
  sendMessage: ({ owner }) =>
    owner.call(messages.sendMessage, { ...ofToy, body: { chatId, text: 'Hello' } }),
  async listWhatsappGroups({ owner }) {
    await owner.call(sandbox.sandboxCreateGroup, {
      body: { session: toy, name: 'Team', participants: [friend] },
    });
    await owner.call(groups.listWhatsappGroups, ofToy);
  },
  health: ({ anyone }) => anyone.call(server.health, {}),
  listSandboxPhones: ({ owner }) => owner.call(sandbox.listSandboxPhones, {}),
  async sandboxScan({ owner, showing }) {
    await showing('scanned');
    await owner.call(sandbox.sandboxScan, { body: { session: 'scanned' } });
  },
  async sandboxLink({ owner, showing }) {
    await showing('linked');
    const { code } = await withPairingCode(owner, 'linked');
    await owner.call(sandbox.sandboxLink, { body: { code, phone: friend } });
  },
  sandboxWrite: ({ owner }) =>
    owner.call(sandbox.sandboxWrite, { body: { session: toy, chatId, text: 'Hi' } }),
  async sandboxReceived({ owner }) {
    await owner.call(messages.sendMessage, { ...ofToy, body: { chatId, text: 'Read me' } });
    await owner.call(sandbox.sandboxReceived, { query: { session: toy } });
  },
  sandboxCreateGroup: ({ owner }) =>
    owner.call(sandbox.sandboxCreateGroup, {
      body: { session: toy, name: 'Friends', participants: [`+${friend}`] },
    }),
  async sandboxChangeParticipants({ owner }) {
    const { id } = await owner.call(sandbox.sandboxCreateGroup, {
      body: { session: toy, name: 'Changing', participants: [friend] },
    });
    const change = { add: ['447700900531'], remove: [friend] };
    await owner.call(sandbox.sandboxChangeParticipants, { params: { id }, body: change });
  },
  sandboxReceipts: ({ owner }) =>
    owner.call(sandbox.sandboxReceipts, { body: { session: toy, chatId, ack: 'read' } }),
  async sandboxUnlink({ owner, linked }) {
    await linked('unlinked');
    await owner.call(sandbox.sandboxUnlink, { body: { session: 'unlinked' } });
  },
  sandboxNetwork: ({ owner }) => owner.call(sandbox.sandboxNetwork, { body: { up: true } }),
  async sandboxOutcome({ owner, showing }) {
    await showing('banned');
    await owner.call(sandbox.sandboxOutcome, { body: { session: 'banned', next: 'banned' } });
  },
  sandboxPairing: ({ owner }) => owner.call(sandbox.sandboxPairing, { body: { refs: 6 } }),
};

/** A stopped session with a link, and what a phone's holder and the owner need of it. */
async function withPairingLink(owner: Caller, stopped: Api['stopped'], name: string) {
  await stopped(name);
  const params = { name };
  const body = { expires_in_minutes: 5 };
  const { id, url } = await owner.call(pairingLinks.createPairingLink, { params, body });
  const pairingToken = new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? '';
  return { id, params, pairingToken };
}

/** A code for the friend's phone to type. */
function withPairingCode(owner: Caller, name: string) {
  const body = { phone: `+${friend}` };
  return owner.call(sessions.requestPairingCode, { params: { name }, body });
}

async function firstOf(stream: Pick<Listener, 'close'> & { next(): Promise<unknown> }) {
  await stream.next();
  await stream.close();
}
