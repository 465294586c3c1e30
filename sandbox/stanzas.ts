import { randomBytes } from 'node:crypto';
import type { BinaryNode } from 'baileys';

export const stanza = (
  tag: string,
  attrs: BinaryNode['attrs'] = {},
  content?: BinaryNode['content'],
): BinaryNode => (content === undefined ? { tag, attrs } : { tag, attrs, content });

/** Seconds, as the `t` of stanzas. */
export const now = () => Math.floor(Date.now() / 1000);
export const timestamp = () => String(now());

/** As phones name messages; other stanzas may have any id. */
export const newId = () => randomBytes(16).toString('hex').toUpperCase();
