import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** `npm run pictures`: makes pictures of docs/ anew, from the built product. */
export default defineConfig({
  ...tests,
  testDir: 'e2e/pictures',
  testMatch: '**/*.picture.ts',
  workers: 1,
  // Two outcomes come about only after WhatsApp has had its minute.
  timeout: 400_000,
  use: { ...tests.use, trace: 'off', deviceScaleFactor: 2 },
});
