import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Office } from '#shared/kernel/rights/offices.ts';
import { type Activation, resetPassword } from '../accounts/manage-accounts.ts';
import { consoleActor } from '../host/console-actor.ts';
import type { ServerCore } from '../host/server-core.ts';
import { shownRule } from '../watching/shown-rule.ts';
import { checkShares, forgetShares, makeShares, type SharesRefused } from './recovery-shares.ts';

export interface RecoverOfficer {
  readonly office: Office;
  readonly account: string;
  readonly shares: readonly string[];
}

export interface RecoveredOfficer {
  readonly activation: Activation;
  /** The next set: the used shares were seen by whoever used them. */
  readonly shares: Readonly<Record<Office, string>>;
}

type RecoverRefusal =
  | SharesRefused
  | { readonly code: 'ACCOUNT_NOT_FOUND' }
  | { readonly code: 'APPOINTMENT_INVALID'; readonly office: string };

/**
 * The way back to an office that nobody can hold any more: two of the three shares name its new person. Everybody is
 * told, each try is in the audit, and the shares that were used are worth nothing afterwards. [8.1.5.1–3]
 */
export async function recoverOfficer(
  core: ServerCore,
  { office, account, shares }: RecoverOfficer,
): Promise<Result<RecoveredOfficer, RecoverRefusal>> {
  const { ports, app } = core;
  const note = (outcome: 'done' | 'refused', reason: string, userId?: string) =>
    ports.audit({
      action: 'officers.recovered',
      outcome,
      actorId: consoleActor.userId,
      reason,
      ...(userId ? { subject: { table: 'users', id: userId } } : {}),
    });
  const proven = await checkShares(ports.db, shares);
  if (!proven.ok) {
    note('refused', proven.error.rule);
    return proven;
  }
  const person = ports.people.findByAccount(account);
  if (!person) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  const named = app.ledger.execute('officers.recover', { userId: person.userId, office }, consoleActor);
  if (!named.ok) {
    note('refused', named.error.code, person.userId);
    return refuse({ code: 'APPOINTMENT_INVALID', office });
  }
  const activation = resetPassword(ports, consoleActor.userId, person.userId);
  if (!activation.ok) return activation;
  const next = await makeShares(ports.db, app.ports.random, ports.clock.now());
  forgetShares(ports.db);
  note('done', office, person.userId);
  tellEverybody(core, office, person.userId);
  return ok({ activation: activation.value, shares: next });
}

/** An office that changed hands without its holder is everybody's business. */
function tellEverybody({ app, ports }: ServerCore, office: Office, userId: string): void {
  const now = ports.clock.now();
  const everybody = app.db.rows<{ id: string }>(
    "SELECT id FROM users WHERE status IN ('active', 'leaving') AND deleted_at IS NULL ORDER BY id LIMIT 500",
  );
  if (everybody.length === 0) return;
  app.ledger.execute(
    'alerts.raise',
    {
      alertId: ports.ids.next(),
      ownerIds: everybody.map(({ id }) => id),
      rule: shownRule(ports, 'officerRecovered'),
      severity: 'critical',
      dedupe: `officer:${office}:${now}`,
      subjectUserId: userId,
      subjectDeviceId: null,
      count: 1,
      firstAt: now,
      lastAt: now,
      response: 'none',
      details: { office, event: 'officerRecovered' },
    },
    consoleActor,
  );
}
