import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { until } from './waiting.mjs';

/** At rest: for so long it changed by no more than this. V8 tidies up some seconds after work. */
const restSeconds = 20;
const restMB = 2;
const atMostSeconds = 120;

/** The resident set in MB. */
function rssOf(pid) {
  const status = `/proc/${pid}/status`;
  const kB = existsSync(status)
    ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return (Number(kB) * 1024) / 1e6;
}

/** The resident set in MB once the process has come to rest, or after two minutes. */
export async function settledRss(pid) {
  const seen = [];
  for (let second = 0; second < atMostSeconds; second += 1) {
    seen.push(rssOf(pid));
    const last = seen.slice(-restSeconds);
    if (last.length === restSeconds && Math.max(...last) - Math.min(...last) <= restMB) break;
    await pause(1_000);
  }
  return seen.at(-1);
}

/**
 * What lives in the JavaScript heap, in MB, after a collection. Opens the process's inspector,
 * which takes memory itself: measure the resident set before.
 */
export async function heapAfterCollection({ pid, log }) {
  process.kill(pid, 'SIGUSR1');
  const address = await until(
    'the inspector opens',
    () => /Debugger listening on (ws:\S+)/.exec(readFileSync(log, 'utf8'))?.[1],
  );
  const socket = new WebSocket(address);
  try {
    await new Promise((opened, failed) => socket.once('open', opened).once('error', failed));
    const ask = (id, method) =>
      new Promise((answered) => {
        socket.on('message', (data) => {
          const message = JSON.parse(data);
          if (message.id === id) answered(message.result);
        });
        socket.send(JSON.stringify({ id, method }));
      });
    await ask(1, 'HeapProfiler.collectGarbage');
    const { usedSize } = await ask(2, 'Runtime.getHeapUsage');
    return usedSize / 1e6;
  } finally {
    socket.terminate();
  }
}
