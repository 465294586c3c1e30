import * as apiKeys from './api-keys.ts';
import * as auth from './auth.ts';
import * as events from './events.ts';
import * as groups from './groups.ts';
import * as messages from './messages.ts';
import * as pairingLinks from './pairing-links.ts';
import * as sandbox from './sandbox.ts';
import * as server from './server.ts';
import * as sessions from './sessions.ts';

/** The whole API, in the order in which it is documented. */
export const endpoints = {
  setupState: auth.setupState,
  setup: auth.setup,
  login: auth.login,
  refresh: auth.refresh,
  logout: auth.logout,
  me: auth.me,
  grant: auth.grant,
  changePassword: auth.changePassword,
  listLogins: auth.listLogins,
  endLogin: auth.endLogin,
  listApiKeys: apiKeys.listApiKeys,
  createApiKey: apiKeys.createApiKey,
  getApiKey: apiKeys.getApiKey,
  revokeApiKey: apiKeys.revokeApiKey,
  listSessions: sessions.listSessions,
  createSession: sessions.createSession,
  getSession: sessions.getSession,
  deleteSession: sessions.deleteSession,
  sessionHistory: sessions.sessionHistory,
  startSession: sessions.startSession,
  stopSession: sessions.stopSession,
  restartSession: sessions.restartSession,
  logoutSession: sessions.logoutSession,
  getQrCode: sessions.getQrCode,
  requestPairingCode: sessions.requestPairingCode,
  listPairingLinks: pairingLinks.listPairingLinks,
  createPairingLink: pairingLinks.createPairingLink,
  revokePairingLink: pairingLinks.revokePairingLink,
  pairingLinkStream: pairingLinks.pairingLinkStream,
  askForCodes: pairingLinks.askForCodes,
  sessionStream: events.sessionStream,
  accountStream: events.accountStream,
  sendMessage: messages.sendMessage,
  listWhatsappGroups: groups.listWhatsappGroups,
  health: server.health,
  listSandboxPhones: sandbox.listSandboxPhones,
  sandboxScan: sandbox.sandboxScan,
  sandboxLink: sandbox.sandboxLink,
  sandboxWrite: sandbox.sandboxWrite,
  sandboxReceived: sandbox.sandboxReceived,
  sandboxCreateGroup: sandbox.sandboxCreateGroup,
  sandboxChangeParticipants: sandbox.sandboxChangeParticipants,
  sandboxReceipts: sandbox.sandboxReceipts,
  sandboxUnlink: sandbox.sandboxUnlink,
  sandboxNetwork: sandbox.sandboxNetwork,
  sandboxOutcome: sandbox.sandboxOutcome,
  sandboxPairing: sandbox.sandboxPairing,
} as const;

export type Endpoints = typeof endpoints;

export { apiBasePath } from './endpoint.ts';
