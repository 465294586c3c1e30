import { describe, expect, test } from 'vitest';
import { manualClock } from './clock.ts';
import { eventStream, heartbeatMs, type StreamLife, type StreamSink } from './event-stream.ts';

type Event = { event: 'tick'; data: { text: string } };

function open(over: Partial<StreamLife> = {}) {
  const clock = manualClock();
  let sink: StreamSink<Event> | undefined;
  let stopped = 0;
  let endFromOutside = () => {};
  const life: StreamLife = {
    clock,
    endsAt: null,
    stillAllowed: async () => true,
    onEnd: (end) => {
      endFromOutside = end;
      return () => {};
    },
    ...over,
  };
  const answer = eventStream<Event>((given) => {
    sink = given;
    return () => {
      stopped += 1;
    };
  }, life);
  const send = (text: string, id = '1') => sink?.send({ event: 'tick', data: { text } }, id);
  return { answer, clock, send, sink, stops: () => stopped, end: () => endFromOutside() };
}

test('an event is one block of id, name and JSON, whatever line breaks its text has', async () => {
  const { answer, send, sink } = open();
  send('a\nb\r\n\nc', 'e.7');
  sink?.end();
  expect(await answer.text()).toBe(
    ': open\n\nid: e.7\nevent: tick\ndata: {"text":"a\\nb\\r\\n\\nc"}\n\n',
  );
});

test('the answer is a stream that nothing stores or buffers', () => {
  const { answer, sink } = open();
  sink?.end();
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-accel-buffering')).toBe('no');
});

test('a comment every 15 s says that the stream lives', async () => {
  const { answer, clock, sink } = open();
  clock.advance(heartbeatMs * 3);
  sink?.end();
  expect((await answer.text()).match(/: heartbeat/g)).toHaveLength(3);
});

describe('a stream ends', () => {
  test('when the token does, and then hears nothing more', async () => {
    const { answer, clock, stops, send } = open({ endsAt: manualClock().now() + 60_000 });
    clock.advance(59_999);
    expect(stops()).toBe(0);
    clock.advance(1);
    expect(stops()).toBe(1);
    send('late');
    expect(await answer.text()).not.toContain('late');
  });

  test('at once when the credential is revoked or the server stops', async () => {
    const { answer, end, stops } = open();
    end();
    expect(stops()).toBe(1);
    await answer.text();
  });

  test('at the next heartbeat when the credential no longer allows it', async () => {
    const { answer, clock, stops } = open({ stillAllowed: async () => false });
    clock.advance(heartbeatMs);
    await answer.text();
    expect(stops()).toBe(1);
  });

  test('before it has begun, when that is known already', async () => {
    const { answer, stops } = open({
      onEnd: (end) => {
        end();
        return () => {};
      },
    });
    await answer.text();
    expect(stops()).toBe(1);
  });

  test('when the client goes: no timer and no listener stays', async () => {
    const { answer, clock, stops } = open();
    await answer.body?.cancel();
    expect(stops()).toBe(1);
    clock.advance(heartbeatMs * 10);
    expect(stops()).toBe(1);
  });

  test('when the client does not read, keeping what it could still read', async () => {
    const { answer, send, stops } = open();
    for (let n = 1; n <= 20; n++) send('x'.repeat(100_000), `e.${n}`);
    expect(stops()).toBe(1);
    const text = await answer.text();
    expect(text).toContain('id: e.9\n');
    expect(text).not.toContain('id: e.20\n');
  });
});
