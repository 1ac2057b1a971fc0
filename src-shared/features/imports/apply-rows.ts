import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor, Scope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import { applyContactRows } from './apply-contact-rows.ts';
import type { AppliedRows, ApplyContext } from './apply-context.ts';
import { applyCustomerRows } from './apply-customer-rows.ts';
import { applyLeadRows } from './apply-lead-rows.ts';
import { applyOrderLineRows, applyOrderRows } from './apply-order-rows.ts';
import { applyLineRows, applySupplierRows } from './apply-partner-rows.ts';
import { applyProductRows } from './apply-product-rows.ts';
import { applyUserRows } from './apply-user-rows.ts';
import type { ImportNotFound } from './begin-import.ts';
import type { ApplyRowsInput } from './import-commands.model.ts';
import { permitImport, permitUpdate } from './imports.policy.ts';
import { findImport } from './imports.repository.ts';
import { importChunks } from './imports.tables.ts';

export interface RowsApplied {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: AppliedRows['refused'];
}

/**
 * Writes a chunk of an import: reads are made for all its rows at once, rows that became impossible meanwhile are
 * refused one by one, and what was written is kept beside it so that it can be taken back.
 */
export function applyRows(
  tx: WriteTx,
  actor: Actor,
  { id, importId, seq, rows }: ApplyRowsInput,
): Result<RowsApplied, NotAllowed | ImportNotFound> {
  const job = findImport(tx, importId);
  if (!job || job.module !== rows.module) return refuse({ code: 'IMPORT_NOT_FOUND' });
  const permit = permitImport(actor, rows.module);
  if (!permit.ok) return permit;
  if (rows.updates.length > 0) {
    const mayUpdate = permitUpdate(actor, rows.module);
    if (!mayUpdate.ok) return mayUpdate;
  }

  const homes = new Map<string | null, Scope | undefined>();
  const context: ApplyContext = {
    tx,
    actor,
    applied: { entries: [], inserted: 0, updated: 0, unchanged: 0, refused: [] },
    homeOf: (ownerId) => {
      if (!homes.has(ownerId)) homes.set(ownerId, findHome(tx, ownerId));
      return homes.get(ownerId);
    },
  };
  if (rows.module === 'customers') applyCustomerRows(context, rows);
  else if (rows.module === 'contacts') applyContactRows(context, rows);
  else if (rows.module === 'leads') applyLeadRows(context, rows);
  else if (rows.module === 'products') applyProductRows(context, rows);
  else if (rows.module === 'suppliers') applySupplierRows(context, rows);
  else if (rows.module === 'orders') applyOrderRows(context, rows);
  else if (rows.module === 'orderLines') applyOrderLineRows(context, rows);
  else if (rows.module === 'users') applyUserRows(context, rows);
  else applyLineRows(context, rows);

  const { entries, ...counts } = context.applied;
  if (entries.length > 0) {
    const { branchId, deptId, ownerId } = job;
    tx.insert(importChunks, { id, importId, seq, entries, branchId, deptId, ownerId });
  }
  return ok(counts);
}
