import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PoolKind } from '#shared/features/pools/pool.model.ts';
import { orpc } from '../../api/client.ts';
import { useTexts } from '../../ui/texts.ts';
import { poolsTexts } from './pools.texts.ts';

interface PoolSelectProps {
  readonly kind: PoolKind;
  readonly value: string | null;
  readonly onChange: (poolId: string | null) => void;
}

/** The pools of a kind that are in use. */
export function usePools(kind: PoolKind) {
  const { data = [] } = useQuery(orpc.pools.list.queryOptions({ input: { kind } }));
  return data.filter((pool) => pool.enabled);
}

/** Which pool a record goes to; left empty, the owner's first one. */
export function PoolSelect({ kind, value, onChange }: PoolSelectProps) {
  const t = useTexts(poolsTexts);
  const pools = usePools(kind);
  if (pools.length === 0) return null;
  return (
    <Select
      label={t('pool')}
      placeholder={t('poolFirst')}
      clearable
      data={pools.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
