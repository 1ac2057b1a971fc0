import { mixSql, sumSql } from '../proof-sums.ts';
import type { ProofReply } from '../protocol.ts';
import { homeKey } from '../synced-tables.ts';
import type { DeviceParts } from './parts.ts';

interface Sums {
  count: number;
  sum: number;
  mix: number;
}

/** Compares counts and sums per bucket; what differs is read again. Returns the buckets that differed. [sync 8.3] */
export function checkProofs(parts: DeviceParts, reply: ProofReply, now: number): number[] {
  const own = sumsByHome(parts);
  const moved = new Set(reply.moved);
  const theirs = new Map(reply.proofs.map(([bucket, count, sum, mix]) => [bucket, { count, sum, mix }]));
  const wrong: number[] = [];
  for (const bucket of parts.buckets.list()) {
    if (bucket.id < 0 || bucket.kind === 'extra' || bucket.sweep !== 0 || moved.has(bucket.id)) continue;
    const mine = own.get(homeKey(bucket)) ?? { count: 0, sum: 0, mix: 0 };
    const server = theirs.get(bucket.id) ?? { count: 0, sum: 0, mix: 0 };
    if (mine.count === server.count && mine.sum === server.sum && mine.mix === server.mix) continue;
    parts.incidents.note('proofMismatch', now, { bucket: bucket.id, mine: mine.count, server: server.count });
    parts.buckets.startSweep(bucket.id);
    wrong.push(bucket.id);
  }
  return wrong;
}

/** Sums over the server's images here: rows without a shadow, and the shadows. */
function sumsByHome(parts: DeviceParts): Map<string, Sums> {
  const byHome = new Map<string, Sums>();
  const add = (key: string, sums: Sums) => {
    const known = byHome.get(key) ?? { count: 0, sum: 0, mix: 0 };
    byHome.set(key, { count: known.count + sums.count, sum: known.sum + sums.sum, mix: known.mix + sums.mix });
  };
  for (const table of parts.tables.list) {
    const [branch, dept, owner] = table.homeColumns.map((column) => (column ? `t."${column}"` : 'NULL'));
    const groups = parts.core
      .statements(
        `SELECT ${branch} AS branchId, ${dept} AS deptId, ${owner} AS ownerId, count(*) AS count, sum(${sumSql('t.revision')}) AS sum, sum(${mixSql('t.revision')}) AS mix FROM "${table.name}" t WHERE NOT EXISTS (SELECT 1 FROM shadow_rows s WHERE s.table_name = '${table.name}' AND s.row_id = t.id) GROUP BY 1, 2, 3`,
      )
      .all() as (Sums & { branchId: string | null; deptId: string | null; ownerId: string | null })[];
    for (const { branchId, deptId, ownerId, ...sums } of groups) {
      add(homeKey({ kind: table.home, branchId, deptId, ownerId }), sums);
    }
    const shadows = parts.core
      .statements('SELECT row_id FROM shadow_rows WHERE table_name = ? AND image IS NOT NULL')
      .all(table.name) as { row_id: string }[];
    for (const { row_id: id } of shadows) {
      const image = parts.rows.findServerImage(table, id);
      if (image) add(homeKey(table.homeOfImage(image)), sumsOfOne(parts, Number(image[table.revisionAt])));
    }
  }
  return byHome;
}

function sumsOfOne(parts: DeviceParts, version: number): Sums {
  return parts.core
    .statements(`SELECT 1 AS count, ${sumSql('v')} AS sum, ${mixSql('v')} AS mix FROM (SELECT CAST(? AS INTEGER) AS v)`)
    .get(version) as Sums;
}
