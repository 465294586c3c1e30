/**
 * Addresses. The API writes a person as `digits@c.us`, WhatsApp's protocol as
 * `digits@s.whatsapp.net`, either with a device suffix (`digits:7@…`). `…@g.us` is a group,
 * `…@lid` a privacy id, whose digits are never a phone number.
 */
export type ChatKind = 'person' | 'group' | 'lid';

const person = /^([1-9][0-9]{6,14})(?::[0-9]+)?@(?:c\.us|s\.whatsapp\.net)$/;
const group = /^[0-9]{5,25}(?:-[0-9]{5,20})?@g\.us$/;
const lid = /^([0-9]{5,20})(?::[0-9]+)?@lid$/;

/** The API's way of writing an address, or null if it is none of a chat. */
export function toChatId(address: string): string | null {
  const who = person.exec(address);
  if (who) return `${who[1]}@c.us`;
  if (group.test(address)) return address;
  const hidden = lid.exec(address);
  return hidden ? `${hidden[1]}@lid` : null;
}

/** The protocol's way of writing a chat id of the API. */
export function toJid(chatId: string): string {
  return chatId.replace(/@c\.us$/, '@s.whatsapp.net');
}

export function chatKind(chatId: string): ChatKind | null {
  if (person.test(chatId)) return 'person';
  if (group.test(chatId)) return 'group';
  return lid.test(chatId) ? 'lid' : null;
}

/** The phone number behind an address, as E.164 digits; null for groups and privacy ids. */
export function phoneOfAddress(address: string): string | null {
  return person.exec(address)?.[1] ?? null;
}
