import { startServer } from './server.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}

/** What a browser asks for first. */
async function loadFirstPage(origin) {
  const html = await load(`${origin}/`);
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path);
  if (scripts.length === 0) throw new Error('The page names no script.');
  await Promise.all(scripts.map((path) => load(new URL(path, `${origin}/`))));
  await load(`${origin}/api/v2/health`);
}

/** Seconds from starting the process to having its first page. */
async function secondsToStart(dataDir) {
  const begun = performance.now();
  const server = await startServer({ dataDir });
  await loadFirstPage(server.origin);
  const seconds = (performance.now() - begun) / 1000;
  await server.stop();
  return seconds;
}

/** How long a start takes: the first one, which makes the database, and those after it. */
export async function measure({ runs = 5 }) {
  const first = [];
  const later = [];
  for (let run = 0; run < runs; run += 1) {
    const dataDir = temporaryFolder();
    first.push(await secondsToStart(dataDir));
    later.push(await secondsToStart(dataDir));
  }
  return [
    { what: 'First start', values: first, unit: 's', digits: 2, goal: { below: 8 } },
    { what: 'Later starts', values: later, unit: 's', digits: 2, goal: { below: 3 } },
  ];
}
