import { expect, test } from 'vitest';
import { packEffects, unpackEffects } from '#shared/ledger/decision-log.ts';
import type { RecordedEffect } from '#shared/ledger/write-tx.ts';

const command = { at: 1_700_000_000_000, actorId: 'mei' };
const stamps = { createdAt: command.at, createdBy: 'mei', updatedAt: command.at, updatedBy: 'mei' };

const effects: RecordedEffect[] = [
  { table: 'customers', id: 'c1', op: 'insert', set: { id: 'c1', name: '前哨', tags: [], ...stamps }, revision: 7 },
  { table: 'contacts', id: 'k1', op: 'insert', set: { id: 'k1', ...stamps, createdBy: 'lin' }, revision: 8 },
  { table: 'settings', id: 's1', op: 'insert', set: { value: null }, revision: 9 },
  {
    table: 'customers',
    id: 'c1',
    op: 'update',
    set: { name: '前哨一', updatedAt: command.at, updatedBy: 'mei' },
    was: { name: '前哨', updatedAt: 5, updatedBy: null },
    revision: 10,
  },
  { table: 'contacts', id: 'k1', op: 'remove', was: { id: 'k1', ...stamps }, revision: 11 },
];

test('the decision log gives back exactly what was decided, without writing the stamps twice', () => {
  const packed = packEffects(command, effects);
  expect(unpackEffects(command, packed)).toEqual(effects);
  expect(packed.length).toBeLessThan(JSON.stringify(effects).length * 0.7);
});

test('[R-14] lines that version 0.1 wrote out are read as they are', () => {
  expect(unpackEffects(command, JSON.stringify(effects))).toEqual(effects);
});
