import type { Actor } from '../../kernel/scope.ts';
import { bucketOf } from '../facets.ts';
import { mixSql, sumSql } from '../proof-sums.ts';
import type { BucketProof, NeedBuckets, ProofReply, ProofRequest } from '../protocol.ts';
import { facetRowFilter } from './facet-filter.ts';
import type { ServerParts } from './parts.ts';
import { findStanding } from './pull.ts';

/** Sums over each granted bucket that has not moved past the device's cursor. [sync 8.3] */
export function handleProof(parts: ServerParts, actor: Actor, request: ProofRequest): ProofReply | NeedBuckets {
  const standing = findStanding(parts, actor, request);
  if (!standing) return { need: 'buckets' };
  const heads = parts.feed.heads();
  const proofs: BucketProof[] = [];
  const moved: number[] = [...standing.lost];
  for (const [bucket, cursor] of standing.cursors) {
    if ((heads.get(bucketOf(bucket)) ?? 0) > cursor) {
      moved.push(bucket);
      continue;
    }
    const { sql, values } = facetRowFilter(parts.tables, bucket);
    const sums = parts.core
      .statements(
        `SELECT count(*) AS count, coalesce(sum(${sumSql('version')}), 0) AS sum, coalesce(sum(${mixSql('version')}), 0) AS mix FROM feed WHERE bucket = ? AND removed = 0 AND ${sql}`,
      )
      .get(bucketOf(bucket), ...values) as { count: number; sum: number; mix: number };
    if (sums.count > 0) proofs.push([bucket, sums.count, sums.sum, sums.mix]);
  }
  return { proofs, moved };
}
