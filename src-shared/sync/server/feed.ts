import type { Entry, Sink } from '../../ledger/ledger.ts';
import { createStatements } from '../../ledger/read-db.ts';
import type { RecordedEffect } from '../../ledger/write-tx.ts';
import type { Sqlite } from '../../ports/database.ts';
import { type RemovalReason, removalReasons } from '../protocol.ts';
import { type Home, homeKey, type SyncedTables, type TableInfo } from '../synced-tables.ts';
import { type BucketRules, type Buckets, createBuckets } from './buckets.ts';
import { createVersions, type Versions } from './versions.ts';

export interface FeedRules extends BucketRules {
  /** Names of the extra buckets a row is in now (shares). */
  readonly extraBucketsOf: (table: string, id: string) => readonly string[];
}

/** Which row is in which bucket since which version; written with each write of the server. */
export interface Feed {
  readonly versions: Versions;
  readonly buckets: Buckets;
  readonly nextRevision: () => number;
  readonly sink: Sink;
  /** Brings a row's extra buckets up to date after a share was given or taken. Inside the write transaction. */
  refreshExtras(table: string, id: string): void;
  /** The newest version in each bucket, or more; never less. */
  heads(): ReadonlyMap<number, number>;
  /** Called after each commit with the buckets that moved. */
  onMoved(listener: (buckets: ReadonlySet<number>) => void): () => void;
  flushMoved(): void;
}

/** Tells removal markers' reasons; `feed.removed` keeps the place in `removalReasons` plus one. */
export function removalCode(reason: RemovalReason): number {
  return removalReasons.indexOf(reason) + 1;
}

const noRules: FeedRules = { extraGrants: () => [], maskOf: () => '', extraBucketsOf: () => [] };

export function createFeed(sqlite: Sqlite, tables: SyncedTables, rules: Partial<FeedRules> = {}): Feed {
  const statements = createStatements(sqlite);
  const allRules = { ...noRules, ...rules };
  const versions = createVersions(statements);
  const buckets = createBuckets(statements, allRules);
  const heads = createHeads(sqlite);
  const listeners = new Set<(buckets: ReadonlySet<number>) => void>();
  let moved = new Set<number>();

  const write = (bucket: number, table: string, id: string, version: number, removed: number) => {
    statements(
      'INSERT INTO feed (bucket, table_name, row_id, version, removed) VALUES (?, ?, ?, ?, ?) ON CONFLICT (bucket, table_name, row_id) DO UPDATE SET version = excluded.version, removed = excluded.removed',
    ).run(bucket, table, id, version, removed);
    heads.raise(bucket, version);
    moved.add(bucket);
  };

  const extrasBefore = (table: string, id: string) =>
    statements(
      "SELECT b.id FROM sync_buckets b CROSS JOIN feed f ON f.bucket = b.id AND f.table_name = ? AND f.row_id = ? AND f.removed = 0 WHERE b.kind = 'extra'",
    ).all(table, id) as { id: number }[];

  const writeExtras = (table: string, id: string, version: number, state: 'new' | 'kept' | 'gone') => {
    const exists = state !== 'gone';
    const now = new Set(exists ? allRules.extraBucketsOf(table, id).map((name) => buckets.internExtra(name)) : []);
    const before = state === 'new' ? [] : extrasBefore(table, id);
    for (const bucket of now) write(bucket, table, id, version, 0);
    for (const { id: bucket } of before) {
      if (!now.has(bucket)) write(bucket, table, id, versions.next(), removalCode(exists ? 'unshared' : 'deleted'));
    }
  };

  const writeEntry = (entry: Entry) => {
    for (const row of touchedRows(entry.effects, tables)) {
      const { info, id, revision } = row;
      const after = row.isRemoved ? undefined : (homeOfNew(row) ?? currentHome(info, id));
      const before = homeBefore(row, after);
      if (after) write(buckets.intern(after), info.name, id, revision, 0);
      if (before && (!after || homeKey(before) !== homeKey(after))) {
        const version = after ? versions.next() : revision;
        write(buckets.intern(before), info.name, id, version, removalCode(after ? 'moved' : 'deleted'));
      }
      if (!rules.extraBucketsOf) continue;
      writeExtras(info.name, id, revision, after === undefined ? 'gone' : before ? 'kept' : 'new');
    }
  };

  const sink: Sink = Object.assign(writeEntry, {
    begin: versions.begin,
    beforeCommit: versions.beforeCommit,
    forget: versions.rollback,
  });

  const currentHome = (info: TableInfo, id: string): Home => {
    if (info.home === 'global') return info.homeOfFields({});
    const row = statements(info.homeSql).get(id) as Omit<Home, 'kind'>;
    return { kind: info.home, ...row };
  };

  return {
    versions,
    buckets,
    nextRevision: versions.next,
    sink,
    refreshExtras: (table, id) => writeExtras(table, id, versions.next(), 'kept'),
    heads: heads.read,
    onMoved: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flushMoved: () => {
      if (moved.size === 0) return;
      const told = moved;
      moved = new Set();
      for (const listener of listeners) listener(told);
    },
  };
}

