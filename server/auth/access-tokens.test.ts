import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { manualClock } from '../clock.ts';
import { openMemoryStore } from '../store/memory-store.ts';
import { accessTokenLifetime, createAccessTokens } from './access-tokens.ts';

async function start() {
  const clock = manualClock();
  const { settings } = await openMemoryStore();
  return { clock, settings, tokens: createAccessTokens(settings, clock) };
}

test('a token names its login and nothing else', async () => {
  const { tokens, clock } = await start();
  const token = await tokens.issue(7);
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const now = clock.now() / 1000;
  expect(claims).toEqual({ sub: '7', iat: now, exp: now + accessTokenLifetime });
  expect(await tokens.read(token)).toEqual({
    state: 'valid',
    loginId: 7,
    expiresAt: clock.now() + accessTokenLifetime * 1000,
  });
});

test('a token expires after its hour, not a second before', async () => {
  const { tokens, clock } = await start();
  const token = await tokens.issue(7);
  clock.advance(accessTokenLifetime * 1000 - 1000);
  expect((await tokens.read(token)).state).toBe('valid');
  clock.advance(1000);
  expect((await tokens.read(token)).state).toBe('expired');
});

test('the key is made once: another server on the same store reads the token', async () => {
  const { tokens, settings, clock } = await start();
  const token = await tokens.issue(7);
  expect((await createAccessTokens(settings, clock).read(token)).state).toBe('valid');
});

test('a token of another key, without a signature or made of nonsense is invalid', async () => {
  const { tokens, clock } = await start();
  const claims = { sub: '7', exp: Math.floor(clock.now() / 1000) + 60 };
  const foreign = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.alloc(32, 1));
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`;
  for (const token of [foreign, unsigned, 'a.b.c', '']) {
    expect(await tokens.read(token)).toEqual({ state: 'invalid' });
  }
});
