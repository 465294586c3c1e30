import { jidDecode } from 'baileys';
import { SandboxError } from './control.ts';

/** The address of the network itself. */
export const SERVER = 's.whatsapp.net';

export const userJid = (phone: string) => `${phone}@${SERVER}`;
export const deviceJid = (phone: string, device: number) => `${phone}:${device}@${SERVER}`;
/** Privacy ids of this network are a 9 before the phone number. */
export const userLid = (phone: string) => `9${phone}@lid`;
export const deviceLid = (phone: string, device: number) => `9${phone}:${device}@lid`;

export const isGroup = (jid: string) => jid.endsWith('@g.us');

/** The phone number behind the jid of a user or device, be it a phone number or a privacy id. */
export function phoneOf(jid: string): string {
  const address = jidDecode(jid);
  if (!address?.user) throw new SandboxError('invalid', `"${jid}" is not the address of a user.`);
  return address.server === 'lid' ? address.user.slice(1) : address.user;
}

export function deviceNumberOf(jid: string): number {
  return jidDecode(jid)?.device ?? 0;
}

/** The jid of a chat, with the phone number in place of a privacy id. */
export function chatJid(jid: string): string {
  return /@(lid|c\.us|s\.whatsapp\.net)$/.test(jid) ? userJid(phoneOf(jid)) : jid;
}

/** A chat in the dialect of the API: `digits@c.us` or `…@g.us`. */
export const apiChatId = (jid: string) => jid.replace(`@${SERVER}`, '@c.us');

/** Reads a phone number given as digits or `digits@c.us`. */
export function readPhone(value: string): string {
  const phone = /^([1-9]\d{6,14})(@(c\.us|s\.whatsapp\.net))?$/.exec(value)?.[1];
  if (!phone) {
    throw new SandboxError(
      'invalid',
      `"${value}" is not a phone number: give 7 to 15 digits with the country code.`,
    );
  }
  return phone;
}