interface TouchedRow {
  readonly info: TableInfo;
  readonly id: string;
  readonly effects: readonly RecordedEffect[];
  /** The last version the row got. */
  readonly revision: number;
  readonly isRemoved: boolean;
}

function touchedRows(effects: readonly RecordedEffect[], tables: SyncedTables): TouchedRow[] {
  const byRow = new Map<string, RecordedEffect[]>();
  for (const effect of effects) {
    const key = `${effect.table} ${effect.id}`;
    const known = byRow.get(key);
    if (known) known.push(effect);
    else byRow.set(key, [effect]);
  }
  const rows: TouchedRow[] = [];
  for (const list of byRow.values()) {
    const last = list.at(-1)!;
    const info = tables.find(last.table);
    if (info) rows.push({ info, id: last.id, effects: list, revision: last.revision, isRemoved: last.op === 'remove' });
  }
  return rows;
}

/** A row that the command made and did not touch again is where the command put it. */
function homeOfNew({ info, effects }: TouchedRow): Home | undefined {
  const [only] = effects;
  return effects.length === 1 && only?.op === 'insert' ? info.homeOfFields(only.set) : undefined;
}

/** Where the row was at home before the command; undefined where the command made it. */
function homeBefore(row: TouchedRow, after: Home | undefined): Home | undefined {
  const { info, effects } = row;
  if (effects[0]!.op === 'insert') return undefined;
  const last = effects.at(-1)!;
  const home = after ?? (last.op === 'remove' ? info.homeOfFields(last.was) : undefined);
  if (!home) return undefined;
  const isMoved = effects.some(
    (effect) => effect.op !== 'insert' && info.homeProperties.some((property) => property in effect.was),
  );
  if (!isMoved) return home;
  const fields: Record<string, unknown> =
    info.home === 'self'
      ? { [info.homeProperties[0]!]: home.ownerId }
      : { branchId: home.branchId, deptId: home.deptId, ownerId: home.ownerId };
  for (const effect of effects.toReversed()) if (effect.op !== 'insert') Object.assign(fields, effect.was);
  return { ...info.homeOfFields(fields), noun: home.noun ?? null };
}

interface Heads {
  read(): ReadonlyMap<number, number>;
  raise(bucket: number, version: number): void;
}

/** Newest versions in memory. A rolled-back write leaves one too high, which costs one empty look. */
function createHeads(sqlite: Sqlite): Heads {
  const heads = new Map<number, number>();
  const query = sqlite.prepare<[], { bucket: number; head: number | null }>(
    'SELECT id AS bucket, (SELECT max(version) FROM feed WHERE bucket = b.id) AS head FROM sync_buckets b',
  );
  let loadedAt = -1;
  return {
    read: () => {
      const current = sqlite.pragma('data_version', { simple: true }) as number;
      if (current !== loadedAt) {
        for (const row of query.all()) heads.set(row.bucket, Math.max(heads.get(row.bucket) ?? 0, row.head ?? 0));
        loadedAt = current;
      }
      return heads;
    },
    raise: (bucket, version) => {
      heads.set(bucket, version);
    },
  };
}
