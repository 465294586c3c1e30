import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  Ban,
  CircleArrowUp,
  CircleCheck,
  CircleQuestionMark,
  CircleStop,
  Hourglass,
  LoaderCircle,
  Lock,
  type LucideIcon,
  MonitorSmartphone,
  QrCode,
  RotateCw,
  ShieldAlert,
  TimerOff,
  TriangleAlert,
  Unlink,
  UserKey,
  WifiOff,
} from 'lucide-react';
import type { Tone } from '../ui/StatusBadge.tsx';

/** Words of ours, or another server's own word, which is shown as it is. */
export type Words = MessageDescriptor | string;

/** `open` leads to the session's page, where the words say more; the others are verbs of the API. */
export interface NextStep<Act extends 'open' | 'start' | 'restart'> {
  readonly act: Act;
  readonly label: Words;
}

export interface SessionCondition {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly word: Words;
  /** What the word leaves open, in a few words. */
  readonly detail: Words | null;
  readonly title: Words;
  readonly explanation: Words;
  /** What a person does next: in the row of the list, and on the page that explains it. */
  readonly rowStep: NextStep<'open' | 'start' | 'restart'> | null;
  readonly pageStep: NextStep<'start' | 'restart'> | null;
}

const start = (label: Words) => ({ act: 'start', label }) as const;
const restart = (label: Words) => ({ act: 'restart', label }) as const;
const open = (label: Words) => ({ act: 'open', label }) as const;

const conditions = new Map<string, SessionCondition>(
  Object.entries({
    stopped: {
      tone: 'idle',
      icon: CircleStop,
      word: msg`Stopped`,
      detail: null,
      title: msg`This session is stopped`,
      explanation: msg`Nothing is sent or received. A linked phone stays linked, and starting needs no new code.`,
      rowStep: start(msg`Start`),
      pageStep: start(msg`Start session`),
    },
    starting: {
      tone: 'info',
      icon: LoaderCircle,
      word: msg`Starting`,
      detail: null,
      title: msg`Connecting to WhatsApp`,
      explanation: msg`This takes a few seconds. Without a linked phone, a code to scan comes next.`,
      rowStep: null,
      pageStep: null,
    },
    'starting finishing': {
      tone: 'info',
      icon: LoaderCircle,
      word: msg`Finishing`,
      detail: msg`The code was scanned`,
      title: msg`The phone has scanned the code`,
      explanation: msg`WhatsApp restarts the connection once and sends the first chats. Keep WhatsApp open on the phone.`,
      rowStep: null,
      pageStep: null,
    },
    qr_code: {
      tone: 'info',
      icon: QrCode,
      word: msg`Waiting for scan`,
      detail: null,
      title: msg`Link a phone to this session`,
      explanation: msg`Scan the code with the phone that this session is to use.`,
      rowStep: open(msg`Open code`),
      pageStep: null,
    },
    working: {
      tone: 'good',
      icon: CircleCheck,
      word: msg`Working`,
      detail: null,
      title: msg`A phone is linked`,
      explanation: msg`Texts are sent and received through this phone. The phone may be offline for up to 14 days.`,
      rowStep: null,
      pageStep: null,
    },
    'working reconnecting': {
      tone: 'warn',
      icon: RotateCw,
      word: msg`Reconnecting`,
      detail: msg`The connection dropped`,
      title: msg`The connection to WhatsApp dropped`,
      explanation: msg`It is being restored by itself, and the phone is still linked. Texts sent now wait for up to 60 s.`,
      rowStep: null,
      pageStep: null,
    },
    'failed qr_expired': {
      tone: 'warn',
      icon: Hourglass,
      word: msg`Codes expired`,
      detail: msg`None was scanned`,
      title: msg`No code was scanned`,
      explanation: msg`WhatsApp gives a few codes at a time, and all of them ran out. No phone was linked, and nothing of this session is lost.`,
      rowStep: start(msg`New code`),
      pageStep: start(msg`Show a new code`),
    },
    'failed passkey_required': {
      tone: 'warn',
      icon: UserKey,
      word: msg`Passkey required`,
      detail: msg`Asked by WhatsApp`,
      title: msg`WhatsApp asked for a passkey`,
      explanation: msg`Only a page of WhatsApp’s own can sign it, so this server can’t go on with this account. The phone is not linked. WhatsApp asks only some accounts: try again later, or link another one.`,
      rowStep: open(msg`What to do`),
      pageStep: start(msg`Link another account`),
    },
    'failed logged_out': {
      tone: 'bad',
      icon: Unlink,
      word: msg`Logged out`,
      detail: msg`Unlinked on the phone`,
      title: msg`This session was unlinked on its phone`,
      explanation: msg`Somebody removed it under Linked devices, or WhatsApp did. Nothing new comes in until a phone is linked again.`,
      rowStep: start(msg`Link again`),
      pageStep: start(msg`Link again`),
    },
    'failed replaced': {
      tone: 'warn',
      icon: MonitorSmartphone,
      word: msg`Replaced`,
      detail: msg`Another connection took over`,
      title: msg`Another connection took over`,
      explanation: msg`The same login is in use somewhere else, often a second server with a copy of this data. Stop that one, or take the connection back here.`,
      rowStep: start(msg`Restart here`),
      pageStep: start(msg`Restart here`),
    },
    'failed banned': {
      tone: 'bad',
      icon: Ban,
      word: msg`Banned`,
      detail: msg`By WhatsApp`,
      title: msg`WhatsApp has banned this account`,
      explanation: msg`It can’t link to any device. Trying again can make it worse, so MoltFlow does not. The account’s owner can ask for a review in WhatsApp on the phone.`,
      rowStep: open(msg`What to do`),
      pageStep: null,
    },
    'failed restricted': {
      tone: 'warn',
      icon: Lock,
      word: msg`Restricted`,
      detail: msg`By WhatsApp, for a time`,
      title: msg`WhatsApp has restricted this account`,
      explanation: msg`It may not be used here until the restriction ends. Trying again can make it longer, so MoltFlow does not.`,
      rowStep: open(msg`See limits`),
      pageStep: null,
    },
    'failed client_outdated': {
      tone: 'warn',
      icon: CircleArrowUp,
      word: msg`Update needed`,
      detail: msg`WhatsApp refused this version`,
      title: msg`WhatsApp no longer accepts this version`,
      explanation: msg`Update MoltFlow on the server, then start the session. The phone stays linked.`,
      rowStep: open(msg`What to do`),
      pageStep: null,
    },
    'failed network': {
      tone: 'warn',
      icon: WifiOff,
      word: msg`WhatsApp not reached`,
      detail: msg`Tried again now and then`,
      title: msg`This server can’t reach WhatsApp`,
      explanation: msg`No answer for 60 s. A firewall or DNS on the server is the usual reason. It tries again by itself, and the login is kept.`,
      rowStep: restart(msg`Try now`),
      pageStep: restart(msg`Try now`),
    },
    'failed untrusted_server': {
      tone: 'bad',
      icon: ShieldAlert,
      word: msg`Not WhatsApp`,
      detail: msg`The certificate does not verify`,
      title: msg`What answered is not WhatsApp`,
      explanation: msg`The certificate of what answered does not verify, so nothing was sent to it. A proxy that opens encrypted traffic is the usual reason. MoltFlow does not try again by itself.`,
      rowStep: open(msg`What to do`),
      pageStep: null,
    },
    'failed timeout': {
      tone: 'warn',
      icon: TimerOff,
      word: msg`Timed out`,
      detail: msg`No answer in time`,
      title: msg`WhatsApp did not answer in time`,
      explanation: msg`A step took longer than it may. A restart usually helps.`,
      rowStep: restart(msg`Restart`),
      pageStep: restart(msg`Restart session`),
    },
  }),
);

