import { hashKey } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import type { Session } from '../../../contract/sessions.ts';
import {
  applyEvent,
  type Key,
  type LiveCache,
  type LiveEvent,
  listKey,
  qrKey,
  sessionKey,
} from './cache.ts';
import { readEvent } from './event.ts';
import { askFresh, journalEvent } from './fresh.ts';

function session(name: string, fields: Partial<Session> = {}): Session {
  return {
    id: name.length,
    name,
    status: 'starting',
    status_reason: null,
    status_until: null,
    phone_number: null,
    push_name: null,
    network: 'whatsapp',
    created_at: '2026-01-20T10:00:00Z',
    updated_at: '2026-01-25T15:00:00Z',
    status_since: null,
    last_inbound_at: null,
    last_ack_at: null,
    ...fields,
  };
}

/** A cache that holds this, and a journal of what was asked to be fetched again. */
function cacheOf(...entries: [Key, unknown][]) {
  const map = new Map(entries.map(([key, value]) => [hashKey(key), value]));
  const refreshed: string[] = [];
  const cache: LiveCache = {
    get: (key) => map.get(hashKey(key)),
    set: (key, value) => void map.set(hashKey(key), value),
    remove: (key) => void map.delete(hashKey(key)),
    refresh: (key) => void refreshed.push(hashKey(key)),
  };
  return { cache, refreshed, list: () => cache.get(listKey) as Session[] | undefined };
}

/** An event as it comes over the wire. */
function event(name: string, data: object): LiveEvent {
  const read = readEvent(name, JSON.stringify(data), null);
  if (!read || read.event === 'resync') throw new Error('not an event to apply');
  return read;
}

const code = {
  qr: 'data:image/png;base64,AA',
  qr_text: 'ref',
  sequence: 1,
  total: 6,
  expires_at: 'x',
};

describe('a status event', () => {
  test('changes the session where it stands in the list, and its own page', () => {
    const all = [session('a'), session('bb'), session('ccc')];
    const { cache, list } = cacheOf([listKey, all], [sessionKey('bb'), session('bb')]);
    applyEvent(cache, event('status', { session: 'bb', ...session('bb', { status: 'working' }) }));
    expect(list()?.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'a starting',
      'bb working',
      'ccc starting',
    ]);
    expect(list()?.[0]).toBe(all[0]);
    expect(cache.get(sessionKey('bb'))).toEqual(session('bb', { status: 'working' }));
  });

  test('adds a new session at the end', () => {
    const { cache, list, refreshed } = cacheOf([listKey, [session('a')]]);
    applyEvent(cache, event('status', { session: 'bb', ...session('bb') }));
    expect(list()).toEqual([session('a'), session('bb')]);
    expect(refreshed).toEqual([]);
  });

  test('that holds the status alone leaves the rest as it was', () => {
    const known = session('a', { phone_number: '447700900142', push_name: 'Ada' });
    const { cache, list } = cacheOf([listKey, [known]]);
    applyEvent(cache, event('status', { session: 'a', status: 'failed' }));
    expect(list()).toEqual([{ ...known, status: 'failed' }]);
  });

  test('of a session of which too little is known has the list asked for', () => {
    const { cache, list, refreshed } = cacheOf([listKey, [session('a')]]);
    applyEvent(cache, event('status', { session: 'bb', status: 'working' }));
    expect(list()).toEqual([session('a')]);
    expect(refreshed).toEqual([hashKey(listKey)]);
  });

  test('that is older than what is known changes nothing', () => {
    const newer = session('a', { status: 'working', updated_at: '2026-01-25T15:00:01Z' });
    const { cache, list } = cacheOf([listKey, [newer]], [qrKey('a'), code]);
    applyEvent(cache, event('status', { session: 'a', ...session('a') }));
    expect(list()).toEqual([newer]);
    expect(cache.get(qrKey('a'))).toEqual(code);
  });

  test('of a session made again under an old name inherits nothing', () => {
    const known = session('a', { id: 1, phone_number: '447700900142' });
    const { cache, list } = cacheOf([listKey, [known]]);
    const again = session('a', { id: 9 });
    applyEvent(cache, event('status', { session: 'a', ...again }));
    expect(list()).toEqual([again]);
  });

  test('keeps nothing that nobody asked for', () => {
    const { cache } = cacheOf();
    applyEvent(cache, event('status', { session: 'a', ...session('a') }));
    expect([cache.get(listKey), cache.get(sessionKey('a'))]).toEqual([undefined, undefined]);
  });
});

describe('a code', () => {
  test('is kept while it can be scanned and forgotten as soon as it can not', () => {
    const { cache } = cacheOf();
    applyEvent(cache, event('qr', { session: 'a', ...code }));
    expect(cache.get(qrKey('a'))).toEqual(code);
    applyEvent(cache, event('status', { session: 'a', status: 'qr_code' }));
    expect(cache.get(qrKey('a'))).toEqual(code);
    applyEvent(cache, event('status', { session: 'a', status: 'working' }));
    expect(cache.get(qrKey('a'))).toBeUndefined();
  });
});

