import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { DatabaseFailure } from './discreet-errors.ts';
import { describeStore } from './test-stores.ts';

describeStore('a query that fails', (store) => {
  test('says why, and nothing of what was to be written', async () => {
    // No database takes a text with a NUL in it.
    const refused = store().settings.set('signing_key', 'secret\0');
    const error = await refused.catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(DatabaseFailure);
    expect(String(error)).toContain('invalid byte sequence');
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('secret');
  });
});
