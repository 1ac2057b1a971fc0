import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Conditions, ListAnswer, ListSource } from './list-types.ts';
import type { Rows } from './use-rows.ts';

/** Commands take at most this many records at once. */
export const selectionLimit = 500;

export interface Selection<Row> {
  readonly ids: ReadonlySet<string>;
  readonly rows: readonly Row[];
  readonly toggle: (row: Row, index: number, range?: boolean) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** What the person picked out, kept by row so that bulk actions know what they act on after scrolling away. */
export function useSelection<Row extends { readonly id: string }>(
  rows: Rows<Row>,
  source: ListSource<Row>,
  conditions: Conditions,
): Selection<Row> {
  const queryClient = useQueryClient();
  const [picked, setPicked] = useState<ReadonlyMap<string, Row>>(new Map());
  const anchor = useRef(-1);
  const clear = useCallback(() => setPicked(new Map()), []);
  const ids = useMemo(() => new Set(picked.keys()), [picked]);
  const list = useMemo(() => [...picked.values()], [picked]);
  const toggle = (row: Row, index: number, range = false) => {
    const next = new Map(picked);
    if (range && anchor.current >= 0) {
      const [from, to] = anchor.current < index ? [anchor.current, index] : [index, anchor.current];
      for (let at = from; at <= to && next.size < selectionLimit; at += 1) {
        const each = rows.rowAt(at);
        if (each) next.set(each.id, each);
      }
    } else if (next.has(row.id)) next.delete(row.id);
    else if (next.size < selectionLimit) next.set(row.id, row);
    anchor.current = index;
    setPicked(next);
  };
  const toggleAll = () => {
    if (picked.size > 0) {
      clear();
      return;
    }
    const asked = source({ ...conditions, offset: 0, limit: selectionLimit });
    void queryClient.fetchQuery<ListAnswer<Row>>(asked as never).then((answer) => {
      setPicked(new Map(answer.rows.map((row) => [row.id, row])));
    });
  };
  return { ids, rows: list, toggle, toggleAll, clear };
}
