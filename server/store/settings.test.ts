import { expect, test } from 'vitest';
import { describeStore } from './test-stores.ts';

describeStore('settings', (store) => {
  test('a value is made once and kept', async () => {
    expect(await store().settings.get('signing_key')).toBeNull();
    expect(await store().settings.getOrMake('signing_key', () => 'first')).toBe('first');
    expect(await store().settings.getOrMake('signing_key', () => 'second')).toBe('first');
  });

  test('of several who make a value at once, all get the same one', async () => {
    const made = ['a', 'b', 'c', 'd'].map((value) =>
      store().settings.getOrMake('signing_key', () => value),
    );
    expect(new Set(await Promise.all(made)).size).toBe(1);
  });

  test('a value can be replaced', async () => {
    await store().settings.set('network', 'sandbox');
    await store().settings.set('network', 'whatsapp');
    expect(await store().settings.get('network')).toBe('whatsapp');
  });
});
