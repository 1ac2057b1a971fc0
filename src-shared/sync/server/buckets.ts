import { createHash } from 'node:crypto';
import { scopedNouns } from '../../kernel/rights/nouns.ts';
import { isHomeSeen, type Reach } from '../../kernel/rights/reach.ts';
import { type Actor, isAllowed, reachOf } from '../../kernel/scope.ts';
import type { Statements } from '../../ledger/read-db.ts';
import { bucketOf, facetOf } from '../facets.ts';
import type { WireBucket } from '../protocol.ts';
import { type Home, homeKey } from '../synced-tables.ts';

interface Bucket extends Home {
  readonly id: number;
  readonly key: string;
}

/** What a person's device may hold now. */
export interface Grants {
  /** Facets of buckets: their numbers on the wire. [sync 3.11] */
  readonly ids: ReadonlySet<number>;
  /** The buckets they are of. */
  readonly buckets: ReadonlySet<number>;
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
  ownOf(grants: Grants, userId: string): number[];
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
  const cache = new Map<string, Grants & { ids: Set<number>; buckets: Set<number>; upTo: number }>();

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
        syncedNouns(actor).map((noun) => [noun, homesOf(reachOf(actor, noun))]),
        [...extras],
        rules.maskOf(actor),
      ]);
      const upTo = known.at(-1)?.id ?? 0;
      const cached = cache.get(key);
      if (cached?.upTo === upTo) return cached;
      const ids = cached?.ids ?? new Set<number>();
      const buckets = cached?.buckets ?? new Set<number>();
      for (const bucket of known) {
        if (bucket.id <= (cached?.upTo ?? 0)) continue;
        const facet = grantedFacet(actor, bucket, extras);
        if (facet === undefined) continue;
        ids.add(facet);
        buckets.add(bucket.id);
      }
      const mask = rules.maskOf(actor);
      const hash = createHash('sha256')
        .update(`${mask}|${[...ids].sort((a, b) => a - b).join()}`)
        .digest('base64url');
      const grants = { ids, buckets, upTo, hash, mask };
      if (cache.size > 5_000) cache.clear();
      cache.set(key, grants);
      return grants;
    },
    toWire: (id) => {
      const { kind, branchId, deptId, ownerId } = byId.get(bucketOf(id))!;
      return [id, kind, branchId, deptId, ownerId];
    },
    ownOf: ({ ids }, userId) => [...ids].filter((id) => byId.get(bucketOf(id))!.ownerId === userId),
  };
}

/** What of the bucket the person may hold; undefined for nothing. [sync 3.4] */
function grantedFacet(actor: Actor, bucket: Bucket, extras: ReadonlySet<string>): number | undefined {
  const whole = (isGranted: boolean) => (isGranted ? bucket.id : undefined);
  switch (bucket.kind) {
    case 'global':
      return bucket.id;
    case 'self':
      return whole(bucket.ownerId === actor.userId);
    case 'extra': {
      // A share gives of a record what one's own rights let one see at all.
      const nouns = extras.has(bucket.key) ? syncedNouns(actor) : [];
      return nouns.length === 0 ? undefined : facetOf(bucket.id, nouns);
    }
    case 'scope': {
      const nouns = syncedNouns(actor).filter((noun) => isHomeSeen(reachOf(actor, noun), bucket));
      return nouns.length === 0 ? undefined : facetOf(bucket.id, nouns);
    }
    default:
      return bucket.kind satisfies never;
  }
}

/** Nouns whose records may be on the person's devices at all. */
function syncedNouns(actor: Actor) {
  return actor.offlineAllowed ? scopedNouns.filter((noun) => isAllowed(actor, `${noun}.view`)) : [];
}

/** The part of a reach that decides about buckets: single records come by extra ones. */
function homesOf({ all, ownerIds, deptIds, branchIds, poolIds = [] }: Reach) {
  return [all, ownerIds, deptIds, branchIds, poolIds];
}

/** Whether a row at this home comes to the person without having been shared; what has no noun comes with any. */
export function isHomeGranted(actor: Actor, home: Home): boolean {
  return syncedNouns(actor).some(
    (noun) => (home.noun == null || home.noun === noun) && isHomeSeen(reachOf(actor, noun), home),
  );
}
