import { heapAfterCollection, settledRss } from './process-memory.mjs';
import { startSandbox, withServer } from './server.mjs';

const sessions = 40;

async function measureIdle() {
  return withServer(async (server) => ({
    rss: await settledRss(server.pid),
    heap: await heapAfterCollection(server),
  }));
}

async function measureSessions() {
  const sandbox = await startSandbox();
  const env = { SANDBOX_URL: sandbox.origin };
  try {
    return await withServer(
      async (server, api) => {
        const before = await settledRss(server.pid);
        for (let n = 1; n <= sessions; n += 1) await api.createPairedSession(`session-${n}`);
        const after = await settledRss(server.pid);
        const all = await api.call('GET', '/sessions');
        const working = all.filter(({ status }) => status === 'working').length;
        if (working !== sessions) throw new Error(`Only ${working} of ${sessions} are working.`);
        return { added: after - before, after, heap: await heapAfterCollection(server) };
      },
      { env },
    );
  } finally {
    await sandbox.stop();
  }
}

/** What the server holds of the machine's memory once it has come to rest, in MB. */
export async function measure({ runs = 3 }) {
  const idle = [];
  const full = [];
  for (let run = 0; run < runs; run += 1) {
    idle.push(await measureIdle());
    full.push(await measureSessions());
  }
  const MB = { unit: 'MB', digits: 1 };
  return [
    {
      what: 'RSS without a session',
      values: idle.map(({ rss }) => rss),
      ...MB,
      goal: { below: 300 },
    },
    { what: 'JavaScript heap without a session', values: idle.map(({ heap }) => heap), ...MB },
    {
      what: `RSS with ${sessions} working sessions`,
      values: full.map(({ after }) => after),
      ...MB,
    },
    {
      what: `JavaScript heap with ${sessions} working sessions`,
      values: full.map(({ heap }) => heap),
      ...MB,
    },
    {
      what: 'RSS added by each session',
      values: full.map(({ added }) => added / sessions),
      unit: 'MB',
      digits: 2,
      goal: { below: 4 },
    },
  ];
}
