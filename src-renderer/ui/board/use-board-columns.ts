import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { Filter } from '#shared/kernel/listing.ts';
import type { Conditions, ListAnswer, ListSource } from '../list/list-types.ts';
import type { BoardColumn } from './board.tsx';

const pageSize = 50;

/** A column to fill: what its rows have in common. */
export interface ColumnSpec extends Pick<BoardColumn<unknown>, 'id' | 'title' | 'tone'> {
  readonly filter: Filter;
}

/** The cards of each column under the list's own conditions, fifty at a time, with the true total of each. */
export function useBoardColumns<Row>(
  source: ListSource<Row>,
  conditions: Conditions,
  specs: readonly ColumnSpec[],
): BoardColumn<Row>[] {
  const [pages, setPages] = useState<Readonly<Record<string, number>>>({});
  const answers = useQueries({
    queries: specs.map(({ id, filter }) => ({
      ...source({
        ...conditions,
        filters: [...conditions.filters, filter],
        offset: 0,
        limit: pageSize * (pages[id] ?? 1),
      }),
      placeholderData: (before: ListAnswer<Row> | undefined) => before,
    })),
  });
  return specs.map(({ id, title, tone }, place) => {
    const answer = answers[place]?.data as ListAnswer<Row> | undefined;
    return {
      id,
      title,
      tone,
      rows: answer?.rows ?? [],
      total: answer?.total,
      more: () => setPages((before) => ({ ...before, [id]: (before[id] ?? 1) + 1 })),
    };
  });
}
