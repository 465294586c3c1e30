import { describe, expect, test } from 'vitest';
import { createLive, type LiveEvent } from './live.ts';

const deleted = (session: string): LiveEvent => ({
  event: 'session_deleted',
  data: { session },
  sessionId: 1,
});

function listen(live: ReturnType<typeof createLive>, after?: string) {
  const heard: string[] = [];
  const subscription = live.subscribe(({ id }) => heard.push(id), after);
  return { heard, ...subscription, replayed: subscription.replay.map(({ id }) => id) };
}

test('a listener hears what comes after it, until it closes', () => {
  const live = createLive({ epoch: 'e' });
  live.publish(deleted('a'));
  const listener = listen(live);
  live.publish(deleted('b'));
  listener.close();
  live.publish(deleted('c'));
  expect(listener.heard).toEqual(['e.2']);
  expect(live.lastId()).toBe('e.3');
});

describe('resuming', () => {
  test('replays exactly what came since, without gap or duplicate', () => {
    const live = createLive({ epoch: 'e' });
    for (const name of ['a', 'b', 'c']) live.publish(deleted(name));
    const listener = listen(live, 'e.1');
    live.publish(deleted('d'));
    expect(listener.missed).toBe(false);
    expect([...listener.replayed, ...listener.heard]).toEqual(['e.2', 'e.3', 'e.4']);
  });

  test('replays nothing to one who has seen everything, even before the first event', () => {
    const live = createLive({ epoch: 'e' });
    expect(listen(live, 'e.0')).toMatchObject({ missed: false, replayed: [] });
    live.publish(deleted('a'));
    expect(listen(live, 'e.1')).toMatchObject({ missed: false, replayed: [] });
  });

  test('tells when the buffer no longer reaches back that far', () => {
    const live = createLive({ epoch: 'e', bufferSize: 2 });
    for (const name of ['a', 'b', 'c']) live.publish(deleted(name));
    expect(listen(live, 'e.1')).toMatchObject({ missed: false, replayed: ['e.2', 'e.3'] });
    expect(listen(live, 'e.0')).toMatchObject({ missed: true, replayed: [] });
  });

  test.each(['other.1', 'e.9', 'e.', 'e.-1', 'e.1.1', 'nonsense', ''])(
    'tells that it does not know the id %j',
    (id) => {
      const live = createLive({ epoch: 'e' });
      live.publish(deleted('a'));
      expect(listen(live, id).missed).toBe(true);
    },
  );
});

test('a listener that leaves while an event is told does not disturb the others', () => {
  const live = createLive({ epoch: 'e' });
  const heard: string[] = [];
  const first = live.subscribe(() => first.close());
  live.subscribe(({ id }) => heard.push(id));
  live.publish(deleted('a'));
  expect(heard).toEqual(['e.1']);
});
