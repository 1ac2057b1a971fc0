import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { users } from '../people/people.tables.ts';
import { remindAt } from '../tasks/reminder.model.ts';
import { settleReminders } from '../tasks/tasks.repository.ts';
import { reminders } from '../tasks/tasks.tables.ts';
import { reminderHours } from './red-request.model.ts';
import type { RedRequestRecord } from './red-requests.repository.ts';

/**
 * Whoever asked, whoever it belongs to and whoever deals with the bureau are reminded 48, 24 and 4 hours before the other side's time is over; when it is
 * over, their superiors are told too. A device makes its own person's reminders, the server everybody's.
 */
export function remindOfDeadline(
  tx: WriteTx,
  actor: Actor,
  request: RedRequestRecord,
  deadlineAt: number | null,
): void {
  settleReminders(tx, request.id);
  if (deadlineAt === null) return;
  const concerned = new Set([request.ownerId, request.applicantId, actor.userId].filter((each) => each !== null));
  const superiors = [...concerned].flatMap((each) => findRow(tx, users, each)?.superiorId ?? []);
  const early = reminderHours.map((hours) => hours * 60);
  const plan = new Map([
    ...superiors.map((each) => [each, [0]] as const),
    ...[...concerned].map((each) => [each, [...early, 0]] as const),
  ]);
  // One's own come first: their ids are the same here and on the server.
  const people = [...plan.keys()].toSorted(
    (one, other) => Number(other === actor.userId) - Number(one === actor.userId),
  );
  for (const ownerId of people) {
    if (tx.host !== 'server' && ownerId !== actor.userId) continue;
    for (const offsetMin of plan.get(ownerId)!) {
      const at = remindAt(deadlineAt, offsetMin);
      if (at > tx.at) addReminder(tx, request.id, { ownerId, offsetMin, at, occurrenceAt: deadlineAt });
    }
  }
}

interface Due {
  readonly ownerId: string;
  readonly offsetMin: number;
  readonly at: number;
  readonly occurrenceAt: number;
}

function addReminder(tx: WriteTx, taskId: string, due: Due): void {
  const scope = { branchId: null, deptId: null };
  tx.insert(reminders, { id: tx.newId(), taskId, targetType: 'redRequest', ...due, state: 'pending', ...scope });
}
