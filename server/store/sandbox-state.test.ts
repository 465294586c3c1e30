import { expect, test } from 'vitest';
import { describeStore } from './test-stores.ts';

describeStore('sandbox state', (store) => {
  test('changes are applied to what was kept', async () => {
    const { sandboxState } = store();
    await sandboxState.write(
      new Map([
        ['a', '1'],
        ['b', '1'],
        ['c', '1'],
      ]),
    );
    await sandboxState.write(
      new Map([
        ['a', '2'],
        ['b', null],
        ['d', '2'],
        ['e', null],
      ]),
    );
    await sandboxState.write(new Map());
    expect(Object.fromEntries(await sandboxState.readAll())).toEqual({ a: '2', c: '1', d: '2' });
  });
});
