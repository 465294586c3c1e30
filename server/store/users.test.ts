import { expect, test } from 'vitest';
import { describeStore } from './test-stores.ts';

const at = Date.UTC(2026, 0, 25, 15);
const owner = (email: string) => ({ email, passwordHash: `hash of ${email}`, fullName: null, at });

describeStore('users', (store) => {
  test('the first owner is found by email and by id', async () => {
    expect(await store().users.hasAny()).toBe(false);
    const user = await store().users.createFirstOwner({ ...owner('a@b.c'), fullName: 'Ada' });
    expect(user).toEqual({ id: 1, email: 'a@b.c', full_name: 'Ada', role: 'owner' });
    expect(await store().users.hasAny()).toBe(true);
    const found = { user, passwordHash: 'hash of a@b.c' };
    expect(await store().users.findByEmail('a@b.c')).toEqual(found);
    expect(await store().users.findById(1)).toEqual(found);
    expect(await store().users.findByEmail('x@y.z')).toBeNull();
    expect(await store().users.findById(2)).toBeNull();
  });

  test('of several set-ups at once, one makes the owner', async () => {
    const emails = ['a@b.c', 'd@e.f', 'g@h.i', 'j@k.l'];
    const made = await Promise.all(
      emails.map((email) => store().users.createFirstOwner(owner(email))),
    );
    expect(made.filter((user) => user !== null)).toHaveLength(1);
    expect(await store().users.createFirstOwner(owner('m@n.o'))).toBeNull();
  });

  test('a password can be changed', async () => {
    await store().users.createFirstOwner(owner('a@b.c'));
    await store().users.setPasswordHash(1, 'another');
    expect((await store().users.findById(1))?.passwordHash).toBe('another');
  });
});
