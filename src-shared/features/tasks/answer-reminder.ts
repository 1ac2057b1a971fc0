import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { advanceEventReminder } from '../schedule/event-reminders.repository.ts';
import type { ReminderNotFound } from './task.model.ts';
import { isOwnReminder } from './tasks.policy.ts';
import { findReminder, type ReminderRecord } from './tasks.repository.ts';
import { reminders } from './tasks.tables.ts';

/** The host has shown these. One that was settled meanwhile stays settled. */
export function markReminded(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, ReminderNotFound> {
  for (const id of ids) {
    const found = findOwn(tx, actor, id);
    if (!found) return refuse({ code: 'REMINDER_NOT_FOUND' });
    if (found.state === 'done' || found.state === 'reminded') continue;
    tx.update(reminders, id, { state: 'reminded' });
    if (found.targetType === 'event') advanceEventReminder(tx, found);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** Fires again at `until`. */
export function snoozeReminder(
  tx: WriteTx,
  actor: Actor,
  { id, until }: { readonly id: string; readonly until: number },
): Result<Written, ReminderNotFound> {
  if (!findOwn(tx, actor, id)) return refuse({ code: 'REMINDER_NOT_FOUND' });
  tx.update(reminders, id, { state: 'snoozed', at: until });
  return ok({ id, commandId: tx.command.id });
}

export function dismissReminder(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, ReminderNotFound> {
  if (!findOwn(tx, actor, id)) return refuse({ code: 'REMINDER_NOT_FOUND' });
  tx.update(reminders, id, { state: 'done' });
  return ok({ id, commandId: tx.command.id });
}

function findOwn(tx: WriteTx, actor: Actor, id: string): ReminderRecord | undefined {
  const found = findReminder(tx, id);
  return found && found.deletedAt === null && isOwnReminder(actor, found) ? found : undefined;
}
