import { setTimeout as pause } from 'node:timers/promises';

/** Asks `look` again and again, and answers its first result that is neither false nor nothing. */
export async function until(what, look, { seconds = 30, everyMs = 50 } = {}) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s in vain: ${what}.`);
    await pause(everyMs);
  }
}
