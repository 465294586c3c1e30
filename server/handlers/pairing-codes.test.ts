import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorOf, startTestApp, type TestApp } from '../app-fixture.ts';

const phone = '447700900187';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp({ withSandbox: true });
  token = await app.login();
});
afterAll(() => app.close());

const post = (path: string, body: object = {}) => app.request(path, { token, body });
const ask = (name: string, number = phone) =>
  post(`/sessions/${name}/pairing-code`, { phone: number });
const start = (name: string) => post('/sessions', { name, network: 'sandbox' });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

test('a session is linked by a code, asked for and typed over HTTP', async () => {
  await start('shop');
  const answer = await ask('shop', '+44 (0)7700 900187');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const body = (await answer.json()) as { code: string; expires_at: string };
  expect(Date.parse(body.expires_at)).toBeGreaterThan(Date.now());

  const linked = await post('/sandbox/link', { code: body.code.toLowerCase(), phone: `+${phone}` });
  expect(await linked.json()).toEqual({ phone, name: 'Dana Peretz' });
  await expect
    .poll(async () => (await app.request('/sessions/shop', { token })).json(), { timeout: 10_000 })
    .toMatchObject({ status: 'working', phone_number: phone });
  expect(app.logText()).not.toContain(body.code);
  expect(app.logText()).not.toContain(phone);
});

test('one number has one code, in whatever way it is written', async () => {
  await start('twice');
  const codes = [await codeOf(await ask('twice')), await codeOf(await ask('twice', `00${phone}`))];
  expect(codes[0]).toBe(codes[1]);
});

test.each([
  ['', 'Give the number of the phone.'],
  ['07700 900187', 'Begin with the country code, as in +44 7700 900142.'],
  ['123456', 'This number is too short.'],
  ['CALL ME', 'This is not a phone number.'],
  ['+999 7700 900187', 'No country has this code.'],
])('the number %j is refused: %s', async (number, message) => {
  await start('picky');
  const answer = await ask('picky', number);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    error_code: 'VALIDATION_ERROR',
    errors: [{ path: 'phone', message }],
  });
});

test('there is no code where no QR is shown', async () => {
  await post('/sessions', { name: 'still', network: 'sandbox', status: 'stopped' });
  const answer = await ask('still');
  expect(await answer.json()).toEqual({
    detail:
      "A pairing code can be had while a QR code is shown, and session 'still' shows none (stopped).",
    error_code: 'NO_QR_CODE',
    status: 409,
  });
  expect(await errorOf(await ask('nobody'))).toMatchObject({ error_code: 'SESSION_NOT_FOUND' });
});

test('WhatsApp gives only a few', async () => {
  await start('greedy');
  for (let last = 0; last < 5; last++) await ask('greedy', `44770090010${last}`);
  expect(await errorOf(await ask('greedy'))).toEqual({
    error_code: 'PAIRING_CODE_LIMIT',
    status: 429,
  });
});

test('a wrong code, one of another number, and one of nobody are refused', async () => {
  await start('wrong');
  const code = await codeOf(await ask('wrong'));
  const refused = async (body: object) => errorOf(await post('/sandbox/link', body));
  const invalid = { error_code: 'VALIDATION_ERROR', status: 400 };
  expect(await refused({ code: 'ABCD-EFGH', phone })).toEqual(invalid);
  expect(await refused({ code: 'ABCD' })).toEqual(invalid);
  expect(await refused({ code, phone: '447700900142' })).toEqual(invalid);
  await post('/sandbox/link', { code, phone });
});
