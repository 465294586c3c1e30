import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/** What may never be written down, wherever in a text it turns up. */
const secrets = [
  /molt_sk_[0-9A-Za-z]+/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=\b(?:token|password|authorization|cookie)["']?\s*[=:]\s*["']?)[^\s"'&]+/gi,
];

export function withoutSecrets(text: string): string {
  // A database error repeats the values of its statement, up to the stack.
  const told = text.replace(/\bparams: [\s\S]*?(?=\n\s+at |$)/g, 'params: …');
  return secrets.reduce((rest, pattern) => rest.replace(pattern, '…'), told);
}

function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutSecrets(String(error)) };
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    stack: withoutSecrets(error.stack ?? ''),
    ...('code' in error && { code: error.code }),
    ...(error.cause !== undefined && { cause: errorFacts(error.cause) }),
  };
}

/** JSON lines on stderr: stdout is for the person who started the server. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      serializers: { err: errorFacts },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
}
