import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { offices } from '../../kernel/rights/offices.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findUserRecord } from '../people/people.repository.ts';
import { users } from '../people/people.tables.ts';
import { serverActorId } from '../watching/alert.model.ts';
import { listOfficers } from './officers.repository.ts';
import { type AppointmentInvalid, appoint, ensureOfficeRole } from './set-separation.ts';

export const recovery = z.object({ userId: id, office: z.enum(offices) });

/** The lost office gets its new person and its old holders lose it. Only the server does it, by two of three shares. */
export function recoverOffice(
  tx: WriteTx,
  actor: Actor,
  { userId, office }: z.infer<typeof recovery>,
): Result<Written, NotAllowed | AppointmentInvalid> {
  if (tx.host !== 'server' || actor.userId !== serverActorId) {
    return refuse({ code: 'NOT_ALLOWED', action: 'officers.recover' });
  }
  const person = findUserRecord(tx, userId);
  const isFree = !listOfficers(tx).some((officer) => officer.userId === userId);
  if (!person || person.deletedAt !== null || person.status === 'disabled' || !isFree) {
    return refuse({ code: 'APPOINTMENT_INVALID', office });
  }
  const roleId = ensureOfficeRole(tx, office);
  for (const holder of listOfficers(tx).filter((officer) => officer.office === office)) {
    const before = findUserRecord(tx, holder.userId)!;
    tx.update(users, holder.userId, { roleIds: before.roleIds.filter((each) => each !== roleId), postIds: [] });
  }
  appoint(tx, userId, office);
  if (person.status === 'locked') tx.update(users, userId, { status: 'active' });
  return ok({ id: userId, commandId: tx.command.id });
}
