import type { Session } from '../../contract/sessions.ts';
import { sessionName } from '../../contract/sessions.ts';
import type { VerbRefusal } from '../../rules/session-verbs.ts';
import { type Caller, seesSession } from '../domain/access.ts';
import { Refusal } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import type { SandboxControl } from '../whatsapp/sandbox.ts';
import { ChatNotFound, NotConnected } from '../whatsapp/sessions.ts';

/** The session, if it exists and the caller may know of it: the two answers are alike. */
export async function findSession(
  store: Pick<Store, 'sessions'>,
  caller: Caller,
  name: string,
): Promise<Session> {
  const session = sessionName.safeParse(name).success ? await store.sessions.get(name) : null;
  if (!session || !seesSession(caller, session.id)) {
    throw new Refusal('SESSION_NOT_FOUND', `Session '${name}' not found`);
  }
  return session;
}

/** Throws where a session of this network can't run. */
export function needNetwork(sandbox: SandboxControl | null, network: string): void {
  if (network === 'sandbox' && !sandbox) {
    throw new Refusal('SANDBOX_OFF', 'The sandbox is off on this server (SANDBOX=off).');
  }
}

/** Why a verb is not legal now, in words for a person. */
export function refusalWords(refusal: VerbRefusal, { name, status }: Session): string {
  switch (refusal) {
    case 'already_started':
      return `Session '${name}' is already started (${status}).`;
    case 'already_stopped':
      return `Session '${name}' is already stopped.`;
    case 'start_instead':
      return `Session '${name}' is stopped: start it.`;
    case 'no_phone_linked':
      return `Session '${name}' has no phone linked.`;
    case 'not_working':
      return `Session '${name}' is not connected to WhatsApp (${status}).`;
  }
}

/** What needs a connection to WhatsApp; how that fails becomes the contract's answer. */
export async function connected<T>(session: Session, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof NotConnected) {
      throw new Refusal('SESSION_NOT_WORKING', refusalWords('not_working', session));
    }
    if (!(error instanceof ChatNotFound)) throw error;
    throw new Refusal(
      'CHAT_NOT_FOUND',
      `The account of session '${session.name}' has no such chat.`,
    );
  }
}
