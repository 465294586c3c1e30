import { build } from './build-if-stale.mjs';
import { catalogueIsCurrent } from './catalogue.mjs';
import { testRun } from './test-run.mjs';

const run = testRun();

await run.tool('Types', 'tsc');
await run.tool('Lint and format', 'biome', ['ci', '--error-on-warnings']);
await run.part('Message catalogue', catalogueIsCurrent);
const built = await run.part('Build', () => {
  build();
  return true;
});
await run.vitest('Rules, contract and components');
// Without a build there is nothing to open in a browser, and the build has been counted.
if (built) await run.playwright('Browser', ['--grep-invert', '@full']);

run.finish();
