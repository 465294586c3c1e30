import type { Session } from '../../contract/sessions.ts';
import { phoneDigits } from '../../rules/phone-numbers.ts';
import type { Caller } from '../domain/access.ts';
import { invalidField, Refusal } from '../refusal.ts';
import { type SandboxControl, SandboxError } from '../whatsapp/sandbox.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';
import { findSession, refusalWords } from './session-access.ts';

type SandboxEndpoints =
  | 'listSandboxPhones'
  | 'sandboxScan'
  | 'sandboxLink'
  | 'sandboxWrite'
  | 'sandboxReceived'
  | 'sandboxCreateGroup'
  | 'sandboxChangeParticipants'
  | 'sandboxReceipts'
  | 'sandboxUnlink'
  | 'sandboxNetwork'
  | 'sandboxOutcome'
  | 'sandboxPairing';

/** The contract's number, with or without `+`, as the sandbox knows it. */
const digits = (phone: string) => phoneDigits(phone) ?? phone;

export function sandboxHandlers(deps: HandlerDeps): HandlersOf<SandboxEndpoints> {
  const { store, whatsapp, sandbox } = deps;

  /** Runs a command of the sandbox; its own errors become the contract's. */
  async function drive<T>(command: (control: SandboxControl) => Promise<T>): Promise<T> {
    if (!sandbox) {
      throw new Refusal('SANDBOX_OFF', 'The sandbox is off on this server (SANDBOX=off).');
    }
    try {
      return await command(sandbox);
    } catch (error) {
      if (error instanceof SandboxError) throw refusalOf(error);
      throw error;
    }
  }

  async function sandboxSession(caller: Caller, name: string): Promise<Session> {
    const session = await findSession(store, caller, name);
    if (session.network === 'sandbox') return session;
    throw invalidField('session', `Session '${name}' is not of the sandbox network.`);
  }

  /** The phone number that the session is linked to: how the sandbox names accounts. */
  async function accountOf(caller: Caller, name: string): Promise<string> {
    const session = await sandboxSession(caller, name);
    if (session.phone_number !== null) return session.phone_number;
    throw new Refusal('SESSION_NOT_WORKING', refusalWords('no_phone_linked', session));
  }

  return {
    listSandboxPhones: () =>
      drive(async (control) => {
        const [phones, sessions] = await Promise.all([control.phones(), store.sessions.list()]);
        const linkedTo = (phone: string) =>
          sessions.filter((one) => one.network === 'sandbox' && one.phone_number === phone);
        return phones.map(({ phone, name, devices }) => ({
          phone,
          name,
          sessions: devices.length === 0 ? [] : linkedTo(phone).map((one) => one.name),
        }));
      }),

    sandboxScan: ({ caller, body }) =>
      drive(async (control) => {
        const session = await sandboxSession(caller, body.session);
        const qr = whatsapp.qr(session.id)?.qr_text;
        if (!qr) throw new Refusal('NO_QR_CODE', `Session '${session.name}' shows no code now.`);
        return control.scan({ qr, ...(body.phone && { phone: digits(body.phone) }) });
      }),

    sandboxLink: ({ body: { code, phone } }) =>
      drive((control) => control.link({ code, ...(phone && { phone: digits(phone) }) })),

    sandboxWrite: ({ caller, body }) =>
      drive(async (control) => {
        const { session, chatId, from, text } = body;
        const to = await accountOf(caller, session);
        return control.sendText({ to, chatId, text, ...(from && { from: digits(from) }) });
      }),

    sandboxReceived: ({ caller, query }) =>
      drive(async (control) => control.received(await accountOf(caller, query.session))),

    sandboxCreateGroup: ({ caller, body }) =>
      drive(async (control) => {
        const account = await accountOf(caller, body.session);
        const participants = body.participants.map(digits);
        return control.createGroup({ account, name: body.name, participants });
      }),

    sandboxChangeParticipants: ({ params, body }) =>
      drive(async (control) => {
        const [add, remove] = [body.add.map(digits), body.remove.map(digits)];
        await control.changeParticipants({ group: params.id, add, remove });
        return { message: 'Participants changed successfully' };
      }),

    sandboxReceipts: ({ caller, body }) =>
      drive(async (control) => {
        const { session, chatId, ack } = body;
        return control.receipts({ account: await accountOf(caller, session), chatId, ack });
      }),

    sandboxUnlink: ({ caller, body }) =>
      drive(async (control) => {
        await control.unlink({ account: await accountOf(caller, body.session) });
        return { message: 'Unlinked successfully' };
      }),

    sandboxNetwork: ({ body }) =>
      drive(async (control) => {
        await control.network({ up: body.up });
        return { message: `The sandbox network is ${body.up ? 'up' : 'down'}` };
      }),

    sandboxOutcome: ({ caller, body }) =>
      drive(async (control) => {
        const session = await sandboxSession(caller, body.session);
        const qr = whatsapp.qr(session.id)?.qr_text;
        const about = qr ? { qr } : { account: await accountOf(caller, body.session) };
        await control.outcome({ ...about, next: body.next });
        return { message: 'Outcome chosen successfully' };
      }),

    sandboxPairing: ({ body }) =>
      drive(async (control) => {
        await control.pairing({ refs: body.refs, ...(body.seconds && { seconds: body.seconds }) });
        return { message: 'Pairing settings changed successfully' };
      }),
  };
}

function refusalOf({ code, message }: SandboxError): Refusal {
  switch (code) {
    case 'not_found':
      return new Refusal('PHONE_NOT_FOUND', message);
    case 'not_online':
      return new Refusal('SESSION_NOT_WORKING', message);
    case 'invalid':
      return new Refusal('VALIDATION_ERROR', message);
  }
}
