import { describe, expect, test } from 'vitest';
import { manualClock } from '../../../rules/clock.ts';
import { ApiError } from '../api-error.ts';
import { settled } from './settled.ts';
import { createLiveStream } from './stream.ts';

/** A server that says what the test lets it say, over real streams. */
function server() {
  const clock = manualClock();
  const asked: (string | null)[] = [];
  const events: string[] = [];
  const states: string[] = [];
  const sinces: number[] = [];
  let gaps = 0;
  let refuse: (() => ApiError) | null = null;
  let hangs = false;
  let wire: ReadableStreamDefaultController<Uint8Array> | null = null;
  const encoder = new TextEncoder();

  const stream = createLiveStream({
    open: async (lastEventId, signal) => {
      asked.push(lastEventId);
      if (refuse) throw refuse();
      if (hangs) return new Promise<never>(() => {});
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          wire = controller;
        },
      });
      signal.addEventListener('abort', () => {
        wire = null;
      });
      return new Response(body);
    },
    onEvent: ({ event, id, data }) => events.push(`${id} ${event} ${data}`),
    onGap: () => {
      gaps += 1;
    },
    onState(state, since) {
      states.push(state);
      sinces.push(since);
    },
    clock,
    random: () => 1,
  });

  return {
    stream,
    clock,
    asked,
    events,
    states,
    since: () => sinces.at(-1),
    gaps: () => gaps,
    isOpen: () => wire !== null,
    refuseWith: (status: number, code: string, retryAfter: number | null = null) => {
      refuse = () => new ApiError({ status, code, message: '', retryAfter });
    },
    hang: () => {
      hangs = true;
    },
    accept: () => {
      refuse = null;
    },
    async say(...chunks: string[]) {
      for (const chunk of chunks) wire?.enqueue(encoder.encode(chunk));
      await settled();
    },
    async breakOff() {
      wire?.error(new TypeError('network error'));
      await settled();
    },
    async close() {
      wire?.close();
      await settled();
    },
    async pass(ms: number) {
      clock.advance(ms);
      await settled();
    },
  };
}

