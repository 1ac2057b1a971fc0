import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import { digestOf } from '../../ledger/rows-digest.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { setNextPrimary } from '../contacts/contacts.repository.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { setCustomerSummary, setOpportunitySummary } from '../follow-ups/follow-ups.repository.ts';
import { type ImportEntry, importChunks } from '../imports/imports.tables.ts';
import type { quotes } from '../quotes/quotes.tables.ts';
import { anonymiseRow } from './anonymise.ts';
import type { SubjectNotFound } from './consent.model.ts';
import { destroyableTables } from './destroyable-tables.repository.ts';
import {
  type DestroyAtServer,
  type DestroyedRow,
  type DestroyInput,
  isCleared,
  type LedgerLine,
  type SubjectHeld,
} from './destruction.model.ts';
import { personParts } from './person-parts.repository.ts';
import { findPersonIds, findPersonRows } from './person-rows.repository.ts';
import { maySeeSubject, permitOn, permitPrivacy } from './privacy.policy.ts';
import { findSubject, listHolds } from './privacy.repository.ts';
import { destructions, privacyRequests } from './privacy.tables.ts';
import type { RequestNotFound, RequestStateRefused } from './request.model.ts';
import { findRequest } from './requests.repository.ts';
import type { RetentionAction } from './retention.model.ts';

type DestroyRefusal =
  | NotAllowed
  | SubjectNotFound
  | SubjectHeld
  | DestroyAtServer
  | IdTaken
  | RequestNotFound
  | RequestStateRefused;

/**
 * Takes a person out of every table for good, and leaves a row of ids by which each host takes out the traces, and each
 * restored backup is brought up to it again. A member device holds only part, so it leaves this to the server. [S-PI-4]
 */
export function destroyPerson(
  tx: WriteTx,
  actor: Actor,
  { id: newId, subjectTable, subjectId, reason, requestId = null }: DestroyInput,
): Result<Written, DestroyRefusal> {
  const permit = permitPrivacy(actor, 'privacy.destroy');
  if (!permit.ok) return permit;
  if (tx.host === 'device' && isMember(tx)) return refuse({ code: 'DESTROY_AT_SERVER' });
  const id = newId!;
  if (findRow(tx, destructions, id)) return refuse({ code: 'ID_TAKEN' });
  const subject = findSubject(tx, subjectTable, subjectId);
  if (!subject || !maySeeSubject(actor, subjectTable, subject)) return refuse({ code: 'SUBJECT_NOT_FOUND' });
  const persons = findPersonIds(tx, subjectId);
  const held = [...listHolds(tx, persons).values()][0];
  if (held !== undefined) return refuse({ code: 'SUBJECT_HELD', reason: held });

  const request = requestId === null ? ok(undefined) : checkRequest(tx, actor, requestId, persons);
  if (!request.ok) return request;

  const rows = removePerson(tx, subjectId, persons);
  if (requestId !== null) fulfil(tx, requestId, rows);
  const digest = digestOf(rows);
  tx.insert(destructions, { id, subjectTable, subjectId, reason, requestId, rows, digest });
  return ok({ id, commandId: tx.command.id });
}

/** The wish is the person's own, checked, and still open. */
function checkRequest(
  tx: WriteTx,
  actor: Actor,
  id: string,
  persons: readonly string[],
): Result<void, NotAllowed | RequestNotFound | RequestStateRefused> {
  const found = findRequest(tx, id);
  if (found?.kind !== 'delete') return refuse({ code: 'PRIVACY_REQUEST_NOT_FOUND' });
  if (found.subjectId !== null && !persons.includes(found.subjectId))
    return refuse({ code: 'PRIVACY_REQUEST_NOT_FOUND' });
  const permit = permitOn(actor, found, 'privacy.manage');
  if (!permit.ok) return permit;
  if (found.state !== 'verified') return refuse({ code: 'PRIVACY_REQUEST_STATE_REFUSED', state: found.state });
  return ok(undefined);
}

/** Answered by the destruction; who asked goes with the rest. */
function fulfil(tx: WriteTx, id: string, rows: DestroyedRow[]): void {
  tx.update(privacyRequests, id, { ...nobody, state: 'done', closedAt: tx.at });
  if (!rows.some(([table, rowId]) => table === 'privacy_requests' && rowId === id)) rows.push(['privacy_requests', id]);
}

/** A request without the words that tell of a person. */
const nobody = { requester: null, channel: null, detail: null, identityNote: null, outcome: null };

