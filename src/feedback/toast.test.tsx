// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { click, draw, find, standInForPopovers } from '../ui/testing.tsx';
import { Toasts } from './Toasts.tsx';
import { toast } from './toast.ts';

let drawn: Awaited<ReturnType<typeof draw>>;

beforeAll(standInForPopovers);
beforeEach(async () => {
  vi.useFakeTimers();
  drawn = await draw(<Toasts />);
});
afterEach(async () => {
  await act(async () => void vi.advanceTimersByTime(60_000));
  await drawn.remove();
  vi.useRealTimers();
});

const say = (...args: Parameters<typeof toast>) => act(async () => toast(...args));
const pass = (ms: number) => act(async () => void vi.advanceTimersByTime(ms));
const shown = () => [...document.querySelectorAll('li p')].map((each) => each.textContent);

test('is shown and read out, and goes by itself', async () => {
  await say('Copied');
  expect(shown()).toEqual(['Copied']);
  expect(find('[aria-live="polite"]').textContent).toBe('Copied');
  await pass(5_000);
  expect(shown()).toEqual([]);
});

test('offers one way back, and stays longer for it', async () => {
  const undo = vi.fn();
  await say('sales-us was stopped', { action: { label: 'Undo', run: undo } });
  await pass(5_000);
  await click(find('button', 'Undo'));
  expect(undo).toHaveBeenCalledOnce();
  expect(shown()).toEqual([]);
});

test('waits while the pointer is on it', async () => {
  await say('Saved');
  await act(async () => {
    find('li').dispatchEvent(new MouseEvent('pointerover', { bubbles: true }));
  });
  await pass(20_000);
  expect(shown()).toEqual(['Saved']);
  await act(async () => {
    find('li').dispatchEvent(new MouseEvent('pointerout', { bubbles: true }));
  });
  await pass(5_000);
  expect(shown()).toEqual([]);
});

test('three at most are shown, the newest of them', async () => {
  for (const message of ['one', 'two', 'three', 'four']) await say(message);
  expect(shown()).toEqual(['two', 'three', 'four']);
});
