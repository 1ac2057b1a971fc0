import type { SyncCore } from '../core.ts';
import type { Incidents } from '../incidents.ts';
import type { SyncState } from '../state.ts';
import type { SyncedTables } from '../synced-tables.ts';
import type { Buckets } from './buckets.ts';
import type { LeftRows } from './left-rows.ts';
import type { Rows } from './rows.ts';

/** What the steps of the device's half share. */
export interface DeviceParts {
  readonly core: SyncCore;
  readonly tables: SyncedTables;
  readonly state: SyncState;
  readonly rows: Rows;
  readonly left: LeftRows;
  readonly buckets: Buckets;
  readonly incidents: Incidents;
  readonly schema: number;
}
