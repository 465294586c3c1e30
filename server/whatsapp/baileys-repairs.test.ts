import { Curve, signedKeyPair } from 'baileys';
import libsignal from 'libsignal';
import { describe, expect, test } from 'vitest';
import './baileys-repairs.ts';

describe('Curve.verify', () => {
  const keys = Curve.generateKeyPair();
  const message = Buffer.from('the certificate of a server');
  const signature = Curve.sign(keys.private, message);

  test('accepts what the key has signed', () => {
    expect(Curve.verify(keys.public, message, signature)).toBe(true);
  });

  test('refuses the signature of another key', () => {
    expect(Curve.verify(Curve.generateKeyPair().public, message, signature)).toBe(false);
  });

  test('refuses a message that was changed', () => {
    expect(Curve.verify(keys.public, Buffer.from('the certificate of another'), signature)).toBe(
      false,
    );
  });

  test('refuses what is no signature or no key', () => {
    expect(Curve.verify(keys.public, message, signature.subarray(1))).toBe(false);
    expect(Curve.verify(keys.public.subarray(4), message, signature)).toBe(false);
  });

  test('is the one that Baileys itself signs keys against', async () => {
    const { keyPair, signature: own } = await signedKeyPair(keys, 1);
    const signed = Buffer.concat([Buffer.from([5]), keyPair.public]);
    expect(Curve.verify(keys.public, signed, own)).toBe(true);
  });
});

test('libsignal prints no session, which would hold its keys', () => {
  const printed: unknown[] = [];
  const { info, warn } = console;
  const print = (...args: unknown[]) => void printed.push(args);
  Object.assign(console, { info: print, warn: print });
  const session = { indexInfo: { closed: -1 } };
  const { closeSession, openSession, isClosed } = Object(libsignal.SessionRecord.prototype);
  closeSession.call({ isClosed }, session);
  expect(session.indexInfo.closed).not.toBe(-1);
  openSession.call({ isClosed }, session);
  expect(session.indexInfo.closed).toBe(-1);
  expect(Reflect.get(console, 'info')).toBe(print);
  Object.assign(console, { info, warn });
  expect(printed).toEqual([]);
});
