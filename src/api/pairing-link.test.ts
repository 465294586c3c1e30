import { describe, expect, test } from 'vitest';
import { manualClock } from '../../rules/clock.ts';
import { ApiError } from './api-error.ts';
import { settled } from './live/settled.ts';
import { createPairingLinkStream } from './pairing-link.ts';

/** The stream of a link before a server that says what the test lets it say. */
async function opened(refusal: ApiError | null = null) {
  const clock = manualClock();
  const told: string[] = [];
  const encoder = new TextEncoder();
  let wire: ReadableStreamDefaultController<Uint8Array> | null = null;
  let attempts = 0;
  const stream = createPairingLinkStream({
    async open() {
      attempts += 1;
      if (refusal) throw refusal;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          wire = controller;
        },
      });
      return new Response(body);
    },
    onEvent: ({ event, data }) => told.push(`${event} ${JSON.stringify(data)}`),
    onState: (state) => told.push(state),
    onRefused: ({ code, reason }) => told.push(`refused: ${code} ${reason}`),
    clock,
    random: () => 1,
  });
  stream.start();
  await settled();
  return {
    told,
    attempts: () => attempts,
    async say(text: string) {
      wire?.enqueue(encoder.encode(text));
      await settled();
    },
    async pass(ms: number) {
      clock.advance(ms);
      await settled();
    },
  };
}

const refused = (status: number, code: string, reason: string | null = null) =>
  new ApiError({ status, code, message: '', reason });

describe('the stream of a pairing link', () => {
  test('tells what the contract names, with its defaults, and nothing else', async () => {
    const { told, say } = await opened();
    await say('event: qr\ndata: {"qr":"data:,","secret":1}\n\n');
    await say('event: message\ndata: {"body":"Hi"}\n\nevent: status\ndata: {}\n\n');
    expect(told).toEqual([
      'connecting',
      'live',
      'qr {"qr":"data:,","qr_text":null,"sequence":null,"total":null,"expires_at":null}',
    ]);
  });

  test('is over with its link, and not opened again', async () => {
    const { told, say, pass, attempts } = await opened();
    await say('event: ended\ndata: {"reason":"revoked"}\n\n');
    await pass(600_000);
    expect(told).toEqual(['connecting', 'live', 'off', 'ended {"reason":"revoked"}']);
    expect(attempts()).toBe(1);
  });

  test.each([
    [404, 'PAIRING_LINK_NOT_FOUND', null],
    [410, 'PAIRING_LINK_ENDED', 'expired'],
    [200, 'NOT_THIS_API', null],
  ])('that is refused with %i says so once', async (status, code, reason) => {
    const { told, pass, attempts } = await opened(refused(status, code, reason));
    await pass(600_000);
    expect(told).toEqual(['connecting', 'off', `refused: ${code} ${reason}`]);
    expect(attempts()).toBe(1);
  });

  test.each([
    [0, 'NETWORK'],
    [502, 'HTTP_502'],
    [429, 'RATE_LIMITED'],
  ])('that fails with %i is tried again', async (status, code) => {
    const { told, pass, attempts } = await opened(refused(status, code));
    await pass(500);
    expect(told).toEqual(['connecting', 'reconnecting']);
    expect(attempts()).toBe(2);
  });
});
