import { createSecrets } from './fixtures/secrets.ts';
import { expect, test } from './fixtures/test.ts';
import { createWatch } from './fixtures/watch.ts';

test.describe('what watches every test', () => {
  // Browsers of its own, for the ones that the fixtures open are watched already.
  test('finds errors, policy violations and secrets', async ({ browser, server }) => {
    const secrets = createSecrets();
    secrets.add('the password', 'not to be seen');
    const watch = createWatch(secrets);
    const context = await browser.newContext({ baseURL: server.origin });
    watch.context(context);
    const page = await context.newPage();

    await page.goto('/login');
    await page.evaluate(() => {
      const inline = document.createElement('script');
      inline.textContent = 'document.title = "run"';
      document.body.append(inline);
      const log = globalThis.console;
      log.info('key molt_sk_0123456789abcdef');
      history.replaceState(null, '', '/login?next=not%20to%20be%20seen');
    });
    await page.goto('/login?token=eyJhbGciOiJIUzI1NiJ9.eyJsb2dpbiI6MTIzfQ.c2lnbmF0dXJl');

    const problems = (await watch.problems()).join('\n');
    expect(problems).toContain('Content Security Policy');
    expect(problems).toContain('A console line holds an API key');
    expect(problems).toContain('An address holds the password');
    expect(problems).toContain('An address holds an access token');
    await context.close();
  });

  test('lets pass what a test says it brings about', async ({ browser, server }) => {
    const watch = createWatch(createSecrets());
    const context = await browser.newContext({ baseURL: server.origin });
    watch.context(context);
    const page = await context.newPage();
    await page.goto('/login');
    await page.evaluate(() => fetch('/api/v2/nothing-here'));
    expect(await watch.problems()).toEqual([expect.stringContaining('/api/v2/nothing-here')]);
    watch.expectConsoleError(/404 .*nothing-here/);
    expect(await watch.problems()).toEqual([]);
    await context.close();
  });
});
