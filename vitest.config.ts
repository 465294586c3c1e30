import { lingui } from '@lingui/vite-plugin';
import { defineConfig } from 'vitest/config';
import { linguiMacros } from './lingui-macros.ts';

export default defineConfig({
  plugins: [linguiMacros(), lingui()],
  test: {
    include: ['{contract,rules,server,sandbox,src,tests}/**/*.test.{ts,tsx}'],
    exclude: ['node_modules', 'e2e'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
