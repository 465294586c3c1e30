import type { Lack } from '../../../api/features.ts';
import type { LiveState } from '../../../api/live.ts';
import type { CodeLink } from '../../../pairing/scene.ts';

interface Sources {
  /** The account's stream. */
  readonly account: LiveState;
  /** The session's own, which is opened where there is none of the account. */
  readonly ofSession: LiveState;
  /** Why the code can't be asked for; null where it can, again and again. */
  readonly lack: Lack | null;
}

/** Whether new codes reach this page, by whatever way the server has. */
export function codeReach({ account, ofSession, lack }: Sources): CodeLink {
  if (lack === 'out_of_scope') return 'none';
  if (account !== 'polling') return linkOf[account];
  if (lack === null) return 'up';
  return ofSession === 'polling' ? 'none' : linkOf[ofSession];
}

const linkOf = {
  live: 'up',
  connecting: 'opening',
  off: 'opening',
  reconnecting: 'down',
} as const;
