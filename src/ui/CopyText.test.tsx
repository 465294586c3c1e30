// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CopyText } from './CopyText.tsx';
import { click, draw, find, standInForPopovers } from './testing.tsx';

let drawn: Awaited<ReturnType<typeof draw>>;
let copied: string | null;

beforeAll(standInForPopovers);
beforeEach(async () => {
  vi.useFakeTimers();
  copied = null;
  // As the browser does it: what is selected is copied.
  document.execCommand = () => {
    copied = document.querySelector('textarea')?.value ?? null;
    return true;
  };
  drawn = await draw(<CopyText text="req_7f3a9c21" label="Copy request id" />);
});
afterEach(async () => {
  await drawn.remove();
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, 'clipboard');
});

function haveClipboard(writeText: ((text: string) => Promise<void>) | undefined) {
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: writeText && { writeText },
  });
}

const said = () => find('[role="status"]').textContent;

test('copies by the clipboard where there is one', async () => {
  const writeText = vi.fn(async () => {});
  haveClipboard(writeText);
  await click(find('button'));
  expect(writeText).toHaveBeenCalledWith('req_7f3a9c21');
  expect(copied).toBeNull();
  expect(said()).toBe('Copied');
});

test('copies by selection over plain http, where there is none', async () => {
  haveClipboard(undefined);
  await act(async () => find('button').focus());
  await click(find('button'));
  expect(copied).toBe('req_7f3a9c21');
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.activeElement).toBe(find('button'));
});

test('copies by selection when the clipboard refuses', async () => {
  haveClipboard(() => Promise.reject(new Error('denied')));
  await click(find('button'));
  expect(copied).toBe('req_7f3a9c21');
  expect(said()).toBe('Copied');
});

test('says so when nothing worked', async () => {
  haveClipboard(undefined);
  document.execCommand = () => false;
  await click(find('button'));
  expect(said()).toBe('Not copied. Select it and copy by hand.');
});

test('stops saying it after two seconds', async () => {
  haveClipboard(async () => {});
  await click(find('button'));
  await act(async () => void vi.advanceTimersByTime(2000));
  expect(said()).toBe('');
});
