import { sendMessage } from '../contract/messages.ts';
import { sandboxReceived } from '../contract/sandbox.ts';
import { health } from '../contract/server.ts';
import { restartSession } from '../contract/sessions.ts';
import { pairedSession, reaches } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

test('the server is healthy, pairs a phone, keeps it, and sends', { tag: '@smoke' }, async ({
  api,
  server,
}) => {
  expect(await api.call(health, {})).toMatchObject({ status: 'ok', sandbox: true });
  const page = await fetch(server.origin, { headers: { Accept: 'text/html' } });
  expect(await page.text()).toContain('<title>MoltFlow');

  const session = 'smoke';
  const paired = await pairedSession(api, session);
  await api.call(restartSession, { params: { name: session } });
  expect(await reaches(api, session, 'working')).toMatchObject({
    phone_number: paired.phone_number,
  });

  const body = { chatId: '447700900187@c.us', text: 'From the smoke test' };
  const { result } = await api.call(sendMessage, { params: { name: session }, body });
  expect(result.key.id).not.toBe('');
  await expect
    .poll(() => api.call(sandboxReceived, { query: { session } }))
    .toContainEqual(expect.objectContaining({ to: body.chatId, text: body.text }));
});