/** The same once more after an older backup came back: by ids, whatever is there of them. [S-PI-6] */
export function replayDestruction(
  tx: WriteTx,
  actor: Actor,
  { id, subjectTable, subjectId, action = null, reason, rows, digest, at, by }: LedgerLine,
): Result<Written, NotAllowed> {
  const permit = permitPrivacy(actor, 'privacy.destroy');
  if (!permit.ok) return permit;
  if (!findRow(tx, destructions, id)) {
    const isPerson = subjectTable === 'contacts' || subjectTable === 'leads';
    if (isPerson && findSubject(tx, subjectTable, subjectId)) {
      removePerson(tx, subjectId, findPersonIds(tx, subjectId), action ?? 'destroy');
    }
    for (const [name, rowId] of rows) {
      const table = destroyableTables.get(name);
      if (!table || isCleared(subjectTable, name) || !findRow(tx, table as never, rowId)) continue;
      if (action !== 'anonymise' || !anonymiseRow(tx, name, rowId)) tx.remove(table, rowId);
    }
    const stamps = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
    tx.insert(destructions, { id, subjectTable, subjectId, action, reason, requestId: null, rows, digest, ...stamps });
  }
  return ok({ id, commandId: tx.command.id });
}

/** Takes the person out of every table; anonymised, rows that count stay without what tells of the person. */
export function removePerson(
  tx: WriteTx,
  subjectId: string,
  persons: readonly string[],
  action: RetentionAction = 'destroy',
): DestroyedRow[] {
  const removed: DestroyedRow[] = [];
  const customers = new Set<string>();
  const targets = new Set<string>();
  for (const { table, name, isShared, rows } of findPersonRows(tx, subjectId)) {
    for (const row of rows) {
      const id = String(row.id);
      for (const customerId of [row.customerId, row.convertedCustomerId]) {
        if (typeof customerId === 'string') customers.add(customerId);
      }
      if (row.targetType === 'opportunity') targets.add(String(row.targetId));
      removed.push([name, id]);
      if (isShared) {
        forgetIn(tx, name, id, row, persons);
        continue;
      }
      if (action === 'destroy' || !anonymiseRow(tx, name, id)) tx.remove(table, id);
    }
  }
  for (const customerId of customers) {
    settleCustomer(tx, customerId);
    removed.push(['customers', customerId]);
  }
  for (const targetId of targets) {
    setOpportunitySummary(tx, targetId);
    removed.push(['opportunities', targetId]);
  }
  return removed;
}

/** Rows that tell of others too, or that the law asks for: only the person leaves them. */
function forgetIn(
  tx: WriteTx,
  table: string,
  id: string,
  row: Record<string, unknown>,
  persons: readonly string[],
): void {
  const part = personParts.find((each) => codecOf(each.table).name === table);
  if (part) tx.update(part.table as typeof quotes, id, part.without(row, persons));
  else if (table === 'privacy_requests') tx.update(privacyRequests, id, nobody);
  else {
    const entries = (row.entries as ImportEntry[]).filter(([, rowId]) => !persons.includes(rowId));
    tx.update(importChunks, id, { entries });
  }
}

/** The customer forgets what was last said, and gets another primary contact where this was it. */
export function settleCustomer(tx: WriteTx, customerId: string): void {
  if (!tx.row('SELECT 1 FROM customers WHERE id = ?', customerId)) return;
  setCustomerSummary(tx, customerId);
  setNextPrimary(tx, customerId);
  const bosses = tx.rows<{ id: string }>(
    'SELECT t.id FROM contacts t WHERE t.customer_id = ? AND t.reports_to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contacts b WHERE b.id = t.reports_to)',
    customerId,
  );
  for (const { id } of bosses) tx.update(contacts, id, { reportsTo: null });
}

/** A document that names the person is being approved: until that is over, nothing of it may change. */
export function isInApproval(tx: WriteTx, subjectId: string): boolean {
  const shared = findPersonRows(tx, subjectId).filter(({ isShared }) => isShared);
  const ids = shared.flatMap(({ rows }) => rows.flatMap((row) => [row.id, row.orderId]));
  const pending =
    "SELECT 1 FROM flow_instances WHERE state = 'pending' AND record_id IN (SELECT value FROM json_each(?))";
  return tx.row(pending, JSON.stringify(ids)) !== undefined;
}

export function isMember(tx: WriteTx): boolean {
  return tx.row("SELECT 1 FROM sync_state WHERE key = 'member' AND value = '1'") !== undefined;
}
