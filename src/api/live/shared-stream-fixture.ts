import { manualClock } from '../../../rules/clock.ts';
import type { ApiError } from '../api-error.ts';
import { settled } from './settled.ts';
import { createSharedStream, type SharedMessage } from './shared-stream.ts';

/** A server that numbers what happens and replays it, as far as it remembers. */
function server() {
  const history: string[] = [];
  const wires = new Map<string, ReadableStreamDefaultController<Uint8Array>>();
  const opened: string[] = [];
  const encoder = new TextEncoder();
  const frame = (n: number, name: string) =>
    `id: e.${n}\nevent: ${name.startsWith('{') ? 'qr' : 'status'}\ndata: ${name}\n\n`;
  const server = {
    opened,
    oldest: 0,
    hasIds: true,
    refusal: null as ApiError | null,
    openStreams: () => [...wires.keys()],
    hangUp: (tab: string) => void wires.delete(tab),
    happen(...names: string[]) {
      for (const name of names) {
        history.push(name);
        const text = server.hasIds
          ? frame(history.length, name)
          : `event: status\ndata: ${name}\n\n`;
        for (const wire of wires.values()) wire.enqueue(encoder.encode(text));
      }
      return settled();
    },
    breakOff() {
      for (const wire of wires.values()) wire.error(new TypeError('network error'));
      wires.clear();
      return settled();
    },
    async open(tab: string, after: string | null, signal: AbortSignal) {
      opened.push(`${tab} after ${after}`);
      if (server.refusal) throw server.refusal;
      signal.addEventListener('abort', () => wires.delete(tab));
      const body = new ReadableStream<Uint8Array>({
        start(wire) {
          wires.set(tab, wire);
          const seen = after === null ? history.length : Number(after.slice(2));
          if (seen < server.oldest) {
            wire.enqueue(encoder.encode(`id: e.${history.length}\nevent: resync\ndata: {}\n\n`));
            return;
          }
          for (let n = seen; n < history.length; n += 1) {
            wire.enqueue(encoder.encode(frame(n + 1, history[n] ?? '')));
          }
        },
      });
      return new Response(body);
    },
  };
  return server;
}

/** Tabs of one browser before that server. */
export function browser() {
  const clock = manualClock();
  const start = clock.now();
  const world = server();
  const tabs = new Map<string, (message: SharedMessage) => void>();
  /** Who hears late, and what. */
  const late = new Map<string, (() => void)[]>();

  function openTab(name: string) {
    const events: string[] = [];
    const states: string[] = [];
    let gaps = 0;
    let begins = 0;
    let isGone = false;
    const stream = createSharedStream({
      tab: name,
      channel: {
        post(message) {
          for (const [other, listener] of tabs) {
            if (other === name || isGone) continue;
            const deliver = () => listener(structuredClone(message));
            const waiting = late.get(other);
            if (waiting) waiting.push(deliver);
            else setImmediate(deliver);
          }
        },
        listen: (listener) =>
          void tabs.set(name, (message) => {
            if (!isGone) listener(message);
          }),
        close: () => void tabs.delete(name),
      },
      clock: {
        now: clock.now,
        after: (ms, task) =>
          clock.after(ms, () => {
            if (!isGone) task();
          }),
      },
      random: () => 0,
      isSeen: () => true,
      open: (after, signal) => world.open(name, after, signal),
      onEvent: ({ data }) => events.push(data),
      onGap: () => {
        gaps += 1;
      },
      onBegin: () => {
        begins += 1;
      },
      onState: (state, since) => states.push(`${state} since ${since - start}`),
    });
    stream.start();
    return {
      stream,
      events,
      states,
      gaps: () => gaps,
      begins: () => begins,
      /** It is gone, and had no time to say so. */
      crash() {
        isGone = true;
        world.hangUp(name);
      },
    };
  }

  async function pass(ms: number) {
    for (let at = 0; at < ms; at += 50) {
      await settled();
      clock.advance(50);
    }
    await settled();
  }

  /** Opens tabs, of which `a` leads, and forgets how they came to be live. */
  async function openTabs<Name extends string>(...names: Name[]) {
    const first = openTab('a');
    await pass(800);
    const others = names.map((name) => openTab(name));
    await pass(800);
    const all = [first, ...others];
    for (const tab of all) tab.states.length = 0;
    return [first, all[1] ?? first, all] as const;
  }

  return {
    clock,
    world,
    openTab,
    openTabs,
    pass,
    /** From now on `name` hears the others when `arrive` is called. */
    delay: (name: string) => void late.set(name, []),
    lose: (name: string) => void late.delete(name),
    arrive(name: string) {
      const waiting = late.get(name) ?? [];
      late.delete(name);
      for (const deliver of waiting) deliver();
    },
    ms: () => clock.now() - start,
  };
}
