import {
  getContentType,
  normalizeMessageContent,
  type proto,
  toNumber,
  type WAMessage,
} from 'baileys';
import type { Message } from '../../contract/messages.ts';
import { toChatId } from '../../rules/chat-ids.ts';

/**
 * A message as the contract has it; null for what is none to a person: keys, edits, reactions,
 * receipts of a kind, status broadcasts. `account` is the session's own chat id.
 */
export function toMessage(received: WAMessage, account: string): Message | null {
  const { key } = received;
  const chatId = addressOf(key.remoteJid, key.remoteJidAlt);
  const content = contentOf(received.message);
  if (!key.id || !chatId || !content) return null;
  const fromMe = key.fromMe === true;
  const author = key.participant ? addressOf(key.participant, key.participantAlt) : chatId;
  return {
    id: key.id,
    chatId,
    from: fromMe ? account : (author ?? chatId),
    from_name: fromMe ? null : received.pushName || null,
    from_me: fromMe,
    body: content.body,
    type: content.type,
    timestamp: toNumber(received.messageTimestamp),
    ack: fromMe ? 'sent' : null,
  };
}

/** The phone number is the better address of a person known by a privacy id. */
function addressOf(jid: string | null | undefined, alias: string | undefined): string | null {
  const address = jid ? toChatId(jid) : null;
  if (!address?.endsWith('@lid') || !alias) return address;
  return toChatId(alias) ?? address;
}

const silent = new Set([
  'protocolMessage',
  'senderKeyDistributionMessage',
  'reactionMessage',
  'encReactionMessage',
  'pollUpdateMessage',
  'keepInChatMessage',
  'pinInChatMessage',
]);

function contentOf(
  message: proto.IMessage | null | undefined,
): { type: string; body: string } | null {
  const content = normalizeMessageContent(message);
  const kind = getContentType(content);
  if (!content || !kind || silent.has(kind)) return null;
  return { type: typeNames[kind] ?? kind.replace(/Message(V[0-9]+)?$/, ''), body: bodyOf(content) };
}

/** Where the name that people know differs from the field's. */
const typeNames: Readonly<Record<string, string>> = {
  conversation: 'text',
  extendedTextMessage: 'text',
  pollCreationMessage: 'poll',
  pollCreationMessageV2: 'poll',
  pollCreationMessageV3: 'poll',
  contactMessage: 'contact',
  contactsArrayMessage: 'contact',
  liveLocationMessage: 'location',
};

function bodyOf(content: proto.IMessage): string {
  return (
    content.conversation ||
    content.extendedTextMessage?.text ||
    content.imageMessage?.caption ||
    content.videoMessage?.caption ||
    content.documentMessage?.caption ||
    content.documentMessage?.fileName ||
    content.locationMessage?.name ||
    content.contactMessage?.displayName ||
    content.pollCreationMessage?.name ||
    content.pollCreationMessageV2?.name ||
    content.pollCreationMessageV3?.name ||
    ''
  );
}
