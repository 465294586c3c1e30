import { expectNoAxeViolations } from './fixtures/axe.ts';
import { startServer } from './fixtures/server.ts';
import { expect, test } from './fixtures/test.ts';
import { visits } from './visits.ts';

const themes = ['light', 'dark'] as const;
const widths = [1280, 320];

test.describe('axe finds nothing', () => {
  for (const { pattern, shows, path, who, prepare } of visits) {
    test(`at ${pattern}, which shows ${shows}`, async ({ page, api, signIn }) => {
      const fresh = who === 'first visitor' ? await startServer() : null;
      await prepare?.(api);
      if (who === 'owner') await signIn(page, path);
      else if (fresh) await page.goto(`${fresh.origin}${path}#token=${fresh.setupToken}`);
      else await page.goto(path);

      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          await expect(page.getByRole('heading').first()).toBeVisible();
          await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0);
          await expectNoAxeViolations(page);
        }
      }
      await fresh?.stop();
    });
  }
});
