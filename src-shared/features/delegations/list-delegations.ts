import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import { delegationState } from './delegation.model.ts';
import type { DelegationRow } from './delegations.contract.ts';
import { mayListAll } from './delegations.policy.ts';
import { listDelegationRecords } from './delegations.repository.ts';

interface Wanted {
  readonly everybody: boolean;
  readonly userId?: string | undefined;
  readonly includeOver: boolean;
}

/** A reason is between the two and whoever looks after people: others never list it. */
export function listDelegations(
  db: ReadDb,
  actor: Actor,
  { everybody, userId, includeOver }: Wanted,
  now: number,
): DelegationRow[] {
  const isAll = mayListAll(actor);
  const of = isAll && everybody ? (userId ?? null) : isAll ? (userId ?? actor.userId) : actor.userId;
  const names = findNames(db);
  return listDelegationRecords(db, of)
    .map((row) => ({
      ...row,
      fromName: names.user(row.fromUserId),
      toName: names.user(row.toUserId),
      state: delegationState(row, now),
    }))
    .filter((row) => includeOver || row.state === 'planned' || row.state === 'running');
}
