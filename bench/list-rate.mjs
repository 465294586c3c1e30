import { fork } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from './at-exit.mjs';
import { requestsPerSecond } from './load.mjs';
import { withServer } from './server.mjs';

const sessions = 100;
const seconds = 3;

/** A server of nothing but node:http that gives the same answer, in a process of its own. */
async function startBareServer(answer) {
  const child = fork(new URL('bare-server.mjs', import.meta.url));
  const isCleared = atExit(() => child.kill('SIGKILL'));
  child.once('exit', isCleared);
  child.send(answer);
  const [{ port }] = await once(child, 'message');
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGKILL') };
}

async function answerOf(url, headers) {
  const response = await fetch(url, { headers });
  const body = await response.text();
  if (JSON.parse(body).length !== sessions) throw new Error('The list is not complete.');
  const given = [...response.headers].filter(
    ([name]) => !/^(date|connection|keep-alive)$/.test(name),
  );
  return { headers: Object.fromEntries(given), body };
}

/** How fast the list of sessions is, as a share of what Node can do with the same bytes. */
export function measure({ runs = 5 }) {
  return withServer(async (server, api) => {
    for (let n = 1; n <= sessions; n += 1) {
      await api.createSession(`session-${n}`, { status: 'stopped' });
    }
    const path = '/api/v2/sessions';
    const headers = { Authorization: api.authorization() };
    const bare = await startBareServer(await answerOf(server.origin + path, headers));
    const rates = { ours: [], bare: [] };
    const rateOf = ({ origin }, time) => requestsPerSecond(origin + path, headers, time);
    for (const one of [server, bare]) await rateOf(one, seconds);
    for (let run = 0; run < runs; run += 1) {
      rates.ours.push(await rateOf(server, seconds));
      rates.bare.push(await rateOf(bare, seconds));
    }
    bare.stop();
    return [
      { what: `GET /sessions, ${sessions} sessions`, values: rates.ours, unit: 'requests/s' },
      { what: 'The same bytes from bare node:http', values: rates.bare, unit: 'requests/s' },
      {
        what: 'Ratio of the two, run by run',
        values: rates.ours.map((rate, run) => rate / rates.bare[run]),
        digits: 2,
        goal: { atLeast: 0.25 },
      },
    ];
  });
}