/** An outcome of a later server or of another one: shown as itself, with a way on. */
function unknownFailure(reason: string | null): SessionCondition {
  return {
    tone: 'bad',
    icon: TriangleAlert,
    word: msg`Failed`,
    detail: reason,
    title: msg`This session has failed`,
    explanation: reason
      ? msg`The server gives the reason “${reason}”, which this dashboard does not know.`
      : msg`The server gives no reason.`,
    rowStep: restart(msg`Restart`),
    pageStep: restart(msg`Restart session`),
  };
}

function unknownStatus(status: string, reason: string | null): SessionCondition {
  return {
    tone: 'idle',
    icon: CircleQuestionMark,
    word: status,
    detail: reason,
    title: msg`The status is “${status}”`,
    explanation: msg`This dashboard does not know that status; a newer server may. A restart leads back to a known one.`,
    rowStep: restart(msg`Restart`),
    pageStep: restart(msg`Restart session`),
  };
}

/** How a session is, in words, for every outcome of pairing and of the life after it. */
export function sessionCondition(session: {
  readonly status: string;
  readonly status_reason: string | null;
}): SessionCondition {
  const { status, status_reason: reason } = session;
  const exact = conditions.get(reason ? `${status} ${reason}` : status);
  if (exact) return exact;
  if (status === 'failed') return unknownFailure(reason);
  const ofStatus = conditions.get(status);
  return ofStatus ? { ...ofStatus, detail: reason } : unknownStatus(status, reason);
}

/** A failed session whose row shouts: it stands still until a person acts. */
export function isAlarm(session: {
  readonly status: string;
  readonly status_reason: string | null;
}): boolean {
  return sessionCondition(session).tone === 'bad';
}
