import { buildIfStale } from './build-if-stale.mjs';
import { pythonWithRequests, withNode, withPackage } from './installed-for-tests.mjs';
import { withPostgres } from './real-postgres.mjs';
import { testRun } from './test-run.mjs';

const run = testRun();

/** Runs parts in what `provide` gives them; where it can't, that counts as one failed part. */
async function within(name, provide) {
  try {
    await provide();
  } catch (error) {
    await run.part(name, () => {
      throw error;
    });
  }
}

const built = await run.part('Build', () => {
  buildIfStale();
  return true;
});

await within('Postgres', () =>
  withPostgres(async (url) => {
    await run.vitest('Store on Postgres', ['server/store'], { env: { TEST_DATABASE_URL: url } });
    if (!built) return;
    const env = { DATABASE_URL: url };
    await run.playwright('Smoke on Postgres', ['--grep', '@smoke'], { env });
  }),
);

/** What runs on Node when the product runs; the rest runs in a browser, or only here. */
const onNode = ['server/', 'sandbox/', 'rules/'];

for (const major of [22, 24]) {
  await within(`Node ${major}`, () =>
    withNode(major, async (node) => {
      await run.vitest(`Server, sandbox and rules on Node ${major}`, onNode, { node });
      if (!built) return;
      const env = { SERVER_NODE: node };
      await run.playwright(`Smoke on Node ${major}`, ['--grep', '@smoke'], { env });
    }),
  );
}

if (built) {
  await within('The guide in Python and Node', () =>
    withPackage('axios', async (modules) => {
      const env = { GUIDE_PYTHON: pythonWithRequests(), GUIDE_NODE_MODULES: modules };
      await run.playwright('The guide in Python and Node', ['--grep', '@full'], { env });
    }),
  );
}

run.finish();
