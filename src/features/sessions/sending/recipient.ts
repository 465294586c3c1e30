import { toChatId } from '../../../../rules/chat-ids.ts';
import { phoneDigits } from '../../../../rules/phone-numbers.ts';

/** Why what was written is nobody's address. */
export type RecipientFault = 'empty' | 'no_country_code' | 'not_a_number' | 'not_a_chat';

export type Recipient =
  | { readonly chatId: string; readonly fault: null }
  | { readonly chatId: null; readonly fault: RecipientFault };

const refuse = (fault: RecipientFault): Recipient => ({ chatId: null, fault });

/** The chat behind a phone number in any usual way of writing, or behind a chat id. */
export function recipientOf(written: string): Recipient {
  const text = written.trim();
  if (text === '') return refuse('empty');
  if (text.includes('@')) {
    const chatId = toChatId(text);
    return chatId ? { chatId, fault: null } : refuse('not_a_chat');
  }
  const digits = phoneDigits(text);
  if (digits) return { chatId: `${digits}@c.us`, fault: null };
  return refuse(/^0[^0]/.test(text) ? 'no_country_code' : 'not_a_number');
}
