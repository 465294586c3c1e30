// @vitest-environment happy-dom
import { act } from 'react';
import { Link, Outlet, Route, Routes } from 'react-router-dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { click, draw, find } from '../ui/testing.tsx';
import { RouteFocus } from './RouteFocus.tsx';

let drawn: Awaited<ReturnType<typeof draw>>;

function Page({ title }: { title: string }) {
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <Outlet />
    </>
  );
}

beforeEach(async () => {
  drawn = await draw(
    <>
      <Link to="/">to sessions</Link>
      <Link to="/new">to the dialog</Link>
      <Link to="/support-uk">to support-uk</Link>
      <Link to="/late">to late</Link>
      <Routes>
        <Route path="/" element={<Page title="Sessions" />}>
          <Route path="new" element={<p>A dialog</p>} />
        </Route>
        <Route path="/support-uk" element={<Page title="support-uk" />} />
        <Route path="/late" element={<p>Not there yet</p>} />
      </Routes>
      <RouteFocus />
    </>,
  );
});
afterEach(() => drawn.remove());

async function follow(name: string) {
  const link = find('a', name);
  link.focus();
  await click(link);
}

test('the first page leaves focus to the browser', () => {
  expect(document.activeElement).toBe(document.body);
});

test('another page gives focus to its heading', async () => {
  await follow('to support-uk');
  expect(document.activeElement).toBe(find('h1', 'support-uk'));
});

test('a dialog over the same page, and the way back from it, leave focus alone', async () => {
  await follow('to the dialog');
  expect(document.activeElement).toBe(find('a', 'to the dialog'));
  await follow('to sessions');
  expect(document.activeElement).toBe(find('a', 'to sessions'));
});

test('a heading that comes late gets focus when it comes', async () => {
  await follow('to late');
  expect(document.activeElement).toBe(find('a', 'to late'));
  const heading = document.createElement('h1');
  heading.tabIndex = -1;
  heading.textContent = 'Late';
  await act(async () => drawn.container.append(heading));
  expect(document.activeElement).toBe(heading);
});
