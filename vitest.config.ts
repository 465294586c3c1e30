import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    babel({ include: /src\/.*\.tsx?$/, plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    lingui(),
  ],
  test: {
    include: ['{contract,rules,server,sandbox,src,tests}/**/*.test.{ts,tsx}'],
    exclude: ['node_modules', 'e2e'],
    pool: 'forks',
    testTimeout: 20_000,
  },
});
