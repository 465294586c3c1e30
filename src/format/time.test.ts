import { describe, expect, test } from 'vitest';
import { absoluteTime, clockTime, duration, relativeTime, relativeTimeStep } from './time.ts';

const now = Date.UTC(2026, 0, 25, 14, 2, 11);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('relativeTime', () => {
  test.each([
    [now, 'now'],
    [now - 22_000, '22 seconds ago'],
    [now - 12 * minute, '12 minutes ago'],
    [now - 2 * hour, '2 hours ago'],
    [now - day, 'yesterday'],
    [now - 54 * day, '54 days ago'],
    [now - 90 * day, '2 months ago'],
    [now + 8_500, 'in 8 seconds'],
  ])('%d is told as "%s"', (moment, words) => {
    expect(relativeTime(moment, now, 'en')).toBe(words);
  });

  test.each([
    [now - 22_000, '22 s'],
    [now - 26 * minute, '26 min'],
    [now - 2 * hour, '2 h'],
    [now - 18 * day, '18 d'],
    [now, 'now'],
  ])('%d in a column is "%s"', (moment, words) => {
    expect(plain(relativeTime(moment, now, 'en', true))).toBe(words);
  });

  test('speaks the language it is given', () => {
    expect(relativeTime(now - 12 * minute, now, 'de')).toBe('vor 12 Minuten');
  });

  test('changes more slowly the further away the moment is', () => {
    expect(relativeTimeStep(now - 20_000, now)).toBe(1000);
    expect(relativeTimeStep(now - 5 * minute, now)).toBe(15_000);
    expect(relativeTimeStep(now - 3 * day, now)).toBe(5 * minute);
  });
});

describe('duration', () => {
  test.each([
    [0, '0 s'],
    [188, '188 ms'],
    [14_000, '14 s'],
    [160_000, '2 min 40 s'],
    [48 * minute, '48 min'],
    [6 * day + 4 * hour + 30 * minute, '6 d 4 h'],
    [-5, '0 s'],
  ])('%d ms are "%s"', (ms, words) => {
    expect(plain(duration(ms, 'en'))).toBe(words);
  });
});

describe('a moment on the clock', () => {
  test('of today is its time alone', () => {
    expect(clockTime(now, now, 'en-GB', { timeZone: 'UTC' })).toBe('14:02');
    expect(clockTime(now, now, 'en-GB', { timeZone: 'UTC', seconds: true })).toBe('14:02:11');
  });

  test('of another day has its date', () => {
    expect(clockTime(now - 6 * day, now, 'en-GB', { timeZone: 'UTC' })).toBe('19 Jan, 14:02');
  });

  test('in full has everything', () => {
    expect(absoluteTime(now, 'en-GB', 'UTC')).toBe('25 Jan 2026, 14:02:11');
  });
});
