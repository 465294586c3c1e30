import {
  type AuthenticationCreds,
  type AuthenticationState,
  type BaileysEventMap,
  type BinaryNode,
  BufferJSON,
  Curve,
  generateSignalPubKey,
  initAuthCreds,
  makeWASocket,
  type UserFacingSocketConfig,
  WA_CERT_DETAILS,
  type WAMessage,
  type WASocket,
} from 'baileys';
import { verifySignature } from 'libsignal/src/curve.js';
import type { SandboxControl } from './control.ts';
import { silentLogger } from './silent-logger.ts';

/** Baileys 7.0.0-rc14 ignores what libsignal answers, and so accepts every signature. */
Curve.verify = (key, message, signature) =>
  verifySignature(generateSignalPubKey(key), message, signature);

/** libsignal prints its sessions' keys. */
for (const method of ['info', 'warn', 'error'] as const) console[method] = () => undefined;

/** A device's credentials, kept as JSON the way a server keeps them. */
export class TestAccount {
  #creds = JSON.stringify(initAuthCreds(), BufferJSON.replacer);
  readonly #keys = new Map<string, string>();

  authState(): AuthenticationState {
    const creds: AuthenticationCreds = JSON.parse(this.#creds, BufferJSON.reviver);
    return {
      creds,
      keys: {
        get: async (type, ids) => {
          const found = ids.flatMap((id) => {
            const value = this.#keys.get(`${type} ${id}`);
            return value === undefined ? [] : [[id, JSON.parse(value, BufferJSON.reviver)]];
          });
          return Object.fromEntries(found);
        },
        set: async (data) => {
          for (const [type, values] of Object.entries(data)) {
            for (const [id, value] of Object.entries(values)) {
              if (value === null) this.#keys.delete(`${type} ${id}`);
              else this.#keys.set(`${type} ${id}`, JSON.stringify(value, BufferJSON.replacer));
            }
          }
        },
      },
    };
  }

  save(creds: AuthenticationCreds): void {
    this.#creds = JSON.stringify(creds, BufferJSON.replacer);
  }

  get me() {
    return this.authState().creds.me;
  }
}

interface Events extends BaileysEventMap {
  /** an `<ack>` of the network, which Baileys keeps to itself */
  ack: BinaryNode;
}
type Logged = { name: keyof Events; data: unknown };

/** One socket of an unmodified Baileys, with a log of what it emitted so that no event is missed. */
export class TestDevice {
  readonly account: TestAccount;
  readonly socket: WASocket;
  readonly #log: Logged[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(account: TestAccount, socket: WASocket) {
    this.account = account;
    this.socket = socket;
    socket.ev.process((events) => {
      for (const [name, data] of Object.entries(events)) {
        if (name === 'creds.update') account.save(socket.authState.creds);
        this.#add({ name: name as keyof BaileysEventMap, data });
      }
    });
    socket.ws.on('CB:ack', (data: BinaryNode) => this.#add({ name: 'ack', data }));
  }

  /** All events of that name so far that satisfy the condition. */
  events<Name extends keyof Events>(name: Name, is: (data: Events[Name]) => unknown = () => true) {
    return this.#log
      .filter((logged) => logged.name === name)
      .map(({ data }) => data as Events[Name])
      .filter(is);
  }

  /** The first event of that name that satisfies the condition, past or to come. */
  event<Name extends keyof Events>(name: Name, is?: (data: Events[Name]) => unknown) {
    return this.#until(() => this.events(name, is)[0]);
  }

  /** The own message came that far, which Baileys says in its first event if it is quick. */
  async reached(id: string, status: number): Promise<void> {
    await this.#until(() => {
      const updates = this.events('messages.update').flat();
      const upserts = this.events('messages.upsert').flatMap(({ messages }) => messages);
      const statuses = [
        ...updates.map(({ key, update }) => ({ key, status: update.status })),
        ...upserts,
      ];
      return statuses.find((found) => found.key.id === id && found.status === status);
    });
  }

  /** Texts from others, as `digits or group: text`. */
  get texts(): string[] {
    const messages = this.events('messages.upsert').flatMap((upsert) => upsert.messages);
    return messages
      .filter(({ key, message }) => !key.fromMe && textOf(message))
      .map(({ key, message }) => `${key.remoteJid?.split('@')[0]}: ${textOf(message)}`);
  }

  async incoming(text: string): Promise<{ message: WAMessage; type: string }> {
    const has = (upsert: Events['messages.upsert']) =>
      upsert.messages.find(({ message }) => textOf(message) === text);
    const upsert = await this.event('messages.upsert', has);
    return { message: has(upsert) as WAMessage, type: upsert.type };
  }

  async qr(): Promise<string> {
    const update = await this.event('connection.update', ({ qr }) => qr);
    return update.qr ?? '';
  }

  async opened(): Promise<this> {
    await this.event('connection.update', ({ connection }) => connection === 'open');
    return this;
  }

  async closeCode(): Promise<number | undefined> {
    const update = await this.event(
      'connection.update',
      ({ connection }) => connection === 'close',
    );
    const error = update.lastDisconnect?.error as { output?: { statusCode?: number } } | undefined;
    return error?.output?.statusCode;
  }

  /** The network has what the device sent under that id and class. */
  async acknowledged(id: string, kind: 'message' | 'receipt'): Promise<void> {
    await this.event('ack', ({ attrs }) => attrs.id === id && attrs.class === kind);
  }

  async close(): Promise<void> {
    await this.socket.end(undefined);
  }

  async #until<Value>(find: () => Value | undefined): Promise<Value> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #add(logged: Logged): void {
    this.#log.push(logged);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

const textOf = (message: WAMessage['message']) =>
  message?.conversation || message?.extendedTextMessage?.text;

const open = new Set<TestDevice>();

export async function connect(
  sandbox: SandboxControl,
  account: TestAccount,
  config: Partial<UserFacingSocketConfig> = {},
): Promise<TestDevice> {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(await sandbox.rootPublicKey());
  const socket = makeWASocket({
    auth: account.authState(),
    waWebSocketUrl: sandbox.url,
    logger: silentLogger,
    ...config,
  });
  const device = new TestDevice(account, socket);
  open.add(device);
  return device;
}

export async function closeDevices(): Promise<void> {
  await Promise.all([...open].map((device) => device.close()));
  open.clear();
}

/** Pairs by QR and logs in. */
export async function link(sandbox: SandboxControl, phone?: string): Promise<TestDevice> {
  const account = new TestAccount();
  const pairing = await connect(sandbox, account);
  await sandbox.scan({ qr: await pairing.qr(), phone });
  await pairing.closeCode();
  const device = await connect(sandbox, account);
  return device.opened();
}
