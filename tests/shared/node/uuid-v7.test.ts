import { expect, test } from 'vitest';
import { id } from '#shared/kernel/fields.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';

test('ids are UUIDv7, never equal and only grow, also when the clock is set back', () => {
  let now = 1_800_000_000_000;
  const ids = uuidV7Ids({ now: () => now });

  const made = Array.from({ length: 20_000 }, (_, index) => {
    if (index % 1000 === 999) now -= 7;
    if (index % 900 === 1) now += 1;
    return ids.next();
  });

  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made.every((one) => id.safeParse(one).success && one[14] === '7')).toBe(true);
});
