import { type BinaryNode, decodeBinaryNode, encodeBinaryNode } from 'baileys';
import type { WebSocket } from 'ws';
import { SERVER } from './addresses.ts';
import type { ServerIdentity } from './certificate-chain.ts';
import { FrameReader, frame } from './frames.ts';
import { type Handshake, NoiseResponder } from './noise-responder.ts';
import { stanza } from './stanzas.ts';

export interface ConnectionHandler {
  onHandshake(connection: Connection, handshake: Handshake): Promise<void>;
  onStanza(connection: Connection, node: BinaryNode): Promise<void>;
  onClose(connection: Connection): void;
}

type Answer = { resolve: (node: BinaryNode) => void; reject: (error: Error) => void };

/** One device's socket: Noise handshake, then stanzas in both directions. */
export class Connection {
  /** jid of the device, once it has logged in */
  device: string | undefined;
  readonly #socket: WebSocket;
  readonly #noise: NoiseResponder;
  readonly #handler: ConnectionHandler;
  readonly #frames = new FrameReader();
  readonly #asked = new Map<string, Answer>();
  #stage: 'hello' | 'finish' | 'stanzas' | 'muted' = 'hello';
  #queries = 0;

  constructor(socket: WebSocket, identity: ServerIdentity, handler: ConnectionHandler) {
    this.#socket = socket;
    this.#noise = new NoiseResponder(identity);
    this.#handler = handler;
    // Frames are handled one after the other: the ciphers count them, and so do Signal's ratchets.
    let handled = Promise.resolve();
    socket.on('message', (chunk: Buffer) => {
      handled = handled.then(() => this.#receive(chunk)).catch(() => this.drop());
    });
    socket.on('error', () => this.drop());
    socket.on('close', () => {
      for (const { reject } of this.#asked.values())
        reject(new Error('The connection was closed.'));
      this.#asked.clear();
      handler.onClose(this);
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(node: BinaryNode): void {
    if (this.isOpen && this.#stage !== 'muted')
      this.#socket.send(frame(this.#noise.seal(encodeBinaryNode(node))));
  }

  /** Never await this while handling a frame of the same connection: the answer is a later frame. */
  query(node: BinaryNode): Promise<BinaryNode> {
    const id = `sandbox-${++this.#queries}`;
    return new Promise((resolve, reject) => {
      if (!this.isOpen) return reject(new Error('The connection is closed.'));
      this.#asked.set(id, { resolve, reject });
      this.send({ ...node, attrs: { ...node.attrs, id, from: SERVER } });
    });
  }

  /** Refuses the device with one of WhatsApp's reasons, e.g. 401 or 403. */
  fail(reason: number, more: BinaryNode['attrs'] = {}): void {
    this.#endWith(stanza('failure', { reason: String(reason), location: 'sandbox', ...more }));
  }

  endStream(code: number | null, conflict?: 'replaced' | 'device_removed'): void {
    const attrs: BinaryNode['attrs'] = code === null ? {} : { code: String(code) };
    const content = conflict && [stanza('conflict', { type: conflict })];
    this.#endWith(stanza('stream:error', attrs, content));
  }

  /** Keeps the socket, but neither sends nor takes notice of what comes. */
  mute(): void {
    this.#stage = 'muted';
  }

  drop(): void {
    this.mute();
    this.#socket.terminate();
  }

  #endWith(node: BinaryNode): void {
    this.send(node);
    this.mute();
    this.#socket.close();
  }

  /** What a device sent before it closed its socket still counts, e.g. that it logs out. */
  async #receive(chunk: Buffer): Promise<void> {
    for (const received of this.#frames.read(chunk)) {
      if (this.#stage === 'muted') return;
      if (this.#stage === 'hello') {
        this.#socket.send(frame(this.#noise.serverHello(received)));
        this.#stage = 'finish';
      } else if (this.#stage === 'finish') {
        const handshake = this.#noise.finish(received);
        this.#stage = 'stanzas';
        await this.#handler.onHandshake(this, handshake);
      } else {
        await this.#receiveStanza(await decodeBinaryNode(Buffer.from(this.#noise.open(received))));
      }
    }
  }

  async #receiveStanza(node: BinaryNode): Promise<void> {
    const { id = '', type } = node.attrs;
    if (node.tag === 'iq' && (type === 'result' || type === 'error')) {
      this.#asked.get(id)?.resolve(node);
      this.#asked.delete(id);
    } else {
      await this.#handler.onStanza(this, node);
    }
  }
}
