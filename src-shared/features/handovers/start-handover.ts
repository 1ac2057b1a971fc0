import type { FieldInvalid, IdTaken, LastAdministrator, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findUserRecord, hasAdministrator } from '../people/people.repository.ts';
import { users } from '../people/people.tables.ts';
import { findUserTransition, type UserNotFound } from '../people/user.model.ts';
import {
  type HandoverNotFound,
  type HandoverPlan,
  type HandoverRunning,
  noCounts,
  type SuccessorUnfit,
} from './handover.model.ts';
import { permitHandover } from './handovers.policy.ts';
import { countHoldings, findHandover, findRunningHandover, findUnfit } from './handovers.repository.ts';
import { handovers } from './handovers.tables.ts';

interface StartHandoverInput {
  readonly id?: string | undefined;
  readonly userId: string;
  readonly plan: HandoverPlan;
}

type StartRefusal =
  | NotAllowed
  | IdTaken
  | UserNotFound
  | HandoverRunning
  | SuccessorUnfit
  | FieldInvalid
  | LastAdministrator;

/** Whoever leaves goes on working until the hand-over is through; then they are disabled. */
export function startHandover(
  tx: WriteTx,
  actor: Actor,
  { id, userId, plan }: StartHandoverInput,
): Result<Written, StartRefusal> {
  const permit = permitHandover(actor);
  if (!permit.ok) return permit;
  if (findHandover(tx, id!)) return refuse({ code: 'ID_TAKEN' });
  const user = findUserRecord(tx, userId);
  if (!user || user.deletedAt !== null || user.status === 'disabled') return refuse({ code: 'USER_NOT_FOUND' });
  if (findRunningHandover(tx, userId)) return refuse({ code: 'HANDOVER_RUNNING' });
  const unfit = findUnfit(tx, userId, plan);
  if (unfit) return refuse({ code: 'SUCCESSOR_UNFIT', name: unfit.name });
  if (plan.disable && !hasAdministrator(tx, userId)) return refuse({ code: 'LAST_ADMINISTRATOR' });

  const before = countHoldings(tx, userId, tx.at);
  tx.insert(handovers, { id: id!, userId, status: 'running', plan, before, moved: noCounts, steps: [] });
  if (plan.disable && findUserTransition(user.status, 'leaving')) tx.update(users, userId, { status: 'leaving' });
  return ok({ id: id!, commandId: tx.command.id });
}

/** Safe to repeat. What was moved stays moved until its steps are taken back. */
export function cancelHandover(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, HandoverNotFound | NotAllowed> {
  const found = findHandover(tx, id);
  if (!found) return refuse({ code: 'HANDOVER_NOT_FOUND' });
  const permit = permitHandover(actor);
  if (!permit.ok) return permit;
  tx.update(handovers, id, { status: 'cancelled' });
  return ok({ id, commandId: tx.command.id });
}
