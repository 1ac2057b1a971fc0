import type { SignInNeed } from '#shared/features/accounts/account.model.ts';
import { needsSecondFactor, passwordDueAt } from '#shared/features/accounts/sign-in-policy.model.ts';
import type { ServerPorts } from '../host/server-ports.ts';

interface Standing {
  passwordChangedAt: number | null;
  createdAt: number;
  totpConfirmedAt: number | null;
}

/**
 * What the person has to do before they go on: looked at with each request, so that a new rule or a new role counts
 * from the next one. It stands in the way of the work and never of changing the password.
 */
export function findSignInNeeds(ports: ServerPorts, userId: string, actions: ReadonlySet<string>): SignInNeed[] {
  const { read, rules, clock } = ports;
  const row = read.row<Standing>(
    `SELECT password_changed_at AS "passwordChangedAt", created_at AS "createdAt", totp_confirmed_at AS "totpConfirmedAt"
      FROM credentials WHERE user_id = ?`,
    userId,
  );
  if (!row) return [];
  const due = passwordDueAt(rules.password, row.passwordChangedAt ?? row.createdAt);
  const needs: SignInNeed[] = [];
  if (due !== null && due <= clock.now()) needs.push('password');
  if (row.totpConfirmedAt === null && needsSecondFactor(rules.secondFactor, actions)) needs.push('secondFactor');
  return needs;
}
