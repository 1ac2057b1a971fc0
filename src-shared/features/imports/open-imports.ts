import type { OpenTable, TableSettings } from '../../tabular/open-table.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { ColumnGuess } from './guess-mapping.ts';
import type { ImportConfig, ImportCounts, RowDuplicate, RowProblem } from './import.model.ts';

export type OpenState = 'open' | 'checking' | 'running' | 'cancelling' | 'done';

/** What is known of an import while its file is open. Everything is in memory: nothing of the file touches the disk. */
export interface OpenImport {
  readonly id: string;
  readonly actorId: string;
  readonly fileName: string;
  readonly table: OpenTable;
  config: ImportConfig;
  settings: TableSettings;
  headerRow: number;
  headers: readonly string[];
  columns: readonly ColumnGuess[];
  preview: readonly TableRow[];
  rowCount: number;
  state: OpenState;
  done: number;
  total: number;
  /** Raised by `cancel`; the run looks at it between two chunks. */
  cancelled: boolean;
  report: OpenReport | undefined;
  failed: TableRow[];
  lastUsed: number;
  /** Settled when the run is over, however it ended. */
  running: Promise<void> | undefined;
}

/** All problems and duplicates; what is sent to the screen is cut, the error file is not. */
export interface OpenReport {
  readonly counts: ImportCounts;
  readonly problems: RowProblem[];
  readonly duplicates: RowDuplicate[];
  readonly milliseconds: number;
}

const keepFor = 3_600_000;
const perPerson = 3;

/** The open imports of one core. They go with it: locking the program closes every file. */
export interface OpenImports {
  add(open: OpenImport): void;
  /** Undefined where the import is somebody else's, was closed or not used for an hour. */
  find(id: string, actorId: string, now: number): OpenImport | undefined;
  isRunning(id: string): boolean;
  remove(id: string): void;
}

export function createOpenImports(): OpenImports {
  const all = new Map<string, OpenImport>();
  const isBusy = (open: OpenImport) => open.state === 'running' || open.state === 'cancelling';
  const sweep = (now: number) => {
    for (const open of all.values()) if (!isBusy(open) && now - open.lastUsed > keepFor) all.delete(open.id);
  };
  return {
    add: (open) => {
      sweep(open.lastUsed);
      const own = [...all.values()].filter((each) => each.actorId === open.actorId && !isBusy(each));
      for (const old of own.slice(0, Math.max(0, own.length - perPerson + 1))) all.delete(old.id);
      all.set(open.id, open);
    },
    find: (id, actorId, now) => {
      sweep(now);
      const open = all.get(id);
      if (open?.actorId !== actorId) return undefined;
      open.lastUsed = now;
      return open;
    },
    isRunning: (id) => {
      const open = all.get(id);
      return open !== undefined && isBusy(open);
    },
    remove: (id) => all.delete(id),
  };
}
