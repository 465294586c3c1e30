import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionStream } from '../../contract/events.ts';
import { listWhatsappGroups } from '../../contract/groups.ts';
import { sendMessage } from '../../contract/messages.ts';
import {
  sandboxChangeParticipants,
  sandboxCreateGroup,
  sandboxReceived,
  sandboxWrite,
} from '../../contract/sandbox.ts';
import { type Api, openApi } from './api.ts';
import { refused } from './caller.ts';

const session = 'support-team';
const params = { name: session };
const [nora, tom, dana] = ['447700900531', '447700900486', '447700900429'];

let api: Api;
beforeAll(async () => {
  api = await openApi();
  await api.linked(session);
});
afterAll(() => api.close());

const makeGroup = async (name: string, participants: string[]) =>
  (await api.owner.call(sandboxCreateGroup, { body: { session, name, participants } })).id;
const groups = () => api.owner.call(listWhatsappGroups, { params });

test('the groups of the account are listed as the guide has them', async () => {
  expect(await groups()).toEqual([]);
  const id = await makeGroup('Customer Support Team', [nora, tom]);
  expect(await groups()).toEqual([
    {
      id,
      name: 'Customer Support Team',
      participant_count: 3,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/),
    },
  ]);
  expect(id).toMatch(/^\d+@g\.us$/);
});

test('who joins and leaves is counted', async () => {
  const id = await makeGroup('Changing', [nora]);
  const change = { add: [tom, `+${dana}`], remove: [nora] };
  await api.owner.call(sandboxChangeParticipants, { params: { id }, body: change });
  expect(await groups()).toContainEqual(expect.objectContaining({ id, participant_count: 3 }));
});

test('a group is written to, and writes, like a person', async () => {
  const chatId = await makeGroup('Sales Pipeline', [nora, tom]);
  const stream = await api.owner.listen(sessionStream, { params, query: {} });
  const text = 'Team update: we hit our target!';
  const { result } = await api.owner.call(sendMessage, { params, body: { chatId, text } });
  const isIts = ({ id, ack }: { id: string; ack: string }) =>
    id === result.key.id && ack === 'delivered';
  expect((await stream.until('ack', isIts)).data.chatId).toBe(chatId);
  const received = await api.owner.call(sandboxReceived, { query: { session } });
  expect(received).toEqual([{ to: chatId, text, timestamp: expect.any(Number) }]);

  const answer = { session, chatId, from: tom, text: 'Great work' };
  const { id } = await api.owner.call(sandboxWrite, { body: answer });
  const { data } = await stream.until('message', (message) => message.id === id);
  expect(data).toMatchObject({ chatId, from: `${tom}@c.us`, from_me: false, body: 'Great work' });
  await stream.close();
});

test('only a session that works can be asked, by who may read groups', async () => {
  await api.stopped('asleep');
  const asleep = { params: { name: 'asleep' } };
  await refused(api.owner.call(listWhatsappGroups, asleep), 'SESSION_NOT_WORKING');
  const reader = await api.key(['groups:read']);
  expect(await reader.call(listWhatsappGroups, { params })).toEqual(await groups());
  const manager = await api.key(['groups:manage'], ['asleep']);
  await refused(manager.call(listWhatsappGroups, { params }), 'SESSION_NOT_FOUND');
  await refused(manager.call(listWhatsappGroups, asleep), 'SESSION_NOT_WORKING');
});
