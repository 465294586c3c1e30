import type { Page } from '@playwright/test';
import { sandboxReceipts, sandboxReceived } from '../contract/sandbox.ts';
import { getSession, startSession, stopSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { pairedSession, reaches, sandboxGroup } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';
const dana = { written: '+44 7700 900187', chatId: '447700900187@c.us' };

const form = (page: Page) => page.getByRole('region', { name: 'Send a text' });
const numberField = (page: Page) => form(page).getByLabel('Phone number');
const textField = (page: Page) => form(page).getByLabel('Text', { exact: true });
const sendButton = (page: Page) => form(page).getByRole('button', { name: 'Send text' });
const sent = (page: Page) =>
  form(page).getByRole('list', { name: 'Sent from here' }).getByRole('listitem');

/** A linked session, and what people get from it from now on: the network keeps what it delivered. */
async function linked(api: Api) {
  await pairedSession(api, session);
  const all = () => api.call(sandboxReceived, { query: { session } });
  const { length } = await all();
  return async () => (await all()).slice(length);
}

test('a text reaches the phone, and the page follows it until it is read', async ({
  page,
  api,
  signIn,
}) => {
  const received = await linked(api);
  await signIn(page, paths.session(session));
  await numberField(page).fill(dana.written);
  await textField(page).fill('Your table is ready at 19:30.');
  await sendButton(page).click();

  await expect(sent(page)).toHaveCount(1);
  await expect(sent(page)).toContainText('Your table is ready at 19:30.');
  await expect(sent(page)).toContainText('To +44 7700 900187');
  await expect(sent(page).getByText('Delivered', { exact: true })).toBeVisible();
  await expect
    .poll(received)
    .toEqual([expect.objectContaining({ to: dana.chatId, text: 'Your table is ready at 19:30.' })]);
  await expect(
    page
      .getByRole('region', { name: 'Received from this session' })
      .getByText('Your table is ready at 19:30.'),
  ).toBeVisible();

  await api.call(sandboxReceipts, { body: { session, chatId: dana.chatId, ack: 'read' } });
  await expect(sent(page).getByText('Read', { exact: true })).toBeVisible();
  await expect(textField(page)).toHaveValue('');
  await expect(numberField(page)).toHaveValue(dana.written);
});

test('a text reaches a group, chosen by its name', async ({ page, api, signIn }) => {
  const received = await linked(api);
  const group = await sandboxGroup(api, session, 'Saturday shift', ['447700900187']);
  await signIn(page, paths.session(session));
  await form(page).getByLabel('Send to').selectOption('A group');
  await textField(page).fill('Who can open up?');
  await sendButton(page).click();
  const groupField = form(page).getByLabel('Group', { exact: true });
  await expect(groupField).toHaveAccessibleDescription(/Choose a group\./);
  await expect(groupField).toBeFocused();

  await groupField.selectOption('Saturday shift');
  await textField(page).press('Control+Enter');
  await expect(sent(page)).toContainText('Who can open up?');
  await expect
    .poll(received)
    .toEqual([expect.objectContaining({ to: group, text: 'Who can open up?' })]);
});

test('a number nobody has is refused at its field, and nothing is lost or sent', async ({
  page,
  api,
  signIn,
}) => {
  const received = await linked(api);
  await signIn(page, paths.session(session));
  await textField(page).fill('Hello');
  for (const [written, words] of [
    ['', 'Enter a phone number.'],
    ['07700 900187', 'Start with the country code in place of the 0'],
    ['12345', 'A phone number has 7 to 15 digits, the country code included.'],
    ['+44 7700 CALL ME', 'A phone number has 7 to 15 digits, the country code included.'],
    ['dana@example.com', 'A chat id ends with @c.us, @g.us or @lid.'],
  ] as const) {
    await numberField(page).fill(written);
    await sendButton(page).click();
    await expect(numberField(page)).toHaveAccessibleDescription(new RegExp(words));
    await expect(numberField(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(numberField(page)).toBeFocused();
    await expect(numberField(page)).toHaveValue(written);
    await expect(textField(page)).toHaveValue('Hello');
  }
  await numberField(page).fill(dana.written);
  await textField(page).fill('  ');
  await sendButton(page).click();
  await expect(textField(page)).toHaveAccessibleDescription(/Write something first\./);
  await expect(textField(page)).toBeFocused();
  await expect(sent(page)).toHaveCount(0);
  expect(await received()).toEqual([]);
});

test('pressed twice, it is sent once', async ({ page, api, signIn }) => {
  const received = await linked(api);
  await signIn(page, paths.session(session));
  await numberField(page).fill(dana.written);
  await textField(page).fill('Once');
  await sendButton(page).dblclick();
  await expect(sent(page)).toContainText(['Once']);

  await textField(page).fill('Then another');
  await sendButton(page).click();
  await expect(sent(page)).toContainText(['Then another', 'Once']);
  await expect
    .poll(async () => (await received()).map(({ text }) => text))
    .toEqual(['Once', 'Then another']);
});

test('a stopped session can’t send, says why, and keeps what is written', async ({
  page,
  api,
  signIn,
}) => {
  const received = await linked(api);
  await signIn(page, paths.session(session));
  await numberField(page).fill(dana.written);
  await textField(page).fill('When you are back');
  await api.call(stopSession, { params: { name: session } });
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(sendButton(page)).toHaveAccessibleDescription(
    'A text can be sent once a phone is linked and working.',
  );
  await expect(
    form(page).getByRole('paragraph').filter({ hasText: 'A text can be' }),
  ).toBeVisible();
  await textField(page).press('Control+Enter');
  await expect(textField(page)).toHaveValue('When you are back');

  await api.call(startSession, { params: { name: session } });
  await reaches(api, session, 'working');
  await expect(sendButton(page)).not.toHaveAttribute('aria-disabled');
  await sendButton(page).click();
  await expect(sent(page)).toContainText(['When you are back']);
  await expect
    .poll(async () => (await received()).map(({ text }) => text))
    .toEqual(['When you are back']);
});

test('what somebody writes to the account arrives', async ({ page, api, signIn }) => {
  await linked(api);
  await signIn(page, paths.session(session));
  const phone = page.getByRole('region', { name: 'Sandbox phone' });
  await phone.getByLabel('Someone writes').selectOption('Dana Peretz');
  await phone.getByLabel('Their text').fill('Are you open on Sunday?');
  await phone.getByRole('button', { name: 'Write to this session' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    `Dana Peretz wrote to ${session}.`,
  );
  await expect(phone.getByLabel('Their text')).toHaveValue('');
  await expect
    .poll(async () => (await api.call(getSession, { params: { name: session } })).last_inbound_at)
    .not.toBeNull();
  await expect(page.getByRole('heading', { name: `${session} is linked` })).toBeVisible();
});
