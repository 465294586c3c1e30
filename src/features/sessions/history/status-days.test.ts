import { expect, test } from 'vitest';
import { lastDay, stretchesOf } from './status-days.ts';

const hour = 3600 * 1000;
const now = Date.parse('2026-03-02T12:00:00Z');
const ago = (hours: number) => new Date(now - hours * hour).toISOString();
const change = (status: string, hours: number) => ({ status, status_reason: null, at: ago(hours) });

test('each status lasts until the next one, and the newest until now', () => {
  const stretches = stretchesOf([change('qr_code', 1), change('failed', 3)], now);
  expect(stretches.map(({ status, ms }) => [status, ms / hour])).toEqual([
    ['qr_code', 1],
    ['failed', 2],
  ]);
});

test('a day is cut at its start, oldest first', () => {
  const day = lastDay(stretchesOf([change('failed', 2), change('working', 100)], now), now);
  expect(day.stretches.map(({ status, ms }) => [status, ms / hour])).toEqual([
    ['working', 22],
    ['failed', 2],
  ]);
  expect(day.unknownMs).toBe(0);
});

test('what was before the first change is not known', () => {
  expect(lastDay(stretchesOf([change('working', 6)], now), now).unknownMs).toBe(18 * hour);
  expect(lastDay([], now)).toEqual({ stretches: [], unknownMs: 24 * hour });
});

test('what lasted less than five minutes is no part of the bar, unless it lasts still', () => {
  const changes = [change('qr_code', 0.01), change('starting', 0.02), change('working', 3)];
  expect(lastDay(stretchesOf(changes, now), now).stretches.map(({ status }) => status)).toEqual([
    'working',
    'qr_code',
  ]);
});

test('a server whose clock is ahead makes nothing negative', () => {
  expect(stretchesOf([change('working', -1)], now)).toMatchObject([{ ms: 0 }]);
});
