import { createHash } from 'node:crypto';
import { type Actor, isInScope } from '../../kernel/scope.ts';
import type { Statements } from '../../ledger/read-db.ts';
import type { WireBucket } from '../protocol.ts';
import { type Home, homeKey } from '../synced-tables.ts';

interface Bucket extends Home {
  readonly id: number;
  readonly key: string;
}

/** The buckets a person's device may hold now. */
export interface Grants {
  readonly ids: ReadonlySet<number>;
  /** Changes with the set, and with what is masked in it. */
  readonly hash: string;
  readonly mask: string;
}

export interface Buckets {
  /** The bucket's number; the first row of a home makes it. Inside the write transaction. */
  intern(home: Home): number;
  internExtra(name: string): number;
  grantsOf(actor: Actor): Grants;
  toWire(id: number): WireBucket;
  /** The person's own buckets: theirs, and those with their records. */
  ownOf(actor: Actor): number[];
}

export interface BucketRules {
  /** Names of extra buckets (shares) a person holds. */
  readonly extraGrants: (actor: Actor) => readonly string[];
  /** Changes where masking changes, so that images are sent again. */
  readonly maskOf: (actor: Actor) => string;
}

export function createBuckets(statements: Statements, rules: BucketRules): Buckets {
  let known: Bucket[] = [];
  const byId = new Map<number, Bucket>();
  const cache = new Map<string, Grants & { ids: Set<number>; upTo: number }>();

  const load = () => {
    const rows = statements(
      'SELECT id, kind, key, branch_id AS branchId, dept_id AS deptId, owner_id AS ownerId FROM sync_buckets WHERE id > ? ORDER BY id',
    ).all(known.at(-1)?.id ?? 0) as Bucket[];
    if (rows.length === 0) return;
    known = [...known, ...rows];
    for (const row of rows) byId.set(row.id, row);
  };

  const internKey = (key: string, home: Home): number => {
    const found = statements('SELECT id FROM sync_buckets WHERE key = ?').get(key) as { id: number } | undefined;
    if (found) return found.id;
    const { kind, branchId, deptId, ownerId } = home;
    return Number(
      statements('INSERT INTO sync_buckets (kind, key, branch_id, dept_id, owner_id) VALUES (?, ?, ?, ?, ?)').run(
        kind,
        key,
        branchId,
        deptId,
        ownerId,
      ).lastInsertRowid,
    );
  };

  return {
    intern: (home) => internKey(homeKey(home), home),
    internExtra: (name) => internKey(`extra:${name}`, { kind: 'extra', branchId: null, deptId: null, ownerId: null }),
    grantsOf: (actor) => {
      load();
      const extras = new Set(rules.extraGrants(actor).map((name) => `extra:${name}`));
      const key = JSON.stringify([
        actor.userId,
        actor.branchId,
        actor.dataScope,
        actor.scopeDeptIds,
        [...extras],
        rules.maskOf(actor),
      ]);
      const upTo = known.at(-1)?.id ?? 0;
      const cached = cache.get(key);
      if (cached?.upTo === upTo) return cached;
      const ids = cached?.ids ?? new Set<number>();
      for (const bucket of known) {
        if (bucket.id > (cached?.upTo ?? 0) && isGranted(actor, bucket, extras)) ids.add(bucket.id);
      }
      const mask = rules.maskOf(actor);
      const hash = createHash('sha256')
        .update(`${mask}|${[...ids].sort((a, b) => a - b).join()}`)
        .digest('base64url');
      const grants = { ids, upTo, hash, mask };
      if (cache.size > 5_000) cache.clear();
      cache.set(key, grants);
      return grants;
    },
    toWire: (id) => {
      const { kind, branchId, deptId, ownerId } = byId.get(id)!;
      return [id, kind, branchId, deptId, ownerId];
    },
    ownOf: (actor) => known.filter((bucket) => bucket.ownerId === actor.userId).map((bucket) => bucket.id),
  };
}

function isGranted(actor: Actor, bucket: Bucket, extras: ReadonlySet<string>): boolean {
  switch (bucket.kind) {
    case 'global':
      return true;
    case 'self':
      return bucket.ownerId === actor.userId;
    case 'extra':
      return extras.has(bucket.key);
    case 'scope':
      return isInScope(actor, bucket);
    default:
      return bucket.kind satisfies never;
  }
}
