import { sandboxReceived } from '../../contract/sandbox.ts';
import { pairedSession } from '../fixtures/sessions.ts';
import { expect, test } from '../fixtures/test.ts';
import { runExample } from './examples.ts';

const examples = [
  ['Python', 'send-text.py', 'Hello from Python!'],
  ['Node.js', 'send-text.cjs', 'Hello from Node.js!'],
] as const;

for (const [language, file, text] of examples) {
  test(`the guide's ${language} program sends its text`, { tag: '@full' }, async ({
    server,
    api,
  }) => {
    const session = 'support-team';
    await pairedSession(api, session);
    const address = '447700900187@c.us';
    const printed = await runExample(file, { origin: server.origin, token: api.token, address });
    expect(printed).toMatch(/^Message ID: \S{8,}\n$/);
    await expect
      .poll(() => api.call(sandboxReceived, { query: { session } }))
      .toContainEqual(expect.objectContaining({ to: address, text }));
  });
}
