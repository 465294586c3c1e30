// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Menu } from './Menu.tsx';
import { click, draw, find, press, settle, standInForPopovers } from './testing.tsx';

const stop = vi.fn();
const unlink = vi.fn();
let drawn: Awaited<ReturnType<typeof draw>>;

beforeAll(standInForPopovers);
beforeEach(async () => {
  drawn = await draw(
    <Menu
      label="More of sales-us"
      items={[
        { label: 'Stop', onSelect: stop },
        { label: 'Unlink phone', onSelect: unlink, disabledReason: 'No phone is linked yet.' },
        { label: 'Open', to: '/sessions/sales-us' },
      ]}
    />,
  );
});
afterEach(async () => {
  vi.clearAllMocks();
  await drawn.remove();
});

const button = () => find('button', 'More of sales-us');
const focused = () => document.activeElement?.textContent;

async function openIt() {
  await click(button());
  await settle();
}

test('opens with focus on its first item', async () => {
  await openIt();
  expect(button().getAttribute('aria-expanded')).toBe('true');
  expect(focused()).toBe('Stop');
});

test('opens by an arrow key too', async () => {
  await press(button(), 'ArrowDown');
  await settle();
  expect(focused()).toBe('Stop');
});

test('arrows, Home and End move, around the ends', async () => {
  await openIt();
  const menu = find('[role="menu"]');
  await press(menu, 'ArrowUp');
  expect(focused()).toBe('Open');
  await press(menu, 'ArrowDown');
  expect(focused()).toBe('Stop');
  await press(menu, 'End');
  expect(focused()).toBe('Open');
  await press(menu, 'Home');
  expect(focused()).toBe('Stop');
});

test('a letter leads to the next item that starts with it', async () => {
  await openIt();
  await press(find('[role="menu"]'), 'o');
  expect(focused()).toBe('Open');
});

test('a chosen item runs once the menu has closed and its button has focus again', async () => {
  await openIt();
  stop.mockImplementation(() => expect(document.activeElement).toBe(button()));
  await click(find('[role="menuitem"]', 'Stop'));
  await settle();
  expect(stop).toHaveBeenCalledOnce();
  expect(document.querySelector('[role="menu"]')).toBeNull();
});

test('a refused item can be reached, says why, and does nothing', async () => {
  await openIt();
  await press(find('[role="menu"]'), 'ArrowDown');
  expect(focused()).toContain('No phone is linked yet.');
  await click(document.activeElement as HTMLElement);
  expect(unlink).not.toHaveBeenCalled();
  expect(find('[role="menu"]')).toBeTruthy();
});

test('an item that leads somewhere is a link', async () => {
  await openIt();
  expect(find('a', 'Open').getAttribute('href')).toBe('/sessions/sales-us');
});
