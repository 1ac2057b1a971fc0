import { useMemo } from 'react';
import type { PoolKind } from '#shared/features/pools/pool.model.ts';
import type { Filter } from '#shared/kernel/listing.ts';
import type { Field } from '../../ui/fields/field.ts';
import { useTexts } from '../../ui/texts.ts';
import { usePools } from './pool-select.tsx';
import { poolsTexts } from './pools.texts.ts';

/** What lies in a pool, of those that one sees. */
export const inPools: readonly Filter[] = [{ field: 'poolId', operator: 'notEmpty' }];

/** A record's fields without an owner, and the pool it lies in since when. */
export function useWithPool(kind: PoolKind, fields: readonly Field[]): readonly Field[] {
  const t = useTexts(poolsTexts);
  const pools = usePools(kind);
  return useMemo(
    () => [
      ...fields.filter(({ name }) => name !== 'ownerId'),
      {
        name: 'poolId',
        kind: 'choice',
        label: t('field.poolId'),
        choices: pools.map(({ id, name }) => ({ value: id, label: name })),
      },
      { name: 'enteredPoolAt', kind: 'instant', label: t('field.enteredPoolAt') },
    ],
    [fields, pools, t],
  );
}
