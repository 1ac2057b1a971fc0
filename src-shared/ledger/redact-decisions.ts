import type { Sqlite } from '../ports/database.ts';
import type { Ledger } from './ledger.ts';

/** The audit's word that values were taken out of lines of the decision log. */
export const decisionsRedactedKind = 'decisions.redacted';

interface Host {
  readonly sqlite: Sqlite;
  readonly ledger: Ledger;
}

/** Values of these rows, or of one field of them. */
export interface Redaction {
  readonly rowIds: readonly string[];
  readonly actorId: string | null;
  /** Only this field; the rest of the row's history stays. */
  readonly field?: string;
}

/**
 * Takes every value of these rows out of the decision log, as when a person's data is destroyed. The audit says of which
 * lines, and only of those the verifier does not compare the contents: their places in the chain still hold. [S-PI-4]
 */
export function redactDecisions({ sqlite, ledger }: Host, { rowIds, actorId, field }: Redaction): number {
  const gone = new Set(rowIds);
  return ledger.transaction(() => {
    const lines = sqlite
      .prepare<[string], { seq: number; effects: string }>(
        `WITH commands AS MATERIALIZED (SELECT DISTINCT a.command_id AS id FROM audit_rows r JOIN audit_records a ON a.seq = r.seq
           WHERE r.row_id IN (SELECT value FROM json_each(?)) AND a.command_id IS NOT NULL)
         SELECT seq, effects FROM decisions WHERE command_id IN (SELECT id FROM commands)`,
      )
      .all(JSON.stringify(rowIds));
    const write = sqlite.prepare<[string, number]>('UPDATE decisions SET effects = ? WHERE seq = ?');
    const seqs: number[] = [];
    for (const { seq, effects } of lines) {
      const kept = (JSON.parse(effects) as Packed[]).map((effect) => without(effect, gone, field));
      const text = JSON.stringify(kept);
      if (text === effects) continue;
      write.run(text, seq);
      seqs.push(seq);
    }
    for (let from = 0; from < seqs.length; from += 100) {
      ledger.recordEvent({
        kind: decisionsRedactedKind,
        actorId,
        deviceId: null,
        details: { seqs: seqs.slice(from, from + 100) },
      });
    }
    return seqs.length;
  });
}

type Values = Record<string, unknown>;
type Line = readonly [table: string, id: string, revision: number, left: string, set: Values | 0, was?: Values];
interface WrittenOut {
  readonly table: string;
  readonly id: string;
  readonly revision: number;
  readonly set?: Values;
  readonly was?: Values;
}
type Packed = Line | WrittenOut;

function isPacked(effect: Packed): effect is Line {
  return Array.isArray(effect);
}

/** A line of 0.1.0 wrote its effects out as objects. */
function without(effect: Packed, gone: ReadonlySet<string>, field: string | undefined): unknown {
  const [table, id, revision, left, set, was] = isPacked(effect)
    ? effect
    : ([effect.table, effect.id, effect.revision, '', effect.set ?? 0, effect.was] as const);
  if (!gone.has(id)) return effect;
  if (field === undefined) return [table, id, revision, '', 0];
  if (!(field in (set || {})) && !(field in (was ?? {}))) return effect;
  const keep = (values: Values) => ({ ...values, [field]: undefined });
  return [table, id, revision, left, set === 0 ? 0 : keep(set), ...(was ? [keep(was)] : [])];
}

/** Lines of the decision log whose values were taken out, as the audit says. */
export function findRedactedDecisions(sqlite: Sqlite): ReadonlySet<number> {
  const found = sqlite
    .prepare<[string], string>('SELECT details FROM audit_records WHERE kind = ?')
    .pluck()
    .all(decisionsRedactedKind);
  return new Set(found.flatMap((details) => (JSON.parse(details) as { seqs?: number[] }).seqs ?? []));
}
