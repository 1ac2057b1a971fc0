import type { App } from '#shared/app/app.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { isAdministrator } from '#shared/features/people/role.model.ts';
import type { NewUser } from '#shared/features/people/user.model.ts';
import type { FieldInvalid, IdTaken, LastAdministrator, NotAllowed } from '#shared/kernel/refusals.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/scope.ts';
import type { ServerPorts } from '../host/server-ports.ts';
import { findCredential } from './credentials.repository.ts';
import { type AccountNotFound, type Activation, disableAccount, resetPassword } from './manage-accounts.ts';

export type CreateAccountRefusal =
  | NotAllowed
  | FieldInvalid
  | IdTaken
  | { readonly code: 'ACCOUNT_TAKEN' }
  | { readonly code: 'EMPLOYEE_NO_TAKEN' };

/** The person, by the same command as anywhere, and the code for their first password: both or neither. */
export function createAccount(
  app: App,
  ports: ServerPorts,
  actor: Actor,
  person: NewUser,
): Result<Activation, CreateAccountRefusal> {
  let refusal: CreateAccountRefusal | undefined;
  let activation: Activation | undefined;
  app.ledger.transaction(() => {
    const created = app.ledger.execute('users.create', person, actor);
    if (!created.ok) {
      refusal = created.error as CreateAccountRefusal;
      return;
    }
    const { id } = created.value as { id: string };
    const reset = resetPassword(ports, actor.userId, id);
    if (!reset.ok) throw new Error(reset.error.code);
    activation = reset.value;
  });
  return refusal ? { ok: false, error: refusal } : ok(activation!);
}

/** A company keeps at least one person who can let others in. */
export function disableAccountSafely(
  app: App,
  ports: ServerPorts,
  actorId: string | null,
  userId: string,
): Result<void, AccountNotFound | LastAdministrator> {
  const isRuler = (id: string) => isAdministrator([...(findActor(app.db, id)?.actions ?? [])]);
  const others = ports.people
    .list()
    .filter((person) => person.userId !== userId && person.maySignIn)
    .filter((person) => findCredential(ports.db, person.userId)?.disabledAt === null);
  if (isRuler(userId) && !others.some((person) => isRuler(person.userId))) {
    return refuse({ code: 'LAST_ADMINISTRATOR' });
  }
  return disableAccount(ports, actorId, userId);
}
