import { describe, expect, test } from 'vitest';
import { ConfigError, isLoopback, readConfig } from './config.ts';

function complaint(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

test('with nothing set, the server is private to this machine', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: './data',
    databaseUrl: null,
    rateLimitPerMinute: 600,
    corsOrigins: [],
    allowedHosts: [],
    trustProxy: false,
    logLevel: 'info',
    sandbox: true,
    sandboxUrl: null,
    guideOnly: false,
    admin: null,
  });
});

test('reads what is set, and takes an empty variable as unset', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '',
    DATABASE_URL: 'postgres://u:p@db/moltflow',
    CORS_ORIGINS: 'https://a.example, http://localhost:5173',
    ALLOWED_HOSTS: 'Box.lan',
    SANDBOX: 'off',
    GUIDE_ONLY: 'on',
    RATE_LIMIT_PER_MINUTE: '0',
    ADMIN_EMAIL: ' Admin@Example.com ',
    ADMIN_PASSWORD: 'a long password',
    UNRELATED: 'kept out',
  });
  expect(config).toMatchObject({
    port: 0,
    host: '127.0.0.1',
    databaseUrl: 'postgres://u:p@db/moltflow',
    corsOrigins: ['https://a.example', 'http://localhost:5173'],
    allowedHosts: ['box.lan'],
    sandbox: false,
    guideOnly: true,
    rateLimitPerMinute: 0,
    admin: { email: 'admin@example.com', password: 'a long password' },
  });
});

describe('a wrong value gives one line that names it and the fix', () => {
  test.each([
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ SANDBOX: 'yes' }, 'SANDBOX must be on or off.'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL must look like postgres://user:password@host/database.',
    ],
    [
      { CORS_ORIGINS: 'panel.example.com' },
      'CORS_ORIGINS must be * or origins such as https://panel.example.com, separated by commas.',
    ],
    [
      { ADMIN_EMAIL: 'a@example.com', ADMIN_PASSWORD: 'short' },
      'ADMIN_PASSWORD must have at least 10 characters.',
    ],
    [
      { ADMIN_EMAIL: 'a@example.com' },
      'ADMIN_EMAIL and ADMIN_PASSWORD go together: set both or neither.',
    ],
  ])('%j', (env, line) => {
    expect(complaint(env as Record<string, string>)).toBe(line);
  });

  test('never repeats the value: it may be a secret', () => {
    const env = {
      DATABASE_URL: 'mysql://u:hunter2@x',
      ADMIN_EMAIL: 'a@b',
      ADMIN_PASSWORD: 'hunter2',
    };
    expect(complaint(env)).not.toContain('hunter2');
    expect(complaint(env).split('\n')).toHaveLength(2);
  });
});

test('knows which addresses only this machine reaches', () => {
  expect(['127.0.0.1', '127.1.2.3', 'localhost', '::1'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '192.168.1.2', '127.evil.example'].some(isLoopback)).toBe(false);
});
