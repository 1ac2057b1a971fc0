import type { SyncCore } from '../core.ts';
import { holdsNoun } from '../facets.ts';
import type { BucketKind, WireBucket } from '../protocol.ts';
import { type Home, homeKey } from '../synced-tables.ts';

/** 0 in step · 1 being read again · 2 asking before it removes much · 3 allowed to. */
export type Sweep = 0 | 1 | 2 | 3;

export interface DeviceBucket extends Home {
  readonly id: number;
  readonly kind: BucketKind;
  readonly cursor: number;
  readonly sweep: Sweep;
}

/** Which buckets this device holds and how far each is read. Kept in memory, written through. */
export interface Buckets {
  list(): readonly DeviceBucket[];
  find(id: number): DeviceBucket | undefined;
  /** Whether what is granted of the home lets a row of its noun through. */
  holdsHome(home: Home): boolean;
  /** The facet of the home that is held. */
  findAt(home: Home): number | undefined;
  add(bucket: WireBucket): void;
  remove(id: number): void;
  /** Moves cursors that are behind up to the bound. */
  raise(bound: number, only: readonly number[] | undefined): void;
  /**
   * The server's data are others now, and so are the numbers it gives its buckets: each waits under a number below zero
   * until one with its home is granted again, and is read again then.
   */
  beginEpoch(): void;
  /** Starts reading a bucket again from zero; nothing is removed before it has been read. */
  startSweep(id: number): void;
  setSweep(id: number, sweep: Sweep): void;
  /** A transaction was rolled back: what is in memory may not be so. */
  forget(): void;
}

export function createBuckets(core: Pick<SyncCore, 'statements'>): Buckets {
  const { statements } = core;
  let byId: Map<number, DeviceBucket> | undefined;
  let homes: Map<string, number> | undefined;

  const load = () => {
    if (byId && homes) return { byId, homes };
    const rows = statements(
      'SELECT id, kind, branch_id AS branchId, dept_id AS deptId, owner_id AS ownerId, cursor, sweep FROM device_buckets ORDER BY id',
    ).all() as DeviceBucket[];
    byId = new Map(rows.map((row) => [row.id, row]));
    homes = new Map(rows.filter((row) => row.kind !== 'extra').map((row) => [homeKey(row), row.id]));
    return { byId, homes };
  };
  const change = (id: number, patch: Partial<Pick<DeviceBucket, 'cursor' | 'sweep'>>) => {
    const bucket = load().byId.get(id);
    if (!bucket) return;
    const next = { ...bucket, ...patch };
    statements('UPDATE device_buckets SET cursor = ?, sweep = ? WHERE id = ?').run(next.cursor, next.sweep, id);
    load().byId.set(id, next);
  };

  /** A row that came before its bucket is proved by the bucket's first reading, or goes. */
  const hasGuests = () => statements('SELECT 1 FROM extra_rows WHERE bucket = 0 LIMIT 1').get() !== undefined;

  return {
    list: () => [...load().byId.values()],
    find: (id) => load().byId.get(id),
    holdsHome: (home) => {
      const id = load().homes.get(homeKey(home));
      return id !== undefined && holdsNoun(id, home.noun ?? null);
    },
    findAt: (home) => load().homes.get(homeKey(home)),
    add: ([id, kind, branchId, deptId, ownerId]) => {
      const orphan = kind === 'extra' ? undefined : load().homes.get(homeKey({ kind, branchId, deptId, ownerId }));
      const isOrphan = orphan !== undefined && orphan !== id;
      if (isOrphan) statements('DELETE FROM device_buckets WHERE id = ?').run(orphan);
      statements(
        'INSERT INTO device_buckets (id, kind, branch_id, dept_id, owner_id, cursor, sweep) VALUES (?, ?, ?, ?, ?, 0, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, branch_id = excluded.branch_id, dept_id = excluded.dept_id, owner_id = excluded.owner_id, cursor = 0',
      ).run(id, kind, branchId, deptId, ownerId, isOrphan || hasGuests() ? 1 : 0);
      byId = undefined;
    },
    remove: (id) => {
      statements('DELETE FROM device_buckets WHERE id = ?').run(id);
      byId = undefined;
    },
    raise: (bound, only) => {
      if (only) {
        for (const id of only) if ((load().byId.get(id)?.cursor ?? bound) < bound) change(id, { cursor: bound });
        return;
      }
      statements('UPDATE device_buckets SET cursor = ? WHERE cursor < ? AND id > 0').run(bound, bound);
      for (const bucket of load().byId.values()) {
        if (bucket.id > 0 && bucket.cursor < bound) load().byId.set(bucket.id, { ...bucket, cursor: bound });
      }
    },
    beginEpoch: () => {
      statements('DELETE FROM sync_seen').run();
      const bottom = Math.min(0, ...load().byId.keys());
      [...load().byId.values()]
        .filter((bucket) => bucket.id > 0)
        .forEach((bucket, place) => {
          const orphan = bottom - place - 1;
          statements('UPDATE device_buckets SET id = ?, cursor = 0, sweep = 1 WHERE id = ?').run(orphan, bucket.id);
          statements('UPDATE extra_rows SET bucket = ? WHERE bucket = ?').run(orphan, bucket.id);
        });
      byId = undefined;
    },
    startSweep: (id) => {
      statements('DELETE FROM sync_seen WHERE bucket = ?').run(id);
      change(id, { cursor: 0, sweep: 1 });
    },
    setSweep: (id, sweep) => change(id, { sweep }),
    forget: () => {
      byId = undefined;
    },
  };
}
