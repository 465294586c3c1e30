// @vitest-environment happy-dom
import { act, useRef } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Dialog } from './Dialog.tsx';
import { click, draw, find } from './testing.tsx';

let drawn: Awaited<ReturnType<typeof draw>> | undefined;
afterEach(() => drawn?.remove());

const onClose = vi.fn();
afterEach(() => onClose.mockClear());

/** What a browser sends on Esc. */
async function cancel() {
  const event = new Event('cancel', { cancelable: true });
  await act(async () => void find('dialog').dispatchEvent(event));
  return event;
}

const mouseDown = (element: HTMLElement) =>
  act(async () => void element.dispatchEvent(new MouseEvent('mousedown', { bubbles: true })));

async function pressOn(element: HTMLElement) {
  await mouseDown(element);
  await click(element);
}

function WithTwoFields() {
  const second = useRef<HTMLInputElement>(null);
  return (
    <Dialog title="New session" onClose={onClose} initialFocus={second}>
      <input aria-label="first" />
      <input aria-label="second" ref={second} />
    </Dialog>
  );
}

test('is modal and named by its title', async () => {
  drawn = await draw(<Dialog title="New session" onClose={onClose} />);
  const dialog = find<HTMLDialogElement>('dialog');
  expect(dialog.open).toBe(true);
  expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
    'New session',
  );
});

test('is not there while it is not open', async () => {
  drawn = await draw(<Dialog title="New session" open={false} onClose={onClose} />);
  expect(document.querySelector('dialog')).toBeNull();
});

test('gives focus first to what it is told', async () => {
  drawn = await draw(<WithTwoFields />);
  expect(document.activeElement).toBe(find('input', 'second'));
});

test('asks to be closed by Esc, by its button and by a press on the backdrop', async () => {
  drawn = await draw(<Dialog title="New session" onClose={onClose} />);
  await cancel();
  await click(find('button', 'Close'));
  await pressOn(find('dialog'));
  expect(onClose).toHaveBeenCalledTimes(3);
});

test('stays when a press starts inside and ends on the backdrop', async () => {
  drawn = await draw(
    <Dialog title="New session" onClose={onClose}>
      <p>Text</p>
    </Dialog>,
  );
  await mouseDown(find('p', 'Text'));
  await click(find('dialog'));
  expect(onClose).not.toHaveBeenCalled();
});

test('can insist on an answer', async () => {
  drawn = await draw(<Dialog title="Sign in again" onClose={onClose} dismissable={false} />);
  const esc = await cancel();
  await pressOn(find('dialog'));
  expect(esc.defaultPrevented).toBe(true);
  expect(onClose).not.toHaveBeenCalled();
  expect(document.querySelector('[aria-label="Close"]')).toBeNull();
});

test('is closed before it is taken out, so that focus returns', async () => {
  drawn = await draw(<Dialog title="New session" onClose={onClose} />);
  const dialog = find<HTMLDialogElement>('dialog');
  let wasConnected: boolean | undefined;
  dialog.addEventListener('close', () => {
    wasConnected = dialog.isConnected;
  });
  await drawn.show(null);
  expect(wasConnected).toBe(true);
});
