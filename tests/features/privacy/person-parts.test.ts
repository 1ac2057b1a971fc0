import { expect, test } from 'vitest';
import { isCleared, tellingFields } from '#shared/features/privacy/destruction.model.ts';
import { personParts } from '#shared/features/privacy/person-parts.repository.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';

test('[S-PI-4] every table that names a person says which of its fields do', () => {
  const named = personParts.map(({ table }) => codecOf(table).name);
  expect(named.filter((name) => !(name in tellingFields) || !isCleared('contacts', name))).toEqual([]);
  expect(named.filter((name) => isCleared('orders', name))).toEqual([]);
});
