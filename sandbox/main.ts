import { join } from 'node:path';
import { fileStorage } from './file-storage.ts';
import { startSandbox } from './start-sandbox.ts';

// libsignal prints its sessions, with their keys.
for (const method of ['info', 'warn', 'error'] as const) console[method] = () => undefined;

const { PORT = '3900', DATA_DIR = './data/sandbox' } = process.env;

const sandbox = await startSandbox({
  storage: await fileStorage(join(DATA_DIR, 'network.log')),
  port: Number(PORT),
  httpControl: true,
});
process.stdout.write(`Sandbox WhatsApp network at ${sandbox.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close().finally(() => process.exit());
  });
}
