import { describe, expect, test } from 'vitest';
import type { Session } from '../../../../contract/sessions.ts';
import {
  changeView,
  countSegments,
  formatView,
  nextSort,
  pageOfRow,
  parseView,
  sessionsOfView,
  steadyOrder,
} from './list-view.ts';
import { type KnownRows, nextRows, noRows } from './steady-rows.ts';

const view = (query: string) => parseView(new URLSearchParams(query));
const everything = view('');

let nextId = 1;
const session = (name: string, more: Partial<Session> = {}): Session => ({
  id: nextId++,
  name,
  status: 'working',
  status_reason: null,
  status_until: null,
  phone_number: null,
  push_name: null,
  network: 'whatsapp',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: null,
  status_since: null,
  last_inbound_at: null,
  last_ack_at: null,
  ...more,
});
const names = (sessions: readonly Session[]) => sessions.map(({ name }) => name);

const fleet = [
  session('store-haifa', { status: 'failed', status_reason: 'logged_out' }),
  session('support-uk', { status: 'qr_code', network: 'sandbox' }),
  session('vip-desk', { phone_number: '447700900233', push_name: 'Elena Rossi' }),
  session('billing-au', { status_reason: 'reconnecting', phone_number: '61491570156' }),
  session('warehouse-02', { status: 'stopped', status_since: '2026-03-01T00:00:00Z' }),
  session('warehouse-10', { status: 'hibernating', status_since: '2026-02-01T00:00:00Z' }),
];

describe('the URL', () => {
  test('says nothing of the defaults', () => {
    expect(formatView(everything)).toBe('');
  });

  test.each([
    '?show=action',
    '?q=%2B44+7700',
    '?network=sandbox',
    '?sort=-since',
    '?show=working&q=desk&network=whatsapp&sort=name&page=3',
  ])('%s comes back as it was', (query) => {
    expect(formatView(view(query))).toBe(query);
  });

  test.each(['?show=none', '?network=moon', '?sort=-size', '?page=-1', '?page=1.5', '?page=x'])(
    '%s means the default',
    (query) => {
      expect(view(query)).toEqual(everything);
    },
  );

  test('any other choice leads back to the first page', () => {
    expect(changeView(view('?page=4&q=x'), { show: 'working' })).toMatchObject({
      page: 1,
      search: 'x',
      show: 'working',
    });
    expect(changeView(everything, { page: 2 }).page).toBe(2);
  });
});

describe('what is shown', () => {
  test('every session is in one segment', () => {
    expect(countSegments(fleet)).toEqual({ all: 6, action: 1, working: 2, waiting: 3 });
    expect(names(sessionsOfView(fleet, view('?show=action')))).toEqual(['store-haifa']);
    expect(names(sessionsOfView(fleet, view('?show=working')))).toEqual(['vip-desk', 'billing-au']);
  });

  test.each([
    ['desk', ['vip-desk']],
    ['DESK', ['vip-desk']],
    ['rossi', ['vip-desk']],
    ['+44 7700 900', ['vip-desk']],
    ['(0156)', ['billing-au']],
    ['02', ['vip-desk', 'warehouse-02']],
    ['nobody', []],
    ['+', []],
  ])('a search for %j', (search, found) => {
    expect(names(sessionsOfView(fleet, { ...everything, search }))).toEqual(found);
  });

  test('one network', () => {
    expect(names(sessionsOfView(fleet, view('?network=sandbox')))).toEqual(['support-uk']);
  });
});

describe('the order', () => {
  test('is the server’s until another is chosen', () => {
    expect(names(sessionsOfView(fleet, everything))).toEqual(names(fleet));
  });

  test('by name knows numbers', () => {
    const pair = [session('line-10'), session('line-2')];
    expect(names(sessionsOfView(pair, view('?sort=name')))).toEqual(['line-2', 'line-10']);
    expect(names(sessionsOfView(pair, view('?sort=-name')))).toEqual(['line-10', 'line-2']);
  });

  test('by status has first what needs a person', () => {
    expect(names(sessionsOfView(fleet, view('?sort=status')))[0]).toBe('store-haifa');
    expect(names(sessionsOfView(fleet, view('?sort=-status')))[5]).toBe('store-haifa');
  });

  test('by since has first what changed last', () => {
    expect(names(sessionsOfView(fleet, view('?sort=since'))).slice(0, 2)).toEqual([
      'warehouse-02',
      'warehouse-10',
    ]);
  });

  test('a column goes up, down, and back to the server’s', () => {
    const up = nextSort(null, 'name');
    const down = nextSort(up, 'name');
    expect([up, down, nextSort(down, 'name')]).toEqual([
      { by: 'name', descending: false },
      { by: 'name', descending: true },
      null,
    ]);
    expect(nextSort(down, 'since')).toEqual({ by: 'since', descending: false });
  });

  test('holds under a pointer, whatever changes', () => {
    const existing = new Set(['a', 'c', 'd']);
    expect(steadyOrder(['a', 'b', 'c'], ['c', 'd', 'a'], existing)).toEqual(['a', 'c', 'd']);
  });
});

describe('the page of the URL', () => {
  test('is a place in the list, every fifty rows', () => {
    expect([0, 49, 50, 999].map(pageOfRow)).toEqual([1, 1, 2, 20]);
  });
});

describe('rows that are drawn again', () => {
  const rowsAfter = (known: KnownRows, sessions: readonly Session[], query: string, held = false) =>
    nextRows(known, sessions, view(query), held);

  test('keep their order, unsorted, while nothing that orders them changes', () => {
    const before = rowsAfter(noRows, fleet, '?sort=name');
    const last_inbound_at = '2026-04-01T00:00:00Z';
    const news = fleet.map((one) => (one.name === 'vip-desk' ? { ...one, last_inbound_at } : one));
    const after = rowsAfter(before, news, '?sort=name');
    expect(names(after.rows)).toEqual(names(before.rows));
    for (const [index, row] of after.rows.entries()) {
      if (row.name === 'vip-desk') expect(row.last_inbound_at).toBe(last_inbound_at);
      else expect(row).toBe(before.rows[index]);
    }
    expect(rowsAfter(after, news, '?sort=name')).toBe(after);
  });

  test('find their new place, but not under a pointer', () => {
    const before = rowsAfter(noRows, fleet, '?show=working', true);
    const news = fleet.map((one) => ({ ...one, status: 'stopped' }));
    const held = rowsAfter(before, news, '?show=working', true);
    expect(names(held.rows)).toEqual(['vip-desk', 'billing-au']);
    expect(rowsAfter(held, news, '?show=working', false).rows).toEqual([]);
  });

  test('follow at once what a person chooses', () => {
    const before = rowsAfter(noRows, fleet, '', true);
    expect(names(rowsAfter(before, fleet, '?q=desk', true).rows)).toEqual(['vip-desk']);
  });
});