test('a deleted session leaves the list, its code and its page', () => {
  const { cache, list, refreshed } = cacheOf(
    [listKey, [session('a'), session('bb')]],
    [qrKey('a'), code],
  );
  applyEvent(cache, event('session_deleted', { session: 'a' }));
  expect(list()).toEqual([session('bb')]);
  expect(cache.get(qrKey('a'))).toBeUndefined();
  expect(refreshed).toEqual([hashKey(sessionKey('a'))]);
});

describe('an answer that was on its way while something happened', () => {
  test('holds what happened', async () => {
    const list = await askFresh(listKey, async () => {
      journalEvent(event('status', { session: 'a', ...session('a', { status: 'working' }) }));
      journalEvent(event('status', { session: 'bb', ...session('bb') }));
      journalEvent(event('session_deleted', { session: 'ccc' }));
      return [session('a'), session('ccc')];
    });
    expect(list).toEqual([session('a', { status: 'working' }), session('bb')]);
  });

  test('that is newer than what happened stays', async () => {
    const newer = session('a', { status: 'working', updated_at: '2026-01-25T15:00:09Z' });
    const answer = await askFresh(sessionKey('a'), async () => {
      journalEvent(event('status', { session: 'a', ...session('a') }));
      return newer;
    });
    expect(answer).toEqual(newer);
  });

  test('a code that is no code any more is asked for again', async () => {
    const answers = [async () => code, () => Promise.reject(new Error('no code'))];
    const asked = askFresh(qrKey('a'), async () => {
      journalEvent(event('status', { session: 'a', status: 'working' }));
      return answers.shift()?.();
    });
    await expect(asked).rejects.toThrow('no code');
  });

  test('a code that the next one followed gives way to it', async () => {
    const next = { ...code, qr_text: 'next', sequence: 2 };
    const answer = await askFresh(qrKey('a'), async () => {
      journalEvent(event('qr', { session: 'a', ...next }));
      return code;
    });
    expect(answer).toEqual(next);
  });

  test('is not touched by what happened before it was asked for', async () => {
    journalEvent(event('session_deleted', { session: 'a' }));
    expect(await askFresh(listKey, async () => [session('a')])).toEqual([session('a')]);
  });
});

describe('an event on the wire', () => {
  test.each([
    ['of another kind', 'typing', '{}'],
    ['named like a part of every object', 'constructor', '{}'],
    ['that is not JSON', 'status', '<html>'],
    ['that lacks what matters', 'status', '{"session":"a"}'],
  ])('%s is passed over', (_, name, text) => {
    expect(readEvent(name, text, null)).toBeNull();
  });

  test("of one session's own stream gets its name", () => {
    expect(readEvent('status', '{"status":"qr_code"}', 'support')).toEqual({
      event: 'status',
      data: { session: 'support', status: 'qr_code' },
    });
  });
});

describe('a message', () => {
  const desk = session('desk', { status: 'working' });
  const text = { id: 'm', chatId: 'c', from: 'f', from_me: false, timestamp: 1_769_353_200 };
  const at = '2026-01-25T15:00:07.123Z';

  test('is when the session last heard something, in the list and on its page', () => {
    const { cache, list } = cacheOf(
      [listKey, [session('other'), desk]],
      [sessionKey('desk'), desk],
    );
    applyEvent(cache, event('message', { ...text, session: 'desk', at }));
    expect(list()?.[1]?.last_inbound_at).toBe(at);
    expect(cache.get(sessionKey('desk'))).toMatchObject({ last_inbound_at: at });
  });

  test('of a server that does not tell when it came has its own time', () => {
    const { cache, list } = cacheOf([listKey, [desk]]);
    applyEvent(cache, event('message', { ...text, session: 'desk' }));
    expect(list()?.[0]?.last_inbound_at).toBe('2026-01-25T15:00:00.000Z');
  });

  test('leaves everything as it was when it is old, one’s own, or of an unknown session', () => {
    const { cache, list } = cacheOf([listKey, [{ ...desk, last_inbound_at: at }]]);
    const before = list();
    applyEvent(cache, event('message', { ...text, session: 'desk' }));
    applyEvent(cache, event('message', { ...text, session: 'desk', from_me: true, at }));
    applyEvent(cache, event('message', { ...text, session: 'nobody', at }));
    expect(list()).toBe(before);
  });

  test('that was acknowledged says when, unless it failed', () => {
    const { cache, list } = cacheOf([listKey, [desk]]);
    const ack = { id: 'm', chatId: 'c', session: 'desk', at };
    applyEvent(cache, event('ack', { ...ack, ack: 'failed' }));
    expect(list()?.[0]?.last_ack_at).toBeNull();
    applyEvent(cache, event('ack', { ...ack, ack: 'delivered' }));
    expect(list()?.[0]?.last_ack_at).toBe(at);
  });

  test('is not taken back by a status that was written down before it', () => {
    const { cache, list } = cacheOf([listKey, [{ ...desk, last_inbound_at: at }]]);
    const status = { session: 'desk', status: 'working', last_inbound_at: null };
    applyEvent(cache, event('status', { ...status, status_reason: 'reconnecting' }));
    expect(list()?.[0]).toMatchObject({ status_reason: 'reconnecting', last_inbound_at: at });
  });
});
