import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  askForCodes,
  createPairingLink,
  listPairingLinks,
  pairingLinkStream,
} from '../../contract/pairing-links.ts';
import { sandboxScan } from '../../contract/sandbox.ts';
import { getSession } from '../../contract/sessions.ts';
import { type Api, openApi } from './api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

test('a phone is linked by its holder, without a login, over a link that then works no more', async () => {
  const { owner, anyone } = api;
  const params = { name: 'front-desk' };
  await api.stopped('front-desk');
  const { url } = await owner.call(createPairingLink, { params, body: {} });
  const pairingToken = url.split('#token=')[1] ?? '';

  const stream = await anyone.listen(pairingLinkStream, { pairingToken });
  await stream.until('status', ({ status }) => status === 'stopped');
  await anyone.call(askForCodes, { pairingToken });
  await stream.until('qr');
  await owner.call(sandboxScan, { body: { session: 'front-desk' } });
  await stream.until('status', ({ status }) => status === 'working');
  expect((await stream.until('ended')).data).toEqual({ reason: 'linked' });
  expect(await stream.next()).toBeNull();

  expect(await owner.call(getSession, { params })).toMatchObject({ status: 'working' });
  const list = await owner.call(listPairingLinks, { params, query: {} });
  expect(list.items).toEqual([]);
  const again = anyone.listen(pairingLinkStream, { pairingToken });
  await expect(again).rejects.toMatchObject({ code: 'PAIRING_LINK_ENDED', reason: 'linked' });
});
