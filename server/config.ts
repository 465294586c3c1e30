import * as z from 'zod/mini';

/** A setting is wrong: the message names each variable and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const onOff = (fallback: 'on' | 'off') =>
  z.pipe(
    z._default(z.enum(['on', 'off'], 'must be on or off'), fallback),
    z.transform((value) => value === 'on'),
  );

const integer = (fallback: number, most: number) => {
  const words = `must be a whole number from 0 to ${most}`;
  return z.pipe(
    z._default(z.string().check(z.regex(/^[0-9]+$/, words)), String(fallback)),
    z.pipe(z.transform(Number), z.number(words).check(z.lte(most, words))),
  );
};

const list = (what: string, pattern: RegExp) =>
  z.pipe(
    z._default(z.string(), ''),
    z.pipe(
      z.transform((text: string) =>
        text
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean),
      ),
      z.array(z.string().check(z.regex(pattern, `must be ${what}, separated by commas`))),
    ),
  );

const address = (protocols: RegExp, words: string) =>
  z.optional(z.url({ protocol: protocols, error: words }));

const variables = z.object({
  /** 0 takes any free port. */
  PORT: integer(3000, 65_535),
  /** Which address to listen on; anything but loopback lets other machines in. */
  HOST: z._default(z.string(), '127.0.0.1'),
  /** Where the embedded database lives. */
  DATA_DIR: z._default(z.string(), './data'),
  /** A Postgres to use instead of the embedded database. */
  DATABASE_URL: address(/^postgres(ql)?$/, 'must look like postgres://user:password@host/database'),
  /** Requests per minute and caller; 0 is off. */
  RATE_LIMIT_PER_MINUTE: integer(600, 1_000_000),
  /** Which other origins may call the API from a browser; `*` is any. */
  CORS_ORIGINS: list('* or origins such as https://panel.example.com', /^(\*|https?:\/\/[^/\s]+)$/),
  /**
   * Host names that this server answers to while HOST is loopback, beside localhost and plain
   * addresses. Any other name is refused: a page of another site could point its own name here.
   */
  ALLOWED_HOSTS: list('host names without a port, such as box.lan', /^[a-z0-9.-]+$/i),
  /** Trust `X-Forwarded-For` and `X-Forwarded-Proto`: on only behind a proxy that sets them. */
  TRUST_PROXY: onOff('off'),
  LOG_LEVEL: z._default(z.enum(logLevels, `must be one of ${logLevels.join(', ')}`), 'info'),
  /** Whether sessions of the sandbox network can be made. */
  SANDBOX: onOff('on'),
  /** The control address of a sandbox that runs as its own process. */
  SANDBOX_URL: address(/^https?$/, 'must look like http://127.0.0.1:3100'),
  /** Serve what the MoltFlow API guide names and nothing more. */
  GUIDE_ONLY: onOff('off'),
  ADMIN_EMAIL: z.optional(
    z
      .string()
      .check(z.trim(), z.toLowerCase(), z.regex(/^[^\s@]+@[^\s@]+$/, 'must be an email address')),
  ),
  ADMIN_PASSWORD: z.optional(
    z.string().check(z.minLength(10, 'must have at least 10 characters'), z.maxLength(200)),
  ),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly rateLimitPerMinute: number;
  readonly corsOrigins: readonly string[];
  readonly allowedHosts: readonly string[];
  readonly trustProxy: boolean;
  readonly logLevel: LogLevel;
  readonly sandbox: boolean;
  readonly sandboxUrl: string | null;
  readonly guideOnly: boolean;
  readonly admin: { readonly email: string; readonly password: string } | null;
}

/** The settings of the environment; an empty variable counts as unset. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = z.safeParse(variables, set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`);
    throw new ConfigError([...new Set(lines)].join('\n'));
  }
  const value = parsed.data;
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = value;
  if ((email === undefined) !== (password === undefined)) {
    throw new ConfigError('ADMIN_EMAIL and ADMIN_PASSWORD go together: set both or neither.');
  }
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: value.DATA_DIR,
    databaseUrl: value.DATABASE_URL ?? null,
    rateLimitPerMinute: value.RATE_LIMIT_PER_MINUTE,
    corsOrigins: value.CORS_ORIGINS,
    allowedHosts: value.ALLOWED_HOSTS.map((name) => name.toLowerCase()),
    trustProxy: value.TRUST_PROXY,
    logLevel: value.LOG_LEVEL,
    sandbox: value.SANDBOX,
    sandboxUrl: value.SANDBOX_URL ?? null,
    guideOnly: value.GUIDE_ONLY,
    admin: email === undefined || password === undefined ? null : { email, password },
  };
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.[0-9]{1,3}){3}$/.test(host);
}
