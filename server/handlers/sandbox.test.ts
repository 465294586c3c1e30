import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, startTestApp, type TestApp } from '../app-fixture.ts';
import type { LiveEvent } from '../live.ts';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp({ withSandbox: true });
  token = await app.login();
});
afterAll(() => app.close());

const get = async (path: string) => (await app.request(path, { token })).json();
const post = (path: string, body: object) => app.request(path, { token, body });

/** Resolves when the session's stream tells of it. */
function told(matches: (event: LiveEvent) => boolean): Promise<LiveEvent> {
  return new Promise((resolve) => {
    const subscription = app.live.subscribe(({ live }) => {
      if (!matches(live)) return;
      subscription.close();
      resolve(live);
    });
  });
}
const isStatus = (status: string) => (event: LiveEvent) =>
  event.event === 'status' && event.data.status === status;
const isQr = ({ event }: LiveEvent) => event === 'qr';

async function linked(name: string): Promise<string> {
  const [shown, works] = [told(isQr), told(isStatus('working'))];
  await post('/sessions', { name, network: 'sandbox' });
  await shown;
  const scan = (await (await post('/sandbox/scan', { session: name })).json()) as { phone: string };
  await works;
  return scan.phone;
}

describe('the sandbox', () => {
  let phone: string;
  beforeAll(async () => {
    phone = await linked('toy');
  });

  test('pairs a session with one of its phones', async () => {
    expect(await get('/sessions/toy')).toMatchObject({ status: 'working', phone_number: phone });
    const phones = (await get('/sandbox/phones')) as { phone: string; sessions: string[] }[];
    expect(phones.find((one) => one.phone === phone)?.sessions).toEqual(['toy']);
    expect(phones.filter(({ sessions }) => sessions.length > 0)).toHaveLength(1);
  });

  test('receives what is sent, and writes back', async () => {
    const chatId = '16505551234@c.us';
    const delivered = told((event) => event.event === 'ack' && event.data.ack === 'delivered');
    const sent = await post('/sessions/toy/messages', { chatId, text: 'Hello' });
    expect(sent.status).toBe(200);
    await delivered;
    expect(await get('/sandbox/messages?session=toy')).toMatchObject([
      { to: chatId, text: 'Hello' },
    ]);

    const arrives = told((event) => event.event === 'message' && !event.data.from_me);
    await post('/sandbox/messages', { session: 'toy', chatId, text: 'Hi yourself' });
    expect(await arrives).toMatchObject({ data: { body: 'Hi yourself', session: 'toy', chatId } });
  });

  test('makes groups that the session then is in', async () => {
    const participants = ['+16505551234', '447700900999'];
    const made = await post('/sandbox/groups', { session: 'toy', name: 'Team', participants });
    const { id } = (await made.json()) as { id: string };
    expect(await get('/sessions/toy/groups')).toMatchObject([
      { id, name: 'Team', participant_count: 3 },
    ]);
    const change = await post(`/sandbox/groups/${id}/participants`, { add: ['447700900998'] });
    expect(change.status).toBe(200);
  });

  test('says what is wrong with a session or a phone', async () => {
    await post('/sessions', { name: 'real', status: 'stopped' });
    await post('/sessions', { name: 'unlinked', network: 'sandbox', status: 'stopped' });
    const refused = async (path: string, body: object) => errorOf(await post(path, body));
    expect(await refused('/sandbox/unlink', { session: 'none' })).toMatchObject({
      error_code: 'SESSION_NOT_FOUND',
    });
    expect(await refused('/sandbox/unlink', { session: 'real' })).toMatchObject({
      paths: ['session'],
    });
    expect(await refused('/sandbox/unlink', { session: 'unlinked' })).toMatchObject({
      error_code: 'SESSION_NOT_WORKING',
    });
    expect(await refused('/sandbox/scan', { session: 'unlinked' })).toMatchObject({
      error_code: 'NO_QR_CODE',
    });
  });

  test('is for owners and admins: no key drives it', async () => {
    const made = await post('/api-keys', { name: 'K', scopes: ['sessions:manage'] });
    const { raw_key: apiKey } = (await made.json()) as { raw_key: string };
    expect((await app.request('/sandbox/phones', { apiKey })).status).toBe(403);
  });

  test('unlinks: the session learns that the phone has logged it out', async () => {
    const failed = told(isStatus('failed'));
    await post('/sandbox/unlink', { session: 'toy' });
    expect(await failed).toMatchObject({ data: { status_reason: 'logged_out' } });
  });
});
