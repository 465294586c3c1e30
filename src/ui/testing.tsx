import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** Draws into the test's document, in English, at an address. */
export async function draw(element: ReactNode, address = '/') {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  const show = (shown: ReactNode) =>
    act(async () =>
      root.render(
        <I18nProvider i18n={i18n}>
          <MemoryRouter initialEntries={[address]}>{shown}</MemoryRouter>
        </I18nProvider>,
      ),
    );
  await show(element);
  return {
    container,
    show,
    async remove() {
      await act(async () => root.unmount());
      container.remove();
    },
  };
}

/** The element, which must exist, whose accessible name or text is `name`. */
export function find<E extends HTMLElement = HTMLElement>(selector: string, name?: string): E {
  const found = [...document.querySelectorAll<E>(selector)].find(
    (element) =>
      name === undefined ||
      (element.getAttribute('aria-label') ?? element.textContent)?.trim() === name,
  );
  if (!found) throw new Error(`No ${selector} named ${name}`);
  return found;
}

export async function press(element: Element, key: string) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  await act(async () => void element.dispatchEvent(event));
}

export async function click(element: HTMLElement) {
  await act(async () => element.click());
}

export async function type(field: HTMLInputElement, text: string) {
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await act(async () => {
    // Past React's own tracking of the value, as a browser sets it.
    setValue?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** What the popover API does and the test's document lacks: opening, closing, and telling of it. */
export function standInForPopovers() {
  const tell = (element: HTMLElement, name: string, newState: string) =>
    element.dispatchEvent(Object.assign(new Event(name), { newState }));
  const opened = new WeakSet<Element>();
  const turn = (element: HTMLElement, open: boolean) => {
    if (opened.has(element) === open) return;
    tell(element, 'beforetoggle', open ? 'open' : 'closed');
    if (open) opened.add(element);
    else opened.delete(element);
    setTimeout(() => tell(element, 'toggle', open ? 'open' : 'closed'));
  };
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      turn(this, true);
    },
    hidePopover(this: HTMLElement) {
      turn(this, false);
    },
  });
  document.addEventListener('click', ({ target }) => {
    const id =
      target instanceof Element && target.closest('[popovertarget]')?.getAttribute('popovertarget');
    const popover = id && document.getElementById(id);
    if (popover) turn(popover, !opened.has(popover));
  });
}

/** Lets what was scheduled for now happen. */
export async function settle() {
  await act(async () => new Promise((resolve) => setTimeout(resolve)));
}
