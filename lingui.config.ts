import { defineConfig } from '@lingui/cli';

/** What is said before the login, and on every page, comes first; the rest with the pages behind it. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}/entrance',
      include: ['src'],
      exclude: ['**/src/features/sessions/**', '**/src/feedback/**', '**/src/Dashboard.tsx'],
    },
    {
      path: '<rootDir>/src/locales/{locale}/dashboard',
      include: ['src/features/sessions', 'src/feedback', 'src/Dashboard.tsx'],
    },
  ],
});
