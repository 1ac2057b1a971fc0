import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { childIds } from '../../ledger/child-rows.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import { digestOf } from '../../ledger/rows-digest.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { setLeadSummary, setOpportunitySummary } from '../follow-ups/follow-ups.repository.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { importChunks } from '../imports/imports.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { anonymiseRow } from './anonymise.ts';
import type { SubjectTable } from './consent.model.ts';
import { isInApproval, isMember, removePerson, settleCustomer } from './destroy-person.ts';
import type { DestroyAtServer, DestroyedRow, DestroyedTable } from './destruction.model.ts';
import { findPersonIds } from './person-rows.repository.ts';
import { permitPrivacy, seesEverything } from './privacy.policy.ts';
import { findPrivacySettings, findSubject, listHolds } from './privacy.repository.ts';
import { destructions } from './privacy.tables.ts';
import {
  type DecidedCategory,
  type DocumentCategory,
  dueBeforeOf,
  mayAnonymise,
  type RetentionAction,
  recordCategories,
  retentionReason,
} from './retention.model.ts';
import { countDue, type DueRows, isOfDocuments, listDue } from './retention.repository.ts';
import { documentTargets } from './retention-documents.repository.ts';

interface RetentionInput {
  readonly category: DecidedCategory;
  readonly limit: number;
}

/** Takes those whose time is over, a handful in one command; the rule is read anew each time. [S-PI-6] */
export function applyRetention(
  tx: WriteTx,
  actor: Actor,
  { category, limit }: RetentionInput,
): Result<{ destroyed: number; left: number }, NotAllowed | DestroyAtServer> {
  const permit = permitPrivacy(actor, 'privacy.destroy');
  if (!permit.ok) return permit;
  if (!seesEverything(actor)) return refuse({ code: 'NOT_ALLOWED', action: 'privacy.destroy' });
  if (tx.host === 'device' && isMember(tx)) return refuse({ code: 'DESTROY_AT_SERVER' });
  const settings = findPrivacySettings(tx);
  const months = settings.retention[category] ?? null;
  if (months === null) return ok({ destroyed: 0, left: 0 });
  const chosen = settings.retentionActions?.[category] ?? 'destroy';
  const rule: Rule = { category, months, action: mayAnonymise(category) ? chosen : 'destroy' };
  const window = { category, before: dueBeforeOf(category, tx.at, months) };
  const due = listDue(tx, window, limit);
  const destroyed = take(tx, rule, due);
  return ok({ destroyed, left: countDue(tx, window) });
}

interface Rule {
  readonly category: DecidedCategory;
  readonly months: number;
  readonly action: RetentionAction;
}

function take(tx: WriteTx, rule: Rule, due: DueRows): number {
  if (isOfDocuments(rule.category)) return takeDocuments(tx, rule, rule.category, due);
  return (recordCategories as readonly string[]).includes(rule.category)
    ? takeRecords(tx, rule, due)
    : takePersons(tx, rule, due);
}

/** Each with a ledger line and a certificate of their own. */
function takePersons(tx: WriteTx, rule: Rule, due: DueRows): number {
  const table = due.table as SubjectTable;
  let taken = 0;
  for (const subjectId of due.ids) {
    const persons = findPersonIds(tx, subjectId);
    const isGone = findSubject(tx, table, subjectId) === undefined;
    if (isGone || listHolds(tx, persons).size > 0 || isInApproval(tx, subjectId)) continue;
    addLine(tx, rule, [table, subjectId], removePerson(tx, subjectId, persons, rule.action));
    taken += 1;
  }
  return taken;
}

/** Together in one line of the ledger. */
function takeRecords(tx: WriteTx, rule: Rule, { table, ids }: DueRows): number {
  const [first] = ids;
  if (first === undefined) return 0;
  const rows: DestroyedRow[] = [];
  if (rule.category === 'imports') {
    for (const id of ids) {
      tx.remove(importChunks, id);
      rows.push(['import_chunks', id]);
    }
  } else takeFollowUps(tx, rule, ids, rows);
  addLine(tx, rule, [table, first], rows);
  return ids.length;
}

/** With their parts and what hangs on them, together in one line. */
function takeDocuments(tx: WriteTx, rule: Rule, category: DocumentCategory, { table, ids }: DueRows): number {
  const [first] = ids;
  const target = documentTargets[category].find((each) => codecOf(each.table).name === table);
  if (first === undefined || !target) return 0;
  const taken = new Map<string, DestroyedRow>();
  const put = (row: DestroyedRow) => taken.set(row.join(' '), row);
  for (const id of ids) {
    const parts = target.children.map((child) => [child.table, childIds(tx, child, id, '1')] as const);
    for (const row of removePerson(tx, id, [id], rule.action)) put(row);
    for (const [part, partIds] of [...parts, [target.table, [id]] as const]) {
      const name = codecOf(part).name;
      for (const partId of partIds) {
        if (taken.has(`${name} ${partId}`)) continue;
        put([name, partId]);
        if (rule.action === 'destroy' || !anonymiseRow(tx, name, partId)) tx.remove(part, partId);
      }
    }
  }
  addLine(tx, rule, [table, first], [...taken.values()]);
  return ids.length;
}

function takeFollowUps(tx: WriteTx, { action }: Rule, due: readonly string[], rows: DestroyedRow[]): void {
  const customers = new Set<string>();
  const targets = new Map<string, 'leads' | 'opportunities'>();
  for (const id of due) {
    const { customerId, targetType, targetId } = findRow(tx, followUps, id)!;
    if (customerId !== null) customers.add(customerId);
    if (targetType === 'lead') targets.set(targetId, 'leads');
    if (targetType === 'opportunity') targets.set(targetId, 'opportunities');
    const notes = selectRows(tx, followUpNotes, 't.follow_up_id = ?', id).map((note) => note.id);
    const taken: DestroyedRow[] = [...notes.map((note): DestroyedRow => ['follow_up_notes', note]), ['follow_ups', id]];
    for (const [table, rowId] of taken) {
      if (action === 'anonymise') anonymiseRow(tx, table, rowId);
      else tx.remove(table === 'follow_ups' ? followUps : followUpNotes, rowId);
    }
    rows.push(...taken);
  }
  for (const customerId of customers) {
    settleCustomer(tx, customerId);
    rows.push(['customers', customerId]);
  }
  for (const [id, table] of targets) {
    if (table === 'opportunities') setOpportunitySummary(tx, id);
    else if (findRow(tx, leads, id)) setLeadSummary(tx, id);
    rows.push([table, id]);
  }
}

function addLine(
  tx: WriteTx,
  { category, months, action }: Rule,
  [subjectTable, subjectId]: readonly [DestroyedTable, string],
  rows: DestroyedRow[],
): void {
  tx.insert(destructions, {
    id: tx.newId(),
    subjectTable,
    subjectId,
    action: action === 'destroy' ? null : action,
    reason: `${retentionReason}${category}, ${months} months`,
    requestId: null,
    rows,
    digest: digestOf(rows),
  });
}
