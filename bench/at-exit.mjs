import process from 'node:process';

const undone = new Set();

process.on('exit', () => {
  for (const undo of [...undone].reverse()) undo();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Runs `undo` when this process ends, however it ends, unless what is answered is called before. */
export function atExit(undo) {
  undone.add(undo);
  return () => undone.delete(undo);
}
