import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError, isLoopback, readConfig } from './config.ts';
import { createLog, type Log } from './log.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { DirectoryInUse } from './store/directory-lock.ts';

/** After this a stop is no longer waited for. */
const stopWithinMs = 9_000;

/** The folder of the repository: this file lies in `server/`, and once built in `build/`. */
const home = join(import.meta.dirname, '..');

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

function introduce({ url, setupToken }: RunningServer, config: Config): void {
  say(`MoltFlow listens on ${url}`);
  if (setupToken === null) return;
  if (config.guideOnly) {
    say(
      'Nobody can log in yet, and GUIDE_ONLY has no setup page: set ADMIN_EMAIL and ADMIN_PASSWORD.',
    );
    return;
  }
  say('Make the first account with this link. It works once, until the next start:');
  say(`${url}/setup#token=${setupToken}`);
  if (!isLoopback(config.host)) {
    say('Other machines can reach this server; until then, this link is the only way in.');
  }
}

/** One line for what a person can put right; anything else keeps its stack, in the log. */
function startFailure(error: unknown, config: Config, log: Log): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const place = `${config.host}:${config.port}`;
  if (error instanceof DirectoryInUse) complain(error.message);
  else if (code === 'EADDRINUSE')
    complain(`Port ${config.port} is taken. Set PORT to another one.`);
  else if (code === 'EACCES') complain(`Not allowed to listen on ${place}, or to use DATA_DIR.`);
  else if (code === 'EADDRNOTAVAIL') complain(`HOST ${config.host} is no address of this machine.`);
  else log.fatal({ err: error }, 'the server could not start');
}

function stopOnSignals(server: RunningServer, log: Log): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    try {
      await server.close();
      process.exit(0);
    } catch (err) {
      log.error({ err }, 'the server did not stop cleanly');
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

async function main(): Promise<void> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(error.message);
    process.exit(1);
  }
  const log = createLog(config.logLevel);
  process.on('unhandledRejection', (err) => log.error({ err }, 'a promise failed unheard'));
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'the server failed');
    process.exit(1);
  });
  try {
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const server = await startServer(config, { log, staticDir: join(home, 'dist'), version });
    stopOnSignals(server, log);
    introduce(server, config);
  } catch (error) {
    startFailure(error, config, log);
    process.exit(1);
  }
}

await main();
