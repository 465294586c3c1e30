import type { Session } from '../../../../contract/sessions.ts';

/** What of the list is shown, and how: everything that its URL says. */
export interface ListView {
  readonly show: Segment;
  readonly search: string;
  readonly network: NetworkChoice;
  readonly sort: Sort | null;
  /** Where the list is scrolled to, counted from 1. */
  readonly page: number;
}

export const segments = ['all', 'action', 'working', 'waiting'] as const;
export type Segment = (typeof segments)[number];

export const networkChoices = ['any', 'whatsapp', 'sandbox'] as const;
export type NetworkChoice = (typeof networkChoices)[number];

export const sortKeys = ['name', 'status', 'since'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface Sort {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** So many rows are one step of the URL's `page`. */
export const pageSize = 50;

const oneOf = <const T extends string>(known: readonly T[], written: string | null): T | null =>
  known.find((value) => value === written) ?? null;

/** Reads a view out of a URL; what it does not know, it leaves at its default. */
export function parseView(params: URLSearchParams): ListView {
  const written = params.get('sort') ?? '';
  const by = oneOf(sortKeys, written.replace(/^-/, ''));
  const page = Number(params.get('page'));
  return {
    show: oneOf(segments, params.get('show')) ?? 'all',
    search: params.get('q') ?? '',
    network: oneOf(networkChoices, params.get('network')) ?? 'any',
    sort: by && { by, descending: written.startsWith('-') },
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** Writes a view as a URL's query, with its `?`; defaults are left out. */
export function formatView(view: ListView): string {
  const params = new URLSearchParams();
  if (view.show !== 'all') params.set('show', view.show);
  if (view.search !== '') params.set('q', view.search);
  if (view.network !== 'any') params.set('network', view.network);
  if (view.sort) params.set('sort', `${view.sort.descending ? '-' : ''}${view.sort.by}`);
  if (view.page > 1) params.set('page', String(view.page));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

/** The view after one more choice. Whatever is chosen, it starts at the top. */
export function changeView(view: ListView, change: Partial<ListView>): ListView {
  return { ...view, page: 1, ...change };
}

/** A column's order, pressed again and again: up, down, and back to the server's. */
export function nextSort(current: Sort | null, by: SortKey): Sort | null {
  if (current?.by !== by) return { by, descending: false };
  return current.descending ? null : { by, descending: true };
}

/** Every session belongs to exactly one segment, so that the counts add up. */
export function segmentOf(session: { readonly status: string }): Exclude<Segment, 'all'> {
  if (session.status === 'failed') return 'action';
  return session.status === 'working' ? 'working' : 'waiting';
}

export function countSegments(sessions: readonly Session[]): Record<Segment, number> {
  const counts: Record<Segment, number> = {
    all: sessions.length,
    action: 0,
    working: 0,
    waiting: 0,
  };
  for (const session of sessions) counts[segmentOf(session)] += 1;
  return counts;
}

function matchesSearch(session: Session, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  const texts = [session.name, session.push_name ?? ''];
  if (texts.some((text) => text.toLowerCase().includes(wanted))) return true;
  const digits = wanted.replace(/[\s()+.-]/g, '');
  return /^[0-9]+$/.test(digits) && (session.phone_number ?? '').includes(digits);
}

/** What needs a person first, then what waits, then what works. */
const urgency = { action: 0, waiting: 1, working: 2 } as const;

const byName = new Intl.Collator('en', { numeric: true });

const compare: Readonly<Record<SortKey, (a: Session, b: Session) => number>> = {
  name: (a, b) => byName.compare(a.name, b.name),
  status: (a, b) => urgency[segmentOf(a)] - urgency[segmentOf(b)],
  since: (a, b) =>
    Date.parse(b.status_since ?? b.created_at) - Date.parse(a.status_since ?? a.created_at),
};

/** The sessions of a view, in the server's order unless one is chosen. */
export function sessionsOfView(sessions: readonly Session[], view: ListView): Session[] {
  const found = sessions.filter(
    (session) =>
      (view.show === 'all' || segmentOf(session) === view.show) &&
      (view.network === 'any' || session.network === view.network) &&
      matchesSearch(session, view.search),
  );
  const { sort } = view;
  if (!sort) return found;
  const direction = sort.descending ? -1 : 1;
  return found.sort((a, b) => direction * compare[sort.by](a, b));
}

/** Whether a change leaves a session where it is, in every view. */
export function keepsPlace(before: Session, after: Session): boolean {
  return (
    before === after ||
    (before.name === after.name &&
      before.status === after.status &&
      before.network === after.network &&
      before.push_name === after.push_name &&
      before.phone_number === after.phone_number &&
      before.status_since === after.status_since &&
      before.created_at === after.created_at)
  );
}

/**
 * The order while rows must not move, because a pointer is on them: whoever was shown stays in
 * place as long as it exists, whatever its status became, and newcomers are added at the end.
 */
export function steadyOrder(
  shown: readonly string[],
  wanted: readonly string[],
  existing: ReadonlySet<string>,
): string[] {
  const kept = shown.filter((name) => existing.has(name));
  const keptNames = new Set(kept);
  return [...kept, ...wanted.filter((name) => !keptNames.has(name))];
}

/** The page of a URL is a place in the list: the one that this row, counted from 0, is on. */
export const pageOfRow = (row: number): number => Math.floor(row / pageSize) + 1;
