import { useQueries } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { Conditions, ListAnswer, ListSource } from './list-types.ts';

export const pageSize = 100;

export interface Rows<Row> {
  /** Undefined while that stretch is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Undefined until the first answer of this list. */
  readonly total: number | undefined;
  /** The rows shown belong to the conditions before; the new ones are on their way. */
  readonly stale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

interface Shown<Row> {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
}

/**
 * The rows around what is on the screen, a hundred at a time, so that 100,000 rows cost three answers.
 * Never blank: until the first answer for new conditions the rows before stay.
 */
export function useRows<Row>(
  source: ListSource<Row>,
  conditions: Conditions,
  range: { readonly start: number; readonly end: number },
): Rows<Row> {
  const first = Math.max(0, Math.floor((range.start - 20) / pageSize));
  const last = Math.max(first, Math.floor((range.end + 20) / pageSize));
  const pages = useMemo(() => Array.from({ length: last - first + 1 }, (_, index) => first + index), [first, last]);
  const answers = useQueries({
    queries: pages.map((page) => ({ ...source({ ...conditions, offset: page * pageSize, limit: pageSize }) })),
  });
  const before = useRef<Shown<Row> | undefined>(undefined);

  const loaded = new Map<number, readonly Row[]>();
  let total: number | undefined;
  let error: unknown;
  answers.forEach((answer, index) => {
    const data = answer.data as ListAnswer<Row> | undefined;
    const page = pages[index];
    if (answer.error) error = answer.error;
    if (!data || page === undefined) return;
    loaded.set(page, data.rows);
    total = data.total;
  });
  const stale = total === undefined;
  if (total !== undefined) before.current = { total, pages: loaded };
  const shown = before.current;
  return {
    rowAt: (index) => shown?.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    total: shown?.total,
    stale,
    error: stale ? error : undefined,
    retry: () => answers.forEach((answer) => void answer.refetch()),
  };
}
