import { IconHandGrab } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { PoolKind } from '#shared/features/pools/pool.model.ts';
import type { Filter } from '#shared/kernel/listing.ts';
import type { RoomAction } from '../../app/room-actions.tsx';
import type { Field } from '../../ui/fields/field.ts';
import { useTexts } from '../../ui/texts.ts';
import { usePools } from './pool-select.tsx';
import { poolsTexts } from './pools.texts.ts';

/** What lies in a pool, of those that one sees. */
export const inPools: readonly Filter[] = [{ field: 'poolId', operator: 'notEmpty' }];

/** Takes records out of their pool one by one, so that one that was taken before keeps no other back. */
export function claimAction<Row extends { readonly id: string }, Done extends string>(
  claim: (input: { ids: string[] }) => Promise<unknown>,
  done: Done,
  when?: (row: Row) => boolean,
): RoomAction<Row, Done | 'claim'> {
  return {
    id: 'claim',
    label: 'claim',
    icon: IconHandGrab,
    may: 'claim',
    key: 'l',
    bulk: true,
    onRow: true,
    ...(when ? { when } : {}),
    call: async (ids) => {
      for (const id of ids) await claim({ ids: [id] });
    },
    done,
  };
}

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
