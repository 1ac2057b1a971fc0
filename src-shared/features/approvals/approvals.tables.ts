import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { approvalKinds, type StoredApprovalState } from './approval.model.ts';

/** What somebody asks another to agree to: what kind, how many, why. Known to all, so that whoever may decide sees it. */
export const approvals = sqliteTable(
  'approvals',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: approvalKinds }).notNull(),
    procedure: text('procedure').notNull(),
    /** The frozen command's id: it runs once, however often it is asked for. */
    commandId: text('command_id').notNull(),
    inputHash: text('input_hash').notNull(),
    action: text('action').notNull(),
    total: integer('total').notNull(),
    reason: text('reason').notNull(),
    requestedBy: text('requested_by').notNull(),
    expiresAt: integer('expires_at').notNull(),
    state: text('state').$type<StoredApprovalState>().notNull(),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
    note: text('note'),
    outcome: text('outcome'),
    ...recordColumns,
  },
  (table) => [index('approvals_by_command').on(table.commandId), index('approvals_by_state').on(table.state)],
);

/** The frozen command itself. It may name records of its requester, so only their devices and the server have it. */
export const approvalInputs = sqliteTable('approval_inputs', {
  id: text('id').primaryKey(),
  input: text('input', { mode: 'json' }).$type<unknown>().notNull(),
  ownerId: text('owner_id').notNull(),
  ...recordColumns,
});
