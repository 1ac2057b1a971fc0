import { IconRecycle } from '@tabler/icons-react';
import type { PoolKind } from '#shared/features/pools/pool.model.ts';
import { type api, orpc } from '../../api/client.ts';
import type { DayCardSpec } from './day-card-spec.ts';

type Upcoming = Awaited<ReturnType<typeof api.pools.upcoming>>;

/** What of one's own rules will recycle soon: a warning to whoever can still keep it, whosever day is looked at. */
export function recycleCard(kind: PoolKind, words: Pick<DayCardSpec, 'id' | 'title' | 'empty'>): DayCardSpec {
  return {
    ...words,
    icon: IconRecycle,
    noun: kind,
    late: true,
    path: `/pools/upcoming?kind=${kind}`,
    ask: (_today, _scene, limit) => ({
      ...orpc.pools.upcoming.queryOptions({ input: { kind, limit } }),
      read: (answer) => {
        const { rows, total } = answer as Upcoming;
        return { total, rows: rows.map((row) => lineOf(kind, row)) };
      },
    }),
  };
}

function lineOf(kind: PoolKind, { recordId, name, ownerName, dueOn, daysLeft }: Upcoming['rows'][number]) {
  return { id: recordId, path: `/${kind}s/${recordId}`, name, under: ownerName, side: dueOn, late: daysLeft <= 1 };
}
