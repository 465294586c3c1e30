import { defineConfig } from '@lingui/cli';

/** What the list of sessions says, which is the first page of someone signed in. */
const firstPage = [
  'src/features/sessions/list',
  'src/features/sessions/use-unlink.tsx',
  'src/features/sessions/use-verb-reason.ts',
  'src/features/sessions/verb-words.ts',
];
const bulk = 'src/features/sessions/bulk';

/**
 * What is said before the login, and on every page, comes first; what is said while a phone is
 * linked stands apart, for that can be seen without a login too. Of the rest each part comes with
 * the pages that say it.
 */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}/entrance',
      include: ['src'],
      exclude: [
        '**/src/features/sessions/**',
        '**/src/features/pairing-link/**',
        '**/src/pairing/**',
        '**/src/feedback/**',
        '**/src/layout/shell/**',
        '**/src/Dashboard.tsx',
      ],
    },
    // Said of a session wherever it is shown, with a login or without.
    { path: '<rootDir>/src/locales/{locale}/status', include: ['src/pairing/session-status.ts'] },
    {
      path: '<rootDir>/src/locales/{locale}/pairing',
      include: ['src/pairing', 'src/features/pairing-link'],
      exclude: ['**/src/pairing/session-status.ts'],
    },
    {
      path: '<rootDir>/src/locales/{locale}/dashboard',
      include: [...firstPage, 'src/feedback', 'src/layout/shell', 'src/Dashboard.tsx'],
    },
    {
      path: '<rootDir>/src/locales/{locale}/bulk',
      include: [bulk],
    },
    {
      path: '<rootDir>/src/locales/{locale}/session',
      include: ['src/features/sessions'],
      exclude: [...firstPage, bulk].flatMap((path) => [`**/${path}`, `**/${path}/**`]),
    },
  ],
});
