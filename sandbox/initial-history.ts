import { deflateSync } from 'node:zlib';
import { type BinaryNode, proto } from 'baileys';
import { userJid } from './addresses.ts';
import { stanza, timestamp } from './stanzas.ts';
import type { Device } from './state.ts';

/**
 * Says that there is no history to wait for. Until its first history message, or 20 s, a newly
 * linked device holds back all events (`AwaitingInitialSync` in Baileys' Socket/chats.js).
 */
export function initialHistory(device: Device, id: string): BinaryNode {
  const syncType = proto.HistorySync.HistorySyncType.RECENT;
  const notification = {
    syncType,
    progress: 100,
    chunkOrder: 1,
    initialHistBootstrapInlinePayload: deflateSync(
      proto.HistorySync.encode({ syncType, progress: 100, conversations: [] }).finish(),
    ),
  };
  const content = proto.Message.encode({
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: notification,
    },
  }).finish();
  const from = userJid(device.phone);
  const attrs = { id, from, type: 'text', category: 'peer', t: timestamp() };
  return stanza('message', attrs, [stanza('plaintext', {}, content)]);
}
