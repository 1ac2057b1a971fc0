import type { RecordedEffect } from './write-tx.ts';

/** A row that is different now, whoever changed it: a person here, or sync. */
export interface RowChange {
  readonly table: string;
  readonly id: string;
  readonly op: 'insert' | 'update' | 'remove';
}

export type ChangeListener = (changes: readonly RowChange[]) => void;

/** Tells indexes and screens which rows changed, after the commit and never before. */
export interface Changes {
  /** Returns the way to stop listening. */
  subscribe(listener: ChangeListener): () => void;
  add(change: RowChange | RecordedEffect): void;
  mark(): number;
  rollback(mark: number): void;
  flush(): void;
  discard(): void;
}

export function createChanges(): Changes {
  const listeners = new Set<ChangeListener>();
  let pending: RowChange[] = [];
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: ({ table, id, op }) => pending.push({ table, id, op }),
    mark: () => pending.length,
    rollback: (mark) => {
      pending.length = Math.min(pending.length, mark);
    },
    discard: () => {
      pending = [];
    },
    flush: () => {
      if (pending.length === 0) return;
      const told = pending;
      pending = [];
      for (const listener of listeners) listener(told);
    },
  };
}
