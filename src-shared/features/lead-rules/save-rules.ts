import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import type { AssignRule } from './assign-rule.model.ts';
import { permitRules } from './lead-rules.policy.ts';
import { leadSettingsId } from './lead-rules.repository.ts';
import { assignRules, leadSettingsTable, scoreRules } from './lead-rules.tables.ts';
import type { ScoreRule } from './lead-score.model.ts';
import type { LeadSettings } from './lead-settings.model.ts';

type Saved<Rule> = Omit<Rule, 'id' | 'updatedAt'> & { readonly id?: string | undefined };

export function saveAssignRule(tx: WriteTx, actor: Actor, input: Saved<AssignRule>): Result<Written, NotAllowed> {
  return save(tx, actor, assignRules, { ...input, id: input.id! });
}

export function saveScoreRule(tx: WriteTx, actor: Actor, input: Saved<ScoreRule>): Result<Written, NotAllowed> {
  return save(tx, actor, scoreRules, { ...input, id: input.id! });
}

export function saveLeadSettings(tx: WriteTx, actor: Actor, input: LeadSettings): Result<Written, NotAllowed> {
  return save(tx, actor, leadSettingsTable, { ...input, id: leadSettingsId });
}

export function removeAssignRule(tx: WriteTx, actor: Actor, input: { readonly id: string }) {
  return remove(tx, actor, assignRules, input.id);
}

export function removeScoreRule(tx: WriteTx, actor: Actor, input: { readonly id: string }) {
  return remove(tx, actor, scoreRules, input.id);
}

function save(
  tx: WriteTx,
  actor: Actor,
  table: SQLiteTable,
  row: { readonly id: string },
): Result<Written, NotAllowed> {
  const permit = permitRules(actor);
  if (!permit.ok) return permit;
  if (findRow(tx, table, row.id)) tx.update(table, row.id, { ...row, deletedAt: null } as never);
  else tx.insert(table, row as never);
  return ok({ id: row.id, commandId: tx.command.id });
}

function remove(tx: WriteTx, actor: Actor, table: SQLiteTable, id: string): Result<Written, NotAllowed> {
  const permit = permitRules(actor);
  if (!permit.ok) return permit;
  if (findRow(tx, table, id)) tx.update(table, id, { deletedAt: tx.at } as never);
  return ok({ id, commandId: tx.command.id });
}
