import type { App } from '#shared/app/app.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Office } from '#shared/kernel/rights/offices.ts';
import { resetPassword } from '../accounts/manage-accounts.ts';
import { consoleActor } from '../host/console-actor.ts';
import type { ServerPorts } from '../host/server-ports.ts';

export interface NewOfficers {
  readonly activations: readonly { readonly office: Office; readonly account: string; readonly code: string }[];
  readonly shares: Readonly<Record<Office, string>>;
}

type Named = Readonly<Record<'security' | 'audit', { readonly account: string; readonly name: string }>>;

/** A company that has three officers from its first day: the first person is the system officer. */
export function appointOfficers(
  app: App,
  ports: ServerPorts,
  first: { readonly userId: string; readonly branchId: string },
  named: Named,
): NewOfficers['activations'] {
  const made = (['security', 'audit'] as const).map((office) => {
    const { account, name } = named[office];
    const person = { account, name: name.trim(), branchId: first.branchId };
    return { office, account, id: idOf(app.ledger.execute('users.create', person, consoleActor)) };
  });
  const [security, audit] = made;
  idOf(
    app.ledger.execute(
      'officers.moveUp',
      { system: first.userId, security: security!.id, audit: audit!.id },
      consoleActor,
    ),
  );
  return made.map(({ office, account, id }) => {
    const activation = resetPassword(ports, consoleActor.userId, id);
    if (!activation.ok) throw new Error(activation.error.code);
    return { office, account, code: activation.value.activationCode };
  });
}

function idOf(result: Result<unknown, { readonly code: string }>): string {
  if (!result.ok) throw new Error(result.error.code);
  return (result.value as { id: string }).id;
}
