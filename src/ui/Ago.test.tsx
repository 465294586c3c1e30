// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ago } from './Ago.tsx';
import { draw, find } from './testing.tsx';

const now = Date.UTC(2026, 0, 25, 14, 2, 0);
let drawn: Awaited<ReturnType<typeof draw>>;

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(async () => {
  await drawn.remove();
  vi.useRealTimers();
});

const pass = (ms: number) => act(async () => void vi.advanceTimersByTime(ms));

test('is a time element with the moment itself', async () => {
  drawn = await draw(<Ago at="2026-01-25T13:50:00Z" />);
  const time = find<HTMLTimeElement>('time');
  expect(time.textContent).toBe('12 minutes ago');
  expect(time.getAttribute('datetime')).toBe('2026-01-25T13:50:00.000Z');
  expect(time.title).toContain('2026');
});

test('follows the clock by itself, by seconds and then by minutes', async () => {
  drawn = await draw(<Ago at={now - 55_000} />);
  await pass(3_000);
  expect(find('time').textContent).toBe('58 seconds ago');
  await pass(10_000);
  expect(find('time').textContent).toBe('1 minute ago');
  await pass(60_000);
  expect(find('time').textContent).toBe('2 minutes ago');
});

test('shows nothing for what is no moment', async () => {
  drawn = await draw(<Ago at="soon" />);
  expect(document.querySelector('time')).toBeNull();
});