describe('a live stream', () => {
  test('reads events however they are cut', async () => {
    const { stream, say, events, states } = server();
    stream.start();
    await settled();
    await say(
      ': open\n\nid: e.1\nev',
      'ent: status\ndata: {"a',
      '":1}\n\nid: e.2\nevent: qr\ndata: x\n\n',
    );
    expect(events).toEqual(['e.1 status {"a":1}', 'e.2 qr x']);
    expect(states).toEqual(['connecting', 'live']);
  });

  test.each(['breakOff', 'close'] as const)('after %s it resumes from the last id', async (end) => {
    const { stream, say, asked, states, gaps, pass, ...rest } = server();
    stream.start();
    await settled();
    await say('id: e.7\nevent: status\ndata: {}\n\n');
    await rest[end]();
    expect(states.at(-1)).toBe('reconnecting');
    await pass(500);
    expect(asked).toEqual([null, 'e.7']);
    expect(states).toEqual(['connecting', 'live', 'reconnecting', 'live']);
    expect(gaps()).toBe(0);
  });

  test('that the server ends, as it does with its token, comes back without a word', async () => {
    const { stream, say, asked, states, pass, close } = server();
    stream.start();
    await settled();
    await say('id: e.7\nevent: status\ndata: {}\n\n');
    await pass(5_000);
    await close();
    await pass(500);
    expect(asked).toEqual([null, 'e.7']);
    expect(states).toEqual(['connecting', 'live']);
  });

  test.each([
    ['is refused', 500],
    ['is not answered', 2_000],
  ])('that the server ended and that %s is old since it ended', async (what, afterMs) => {
    const { stream, clock, states, since, pass, close, ...rest } = server();
    stream.start();
    await settled();
    await pass(5_000);
    const endedAt = clock.now();
    if (what === 'is refused') rest.refuseWith(503, 'UNAVAILABLE');
    else rest.hang();
    await close();
    await pass(afterMs - 1);
    expect(states.at(-1)).toBe('live');
    await pass(1);
    expect([states.at(-1), since()]).toEqual(['reconnecting', endedAt]);
  });

  test('two missed heartbeats are a broken stream', async () => {
    const { stream, say, states, asked, pass } = server();
    stream.start();
    await settled();
    await say('id: e.1\nevent: status\ndata: {}\n\n');
    await pass(20_000);
    await say(': heartbeat\n\n');
    await pass(34_000);
    expect(states.at(-1)).toBe('live');
    await pass(1_000);
    expect(states.at(-1)).toBe('reconnecting');
    await pass(500);
    expect(states.at(-1)).toBe('live');
    expect(asked).toEqual([null, 'e.1']);
  });

  test('is old since it broke off, or since it fell silent', async () => {
    const { stream, say, breakOff, clock, since, pass } = server();
    stream.start();
    await settled();
    await pass(10_000);
    await breakOff();
    expect(since()).toBe(clock.now());
    await pass(500);
    await say(': heartbeat\n\n');
    const heardAt = clock.now();
    await pass(35_000);
    expect(since()).toBe(heardAt);
  });

  test('what the server cannot resume is asked for again', async () => {
    const { stream, say, gaps, events } = server();
    stream.start();
    await settled();
    await say('id: e.9\nevent: resync\ndata: {}\n\n');
    expect(gaps()).toBe(1);
    expect(events).toEqual([]);
  });

  test('without ids every reconnection asks for everything again', async () => {
    const { stream, say, gaps, close, pass } = server();
    stream.start();
    await settled();
    await say('event: status\ndata: {}\n\n');
    expect(gaps()).toBe(0);
    await close();
    await pass(500);
    expect(gaps()).toBe(1);
  });

  test('waits longer each time, up to half a minute, and anew after a stream that lasted', async () => {
    const { stream, refuseWith, accept, asked, say, breakOff, pass } = server();
    const expectWait = async (ms: number) => {
      const before = asked.length;
      await pass(ms - 1);
      expect(asked).toHaveLength(before);
      await pass(1);
      expect(asked).toHaveLength(before + 1);
    };
    refuseWith(0, 'NETWORK');
    stream.start();
    await settled();
    for (const ms of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000]) await expectWait(ms);
    accept();
    await expectWait(30_000);
    await say(': open\n\n');
    await breakOff();
    await expectWait(30_000);
    await pass(5_000);
    await breakOff();
    await expectWait(500);
  });

  test('waits as long as a rate limit says', async () => {
    const { stream, refuseWith, asked, pass } = server();
    refuseWith(429, 'RATE_LIMITED', 20);
    stream.start();
    await settled();
    await pass(19_999);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked).toHaveLength(2);
  });

  test.each([
    [404, 'NOT_FOUND'],
    [405, 'METHOD_NOT_ALLOWED'],
    [403, 'INSUFFICIENT_SCOPE'],
    [200, 'NOT_THIS_API'],
  ])('a server that answers %i has none: pages ask instead', async (status, code) => {
    const { stream, refuseWith, states, asked, pass } = server();
    refuseWith(status, code);
    stream.start();
    await settled();
    await pass(600_000);
    expect(states).toEqual(['connecting', 'polling']);
    expect(asked).toHaveLength(1);
  });

  test('whoever signs in again need not wait', async () => {
    const { stream, refuseWith, accept, states, asked, pass } = server();
    refuseWith(401, 'TOKEN_EXPIRED');
    stream.start();
    await settled();
    await pass(60_000);
    expect(states.at(-1)).toBe('reconnecting');
    accept();
    const before = asked.length;
    stream.start();
    await settled();
    expect(asked).toHaveLength(before + 1);
    expect(states.at(-1)).toBe('live');
  });

  test('tries at once when the browser says that it is online again', async () => {
    const { stream, refuseWith, accept, asked, states, breakOff, pass } = server();
    stream.start();
    await settled();
    refuseWith(0, 'NETWORK');
    await breakOff();
    await pass(60_000);
    accept();
    const before = asked.length;
    stream.wake();
    await settled();
    expect(asked).toHaveLength(before + 1);
    expect(states.at(-1)).toBe('live');
    stream.wake();
    await settled();
    expect(asked).toHaveLength(before + 1);
  });

  test('stopped, it closes, stays closed and forgets where it was', async () => {
    const { stream, say, isOpen, asked, states, events, pass } = server();
    stream.start();
    await settled();
    await say('id: e.1\nevent: status\ndata: {}\n\n');
    stream.stop();
    await settled();
    expect(isOpen()).toBe(false);
    await pass(600_000);
    expect(asked).toEqual([null]);
    expect(states.at(-1)).toBe('off');
    stream.start();
    await settled();
    expect(asked).toEqual([null, null]);
    expect(events).toHaveLength(1);
  });

  test('started twice, it is one', async () => {
    const { stream, asked } = server();
    stream.start();
    stream.start();
    await settled();
    expect(asked).toHaveLength(1);
  });
});
