import type { ReadDb } from '../../ports/database.ts';
import type { PoolKind } from './pool.model.ts';
import type { RecycleSubject } from './recycle.model.ts';

export interface OwnedRow {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly level: RecycleSubject['level'];
  readonly isKey: number;
  readonly lockedAt: number | null;
  readonly isDeal: number;
  readonly receivedAt: number;
  readonly lastFollowAt: number | null;
  readonly lastDealAt: number | null;
}

/** What other rooms know of a record that recycling asks for: open deals and quotes, contracts that ended. */
export type RecycleFacts = Pick<RecycleSubject, 'hasOpenOpportunity' | 'hasOpenQuote'> & {
  readonly lastOpportunityAt: number | null;
  readonly contractEndedAt: number | null;
};

type FactSource = (db: ReadDb, kind: PoolKind, recordId: string) => Partial<RecycleFacts>;

/** A room that knows something of a customer's deals is added here and nowhere else. */
const factSources: readonly FactSource[] = [
  (db, kind, recordId) => {
    if (kind === 'lead') return {};
    const row = db.row<{ open: number; lastAt: number | null }>(
      'SELECT count(*) FILTER (WHERE end_state IS NULL) AS open, max(created_at) AS "lastAt" FROM opportunities WHERE customer_id = ? AND deleted_at IS NULL',
      recordId,
    )!;
    const quote = db.row(
      "SELECT 1 FROM quotes WHERE customer_id = ? AND status IN ('active', 'sent') AND deleted_at IS NULL LIMIT 1",
      recordId,
    );
    return { hasOpenOpportunity: row.open > 0, lastOpportunityAt: row.lastAt, hasOpenQuote: quote !== undefined };
  },
];

const noFacts: RecycleFacts = {
  hasOpenOpportunity: false,
  hasOpenQuote: false,
  lastOpportunityAt: null,
  contractEndedAt: null,
};

const ownedSql: Readonly<Record<PoolKind, string>> = {
  customer: `SELECT t.id, t.name, t.owner_id AS "ownerId", t.level, t.is_key AS "isKey", t.locked_at AS "lockedAt",
    (t.lifecycle IN ('won', 'repeat') OR t.last_deal_at IS NOT NULL) AS "isDeal", coalesce(t.received_at, t.created_at) AS "receivedAt",
    t.last_follow_at AS "lastFollowAt", t.last_deal_at AS "lastDealAt"
    FROM customers t WHERE t.owner_id IS NOT NULL AND t.deleted_at IS NULL AND t.merged_into IS NULL`,
  lead: `SELECT t.id, t.name, t.owner_id AS "ownerId", NULL AS level, 0 AS "isKey", NULL AS "lockedAt", 0 AS "isDeal",
    coalesce(t.assigned_at, t.created_at) AS "receivedAt", t.last_follow_at AS "lastFollowAt", NULL AS "lastDealAt"
    FROM leads t WHERE t.owner_id IS NOT NULL AND t.deleted_at IS NULL AND t.status IN ('pending', 'following', 'qualified')`,
};

/** Owned records under a condition on alias `t`, which may end in ORDER BY and LIMIT. */
export function listOwned(db: ReadDb, kind: PoolKind, condition: string, ...values: unknown[]): OwnedRow[] {
  return db.rows<OwnedRow>(`${ownedSql[kind]} AND ${condition}`, ...values);
}

export function subjectOf(db: ReadDb, kind: PoolKind, row: OwnedRow): RecycleSubject {
  const facts: RecycleFacts = Object.assign({ ...noFacts }, ...factSources.map((source) => source(db, kind, row.id)));
  return {
    level: row.level,
    isKey: row.isKey === 1,
    isLocked: row.lockedAt !== null,
    isDeal: row.isDeal === 1,
    hasOpenOpportunity: facts.hasOpenOpportunity,
    hasOpenQuote: facts.hasOpenQuote,
    receivedAt: row.receivedAt,
    lastAt: {
      noFollowUp: row.lastFollowAt,
      notContacted: row.lastFollowAt,
      noOpportunity: facts.lastOpportunityAt,
      noDeal: row.lastDealAt,
      contractEnded: facts.contractEndedAt,
    },
  };
}
