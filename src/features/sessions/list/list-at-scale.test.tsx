// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countRenders } from '../../../../bench/render-counter.mjs';
import { me } from '../../../../contract/auth.ts';
import { listSessions, type Session } from '../../../../contract/sessions.ts';
import { manualClock } from '../../../../rules/clock.ts';
import { createLiveBatch, liveCacheOf } from '../../../api/live/batch.ts';
import { createLiveStream } from '../../../api/live/stream.ts';

// Before React is loaded, which looks for it once.
const counts = countRenders();
const { act } = await import('react');
const { draw } = await import('../../../ui/testing.tsx');
const { SessionsPage } = await import('./SessionsPage.tsx');

const eventsPerSecond = 200;
const busySessions = 20;
const seconds = 3;

const sessions = Array.from(
  { length: 1_000 },
  (_, index): Session => ({
    id: index + 1,
    name: `line-${index + 1}`,
    status: index < busySessions ? 'working' : 'stopped',
    status_reason: null,
    status_until: null,
    phone_number: index < busySessions ? `4477009${String(index).padStart(5, '0')}` : null,
    push_name: null,
    network: 'sandbox',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: null,
    status_since: null,
    last_inbound_at: null,
    last_ack_at: null,
  }),
);

const clock = manualClock();
let drawn: Awaited<ReturnType<typeof draw>>;
let send: (text: string) => void;
let client: QueryClient;

/** Time passes, for what asks the clock and for what asks the platform. */
async function pass(ms: number) {
  await act(async () => {
    clock.advance(ms);
    vi.advanceTimersByTime(ms);
    for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setImmediate(next));
    vi.advanceTimersByTime(0);
  });
}

beforeEach(async () => {
  vi.useFakeTimers({ now: clock.now(), toFake: ['setTimeout', 'setInterval', 'Date'] });
  client = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
  });
  client.setQueryData([listSessions.name, {}], sessions);
  client.setQueryData([me.name, {}], { role: 'owner' });
  const batch = createLiveBatch({ cache: liveCacheOf(client), clock, onEvents: () => {} });
  const stream = createLiveStream({
    open: async () =>
      new Response(
        new ReadableStream<Uint8Array>({
          start(wire) {
            send = (text) => wire.enqueue(new TextEncoder().encode(text));
          },
        }),
      ),
    onEvent: (message) => batch.hear(message, null),
    onState: () => {},
    onGap: () => {},
    clock,
    random: Math.random,
  });
  stream.start();
  drawn = await draw(
    <QueryClientProvider client={client}>
      <SessionsPage />
    </QueryClientProvider>,
    '/sessions',
  );
  await pass(1_000);
});

afterEach(async () => {
  await drawn.remove();
  vi.useRealTimers();
});

const listed = () => client.getQueryData<Session[]>([listSessions.name, {}]) ?? [];

test('a thousand sessions are a few rows of the document, in the room of all', () => {
  const rows = drawn.container.querySelectorAll('tbody tr[aria-rowindex]');
  expect(rows.length).toBeGreaterThan(15);
  expect(drawn.container.querySelectorAll('*').length).toBeLessThan(2_500);
  expect(drawn.container.querySelector('table')?.getAttribute('aria-rowcount')).toBe('1001');
  expect([...rows].slice(0, 2).map((row) => row.getAttribute('aria-rowindex'))).toEqual(['2', '3']);
});

test('two hundred events a second draw a dozen times, and each at most its own row', async () => {
  const before = { ...counts };
  const total = eventsPerSecond * seconds;
  for (let n = 0; n < total; n += 1) {
    const data = {
      session: `line-${(n % busySessions) + 1}`,
      ...{ id: `m${n}`, chatId: '1@c.us', from: '1@c.us', from_me: false, body: 'Hi' },
      ...{ type: 'text', timestamp: Math.floor(clock.now() / 1000) },
      at: new Date(clock.now()).toISOString(),
    };
    send(`id: e.${n}\nevent: message\ndata: ${JSON.stringify(data)}\n\n`);
    await pass(1000 / eventsPerSecond);
  }
  const commits = counts.commits - before.commits;
  const rowRenders = counts.rowRenders - before.rowRenders;
  expect(rowRenders).toBeGreaterThan(total / 4);
  expect(rowRenders / total).toBeLessThanOrEqual(1.2);
  expect(commits / seconds).toBeLessThanOrEqual(12);

  await pass(200);
  const busy = listed().slice(0, busySessions);
  expect(busy.every(({ last_inbound_at }) => last_inbound_at !== null)).toBe(true);
  expect(listed().slice(busySessions)).toEqual(sessions.slice(busySessions));
});
