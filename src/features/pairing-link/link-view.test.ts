import { describe, expect, test } from 'vitest';
import type { PairingState } from '../../../contract/pairing-links.ts';
import { ApiError } from '../../api/api-error.ts';
import { hear, type LinkNews, nothingHeard, viewOf } from './link-view.ts';

const noon = Date.UTC(2026, 2, 1, 12);

const status = (status: string, status_reason: string | null = null): LinkNews => ({
  event: 'status',
  data: {
    ...{ session: 'front-desk', network: 'whatsapp', status, status_reason },
    ...{ status_since: null, status_until: null, link_expires_at: '2026-03-01T12:15:00Z' },
  } satisfies PairingState,
});
const qr = (sequence: number): LinkNews => ({
  event: 'qr',
  data: { qr: 'data:,', qr_text: `code ${sequence}`, sequence, total: 6, expires_at: null },
});
const ended = (reason: string): LinkNews => ({ event: 'ended', data: { reason } });
const refused = (status: number, code: string, reason: string | null = null): LinkNews => ({
  event: 'refused',
  data: new ApiError({ status, code, message: '', reason }),
});
const live: LinkNews = { event: 'connection', data: 'live' };
const lost: LinkNews = { event: 'connection', data: 'reconnecting' };

const seenAfter = (...news: LinkNews[]) =>
  viewOf(news.reduce((state, one) => hear(state, one, noon), nothingHeard));

describe('while the link opens', () => {
  test('there is nothing to show yet', () => {
    expect(seenAfter()).toEqual({ kind: 'opening' });
    expect(seenAfter(live)).toEqual({ kind: 'opening' });
  });

  test('a server that does not answer is told apart', () => {
    expect(seenAfter(lost)).toEqual({ kind: 'unreachable' });
    expect(seenAfter(lost, live, status('starting'))).toMatchObject({
      kind: 'pairing',
      link: 'up',
    });
  });
});

describe('a code', () => {
  test('is shown with when it came, and replaced by the next', () => {
    const codes = seenAfter(live, status('qr_code'), qr(1), qr(2));
    expect(codes).toMatchObject({
      code: { value: { sequence: 2 }, receivedAt: noon },
      mayAsk: false,
    });
  });

  test('stays when its status is told again', () => {
    expect(seenAfter(live, status('qr_code'), qr(1), status('qr_code'))).toMatchObject({
      code: { value: { sequence: 1 } },
    });
  });

  test.each(['starting', 'failed', 'stopped', 'hibernating'])('goes when it is %s', (next) => {
    expect(seenAfter(live, status('qr_code'), qr(1), status(next))).toMatchObject({ code: null });
  });

  test('says when nobody would hear of the next one', () => {
    expect(seenAfter(live, status('qr_code'), qr(1), lost)).toMatchObject({ link: 'down' });
  });
});

test('new codes may be asked for where that can help', () => {
  expect(seenAfter(live, status('stopped'))).toMatchObject({ mayAsk: true });
  expect(seenAfter(live, status('failed', 'qr_expired'))).toMatchObject({ mayAsk: true });
  expect(seenAfter(live, status('failed', 'banned'))).toMatchObject({ mayAsk: false });
});

describe('the link is over', () => {
  test('with success, when this page watched', () => {
    const success = { kind: 'over', end: 'linked' };
    expect(
      seenAfter(live, status('qr_code'), qr(1), status('working'), ended('linked')),
    ).toMatchObject(success);
    const told = refused(410, 'PAIRING_LINK_ENDED', 'linked');
    expect(seenAfter(live, status('qr_code'), lost, told)).toMatchObject(success);
  });

  test.each<[string, LinkNews, string]>([
    ['used before', refused(410, 'PAIRING_LINK_ENDED', 'linked'), 'used'],
    ['expired before', refused(410, 'PAIRING_LINK_ENDED', 'expired'), 'expired'],
    ['expired now', ended('expired'), 'expired'],
    ['revoked', ended('revoked'), 'revoked'],
    ['unknown', refused(404, 'PAIRING_LINK_NOT_FOUND'), 'unknown'],
    ['ended for a reason of tomorrow', ended('eclipse'), 'other'],
  ])('because it was %s', (_, news, end) => {
    expect(seenAfter(live, news)).toMatchObject({ kind: 'over', end });
  });

  test('for good: no code comes back, and none is kept', () => {
    const news = [live, status('qr_code'), qr(1), ended('revoked'), qr(2), lost];
    const state = news.reduce((known, one) => hear(known, one, noon), nothingHeard);
    expect(state).toMatchObject({ code: null, end: 'revoked' });
  });
});

test('a refusal that is not about the link is told in its own words', () => {
  expect(seenAfter(refused(404, 'NOT_FOUND'))).toMatchObject({
    kind: 'refused',
    error: { code: 'NOT_FOUND' },
  });
});
