// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { click, draw, find, standInForPopovers, type } from '../ui/testing.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { type Confirmation, closeConfirmation, confirm } from './confirm.ts';

const run = vi.fn(async () => {});
let drawn: Awaited<ReturnType<typeof draw>>;

beforeAll(standInForPopovers);
beforeEach(async () => {
  run.mockReset();
  drawn = await draw(<ConfirmDialog describeError={(error) => (error as Error).message} />);
});
afterEach(async () => {
  await act(async () => closeConfirmation());
  await drawn.remove();
});

const ask = (more: Partial<Confirmation> = {}) =>
  act(async () =>
    confirm({
      title: 'Delete store-haifa?',
      consequence: '214 chats are deleted with it.',
      verb: 'Delete session',
      danger: true,
      run,
      ...more,
    }),
  );

const submit = () =>
  act(async () =>
    find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
  );
const isOpen = () => document.querySelector('dialog') !== null;

test('names what it is about, what it costs and what its button does', async () => {
  await ask();
  const text = find('dialog').textContent;
  expect(text).toContain('Delete store-haifa?');
  expect(text).toContain('214 chats are deleted with it.');
  expect(find('button', 'Delete session')).toBeTruthy();
});

test('starts with focus on Cancel, which changes nothing', async () => {
  await ask();
  expect(document.activeElement).toBe(find('button', 'Cancel'));
  await click(find('button', 'Cancel'));
  expect(isOpen()).toBe(false);
  expect(run).not.toHaveBeenCalled();
});

test('wants the name typed where it is asked for', async () => {
  await ask({ typeToConfirm: 'store-haifa' });
  await submit();
  expect(run).not.toHaveBeenCalled();
  expect(find('button', 'Delete session').getAttribute('aria-disabled')).toBe('true');

  await type(find<HTMLInputElement>('input'), 'store-haifa');
  expect(find('button', 'Delete session').getAttribute('aria-disabled')).toBeNull();
  await submit();
  expect(run).toHaveBeenCalledOnce();
  expect(isOpen()).toBe(false);
});

test('waits, runs once, and can not be dismissed meanwhile', async () => {
  let finish = () => {};
  run.mockImplementation(() => new Promise<void>((resolve) => (finish = resolve)));
  await ask();
  await submit();
  await submit();
  await act(async () => {
    find('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
  });
  expect(isOpen()).toBe(true);
  expect(run).toHaveBeenCalledOnce();
  await act(async () => finish());
  expect(isOpen()).toBe(false);
});

test('shows its own error inside, with focus on it, and can be tried again', async () => {
  run.mockRejectedValueOnce(new Error('The server did not answer.'));
  await ask();
  await submit();
  expect(find('[role="alert"]').textContent).toBe('The server did not answer.');
  expect(document.activeElement).toBe(find('[role="alert"]'));
  await submit();
  expect(isOpen()).toBe(false);
});

test('a second question starts afresh', async () => {
  await ask({ typeToConfirm: 'store-haifa' });
  await type(find<HTMLInputElement>('input'), 'store-haifa');
  await ask({ title: 'Delete sales-us?', typeToConfirm: 'sales-us' });
  expect(find<HTMLInputElement>('input').value).toBe('');
});
