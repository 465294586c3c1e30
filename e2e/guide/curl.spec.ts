import { createApiKey } from '../../contract/api-keys.ts';
import { sandboxReceived, sandboxScan } from '../../contract/sandbox.ts';
import { pairedSession, sandboxGroup, unpairedSession } from '../fixtures/sessions.ts';
import { expect, test } from '../fixtures/test.ts';
import { type Edits, guideAnswer, missingFrom, runExample, startExample } from './examples.ts';

const contact = '447700900187';

async function answerTo(file: string, edits: Edits) {
  return JSON.parse(await runExample(file, edits));
}

test.describe('the guide, as curl', () => {
  test('logs in, lists with the token, and refreshes it', async ({ server, owner, secrets }) => {
    const { origin } = server;
    const tokens = await answerTo('login.sh', {
      origin,
      address: owner.email,
      password: owner.password,
    });
    secrets.addFrom(tokens);
    expect(missingFrom(tokens, guideAnswer('login.json'))).toEqual([]);
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 });

    expect(await answerTo('with-token.sh', { origin, token: tokens.access_token })).toEqual([]);

    const fresh = await answerTo('refresh.sh', { origin, refreshToken: tokens.refresh_token });
    secrets.addFrom(fresh);
    expect(missingFrom(fresh, guideAnswer('login.json'))).toEqual([]);
    expect(await answerTo('with-token.sh', { origin, token: fresh.access_token })).toEqual([]);
  });

  test('lists sessions with an API key', async ({ server, api }) => {
    const key = await api.call(createApiKey, {
      body: { name: 'The guide', scopes: ['messages:send', 'sessions:read'] },
    });
    await unpairedSession(api, 'support-team');
    const sessions = await answerTo('with-api-key.sh', {
      origin: server.origin,
      apiKey: key.raw_key,
    });
    expect(missingFrom(sessions, guideAnswer('list-sessions.json'))).toEqual([]);
  });

  test('creates, reads, lists and deletes a session', async ({ server, api }) => {
    const edits = { origin: server.origin, token: api.token };
    const created = await answerTo('create-session.sh', edits);
    expect(missingFrom(created, guideAnswer('create-session.json'))).toEqual([]);
    expect(created).toMatchObject({ name: 'my-new-session', status: 'starting' });

    const read = await answerTo('get-session.sh', edits);
    expect(missingFrom(read, guideAnswer('get-session.json'))).toEqual([]);
    expect(read.id).toBe(created.id);

    const listed = await answerTo('list-sessions.sh', edits);
    expect(missingFrom(listed, guideAnswer('list-sessions.json'))).toEqual([]);

    const deleted = await answerTo('delete-session.sh', edits);
    expect(deleted).toEqual(guideAnswer('delete-session.json'));
    expect(await answerTo('list-sessions.sh', edits)).toEqual([]);
  });

  test('follows a session until its phone is paired', async ({ server, api }) => {
    const session = 'followed';
    await unpairedSession(api, session);
    const curl = startExample('events.sh', { origin: server.origin, token: api.token, session });
    try {
      let printed = '';
      curl.stdout?.on('data', (text) => {
        printed += text;
      });
      await expect.poll(() => printed).toMatch(/event: ?status\n(?:.+\n)*data: ?\{.*"qr_code"/);
      await expect
        .poll(() => printed)
        .toMatch(/event: ?qr\n(?:.+\n)*data: ?\{.*"qr":"data:image\/png;base64,/);
      await api.call(sandboxScan, { body: { session } });
      await expect.poll(() => printed).toMatch(/event: ?status\n(?:.+\n)*data: ?\{.*"working"/);
    } finally {
      curl.kill();
    }
  });

  test('sends a text to a person and to a group', async ({ server, api }) => {
    const session = 'support-team';
    await pairedSession(api, session);
    const group = await sandboxGroup(api, session, 'Customer Support Team', [contact]);
    const sent = { origin: server.origin, token: api.token };
    const toPerson = await answerTo('send-text.sh', { ...sent, address: `${contact}@c.us` });
    const toGroup = await answerTo('send-to-group.sh', { ...sent, address: group });
    for (const answer of [toPerson, toGroup]) {
      expect(missingFrom(answer, guideAnswer('send-text.json'))).toEqual([]);
      expect(answer.success).toBe(true);
    }
    await expect
      .poll(() => api.call(sandboxReceived, { query: { session } }))
      .toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            to: `${contact}@c.us`,
            text: 'Hello! Your order has shipped. Track it here: https://track.example.com/12345',
          }),
          expect.objectContaining({
            to: group,
            text: 'Team update: We hit our Q1 target! Great work everyone.',
          }),
        ]),
      );
  });

  test('lists the groups of the account', async ({ server, api }) => {
    await pairedSession(api, 'support-team');
    const id = await sandboxGroup(api, 'support-team', 'Sales Pipeline', [contact]);
    const groups = await answerTo('list-groups.sh', { origin: server.origin, token: api.token });
    expect(missingFrom(groups, guideAnswer('list-groups.json'))).toEqual([]);
    expect(groups).toContainEqual(expect.objectContaining({ id, name: 'Sales Pipeline' }));
  });

  test('gets its error for a session that is not there', async ({ server, api }) => {
    const answer = await answerTo('get-session.sh', {
      origin: server.origin,
      token: api.token,
      session: 'invalid-session',
    });
    expect(answer).toEqual(guideAnswer('error.json'));
  });
});
