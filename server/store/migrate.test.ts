import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openMemoryDatabase } from './memory-store.ts';
import { migrate } from './migrate.ts';

test('migrating a migrated database changes nothing', async () => {
  const { db, close } = await openMemoryDatabase();
  const applied = () => db.execute(sql`select hash from drizzle.__drizzle_migrations`);
  const before = await applied();
  await db.execute(sql`insert into settings values ('key', 'value')`);
  await migrate(db);
  expect(await applied()).toEqual(before);
  expect(await db.execute(sql`select value from settings`)).toMatchObject({
    rows: [{ value: 'value' }],
  });
  await close();
});
