import type { SyncState } from '../state.ts';

/** Rows that left this device and that its audit may still tell of. Which ones is known until the process ends. */
export interface LeftRows {
  note(id: string): void;
  isWaiting(): boolean;
  /** Undefined where only the database as a whole can tell: after a restart, or the first time. */
  list(): ReadonlySet<string> | undefined;
  /** All are seen to but these. */
  settle(stays: ReadonlySet<string>): void;
}

const key = 'auditLeft';

/** That rows left is noted in their own transaction, so that a process that ends before it looked looks at everything. */
export function createLeftRows(state: SyncState): LeftRows {
  let ids = new Set<string>();
  let isComplete = false;
  return {
    note: (id) => {
      const noted = state.get(key);
      if (noted !== '1') {
        isComplete = noted === '0';
        state.set(key, '1');
      }
      ids.add(id);
    },
    isWaiting: () => state.get(key) !== '0',
    list: () => (isComplete ? ids : undefined),
    settle: (stays) => {
      ids = new Set(stays);
      isComplete = true;
      state.set(key, stays.size === 0 ? '0' : '1');
    },
  };
}
