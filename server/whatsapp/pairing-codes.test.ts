import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../contract/sessions.ts';
import { NotPairing } from './sessions.ts';
import { TestHouse } from './test-house.ts';

const nora = '447700900142';
const dana = '447700900187';

let house: TestHouse;
beforeAll(async () => {
  house = await TestHouse.open();
});
afterEach(() => house.clear());
afterAll(() => house.close());

/** A session that shows a QR, and a code for that number. */
async function showing(name: string, phone = nora) {
  const session = await house.create(name);
  const { code } = await house.sessions.pairingCode(session, phone);
  return { session, code, qr: await house.code(session) };
}

const codeFor = async (session: Session, phone: string) =>
  (await house.sessions.pairingCode(session, phone)).code;

describe('a pairing code', () => {
  test('links the phone of its number, step by step as a QR does', async () => {
    const { session, code } = await showing('shop', dana);
    expect(code).toMatch(/^[1-9A-HJ-NP-TV-Z]{4}-[1-9A-HJ-NP-TV-Z]{4}$/);
    await house.sandbox.link({ code });
    await house.status(session, 'working');
    const steps = house.story(session).filter((step, n, all) => step !== all[n - 1]);
    expect(steps).toEqual(['starting', 'qr_code', 'qr 1 of 6', 'starting/finishing', 'working']);
    expect(await house.now(session)).toMatchObject({
      phone_number: dana,
      push_name: 'Dana Peretz',
    });
    expect(house.errors).toEqual([]);
    await house.restart();
    await house.status(session, 'working');
  });

  test('ends with the last QR of the batch', async () => {
    const session = await house.create('shop');
    const { expires_at } = await house.sessions.pairingCode(session, nora);
    expect(expires_at).toBe((await house.now(session)).status_until);
    const lives = Date.parse(expires_at ?? '') - Date.now();
    expect(lives).toBeGreaterThan(130_000);
    expect(lives).toBeLessThanOrEqual(160_000);
  });

  test('stays the same when the QR changes, however often it is asked for', async () => {
    await house.sandbox.pairing({ refs: 3, seconds: 2 });
    const { session, code, qr } = await showing('shop');
    const asked = await Promise.all(Array.from({ length: 10 }, () => codeFor(session, nora)));
    await house.next('qr', session, ({ data }) => data.qr_text !== qr);
    expect(new Set([...asked, await codeFor(session, nora)])).toEqual(new Set([code]));
    await house.sandbox.link({ code });
    await house.status(session, 'working');
  });

  test('for another number is another, and voids the first', async () => {
    const { session, code } = await showing('shop', nora);
    const other = await codeFor(session, dana);
    expect(other).not.toBe(code);
    await expect(house.sandbox.link({ code })).rejects.toMatchObject({ code: 'invalid' });
    await house.sandbox.link({ code: other, phone: dana });
    await house.status(session, 'working');
  });

  test('dies with its connection: the next one has one of its own', async () => {
    const { session, code, qr } = await showing('shop');
    await house.sandbox.outcome({ qr, next: 'unavailable' });
    const again = house.next('qr', session);
    await house.sandbox.scan({ qr });
    await again;
    const next = await codeFor(session, nora);
    expect(next).not.toBe(code);
    await house.sandbox.link({ code: next });
    await house.status(session, 'working');
  });
});

describe('the QR beside it', () => {
  test('links as if no code had been asked for', async () => {
    const { session, qr } = await showing('shop', nora);
    await house.sandbox.scan({ qr, phone: dana });
    await house.status(session, 'working');
    expect(await house.now(session)).toMatchObject({ phone_number: dana });
  });

  test('links after a wrong code was typed, and so does the right code', async () => {
    const wrong = 'ABCD-EFGH';
    for (const way of ['scan', 'link'] as const) {
      const { session, code, qr } = await showing(way);
      await expect(house.sandbox.link({ code: wrong })).rejects.toMatchObject({ code: 'invalid' });
      await (way === 'scan' ? house.sandbox.scan({ qr }) : house.sandbox.link({ code }));
      await house.status(session, 'working');
    }
  });

  test('can be of a session that is only starting: the code waits for it', async () => {
    const session = await house.create('shop');
    expect(session.status).toBe('starting');
    await house.sandbox.link({ code: await codeFor(session, nora) });
    await house.status(session, 'working');
  });
});

describe('an attempt with a code that links no phone', () => {
  const shows = async (session: Session) => {
    const shown = await house.now(session);
    expect(shown).toMatchObject({ status: 'qr_code', phone_number: null });
    await house.scan(session);
    await house.status(session, 'working');
  };

  test('ends like one without, and the next start shows a QR', async () => {
    await house.sandbox.pairing({ refs: 1, seconds: 1 });
    const { session } = await showing('shop');
    await house.status(session, 'failed', 'qr_expired');
    await expect.poll(() => house.store.authState.readCreds(session.id)).toBeNull();
    await house.sandbox.pairing({ refs: 6 });
    await house.sessions.start(await house.now(session));
    await house.code(session);
    await shows(session);
  });

  test('can be restarted, or stopped and started', async () => {
    const { session } = await showing('shop');
    await house.sessions.restart(session);
    await house.status(session, 'qr_code');
    await codeFor(session, nora);
    await house.sessions.stop(session);
    await house.sessions.start(await house.now(session));
    await house.status(session, 'qr_code');
    await shows(session);
  });

  test('is forgotten when the server is killed', async () => {
    const { session } = await showing('shop');
    await expect.poll(() => house.store.authState.readCreds(session.id)).toContain(nora);
    await house.restart();
    await house.status(session, 'qr_code');
    await shows(session);
  });
});

describe('there is no code', () => {
  test('where no QR is shown', async () => {
    const session = await house.create('shop');
    const refused = () => expect(codeFor(session, nora)).rejects.toThrow(NotPairing);
    await house.sessions.stop(session);
    await refused();
    await house.sessions.start(await house.now(session));
    await house.scan(session);
    await house.status(session, 'starting', 'finishing');
    await refused();
    await house.status(session, 'working');
    await refused();
  });

  test('when what would show the QR is stopped or removed meanwhile', async () => {
    await house.sandbox.network({ up: false });
    for (const verb of ['stop', 'remove'] as const) {
      const session = await house.create(verb);
      const refused = expect(codeFor(session, nora)).rejects.toThrow(NotPairing);
      await house.sessions[verb](session);
      await refused;
    }
    await house.sandbox.network({ up: true });
  });

  test('for a number that WhatsApp refuses; the next one gets its own', async () => {
    const session = await house.create('shop');
    const refused = expect(codeFor(session, '123456')).rejects;
    await refused.toMatchObject({ because: 'number' });
    await house.sandbox.link({ code: await codeFor(session, nora) });
    await house.status(session, 'working');
  });

  test('after too many, and the QR works still', async () => {
    const session = await house.create('shop');
    for (let last = 0; last < 5; last++) await codeFor(session, `44770090010${last}`);
    const refused = expect(codeFor(session, nora)).rejects;
    await refused.toMatchObject({ because: 'too_many' });
    await house.scan(session);
    await house.status(session, 'working');
  });
});
