import { ok, type Result, refuse } from '../../kernel/result.ts';
import { findMixture, officeOf, offices } from '../../kernel/rights/offices.ts';
import type { RecordedEffect, WriteTx } from '../../ledger/write-tx.ts';
import type { LastOfficer, OfficesMixed } from './officer.model.ts';
import { findLoan, isLevel3, listHeldActions } from './officers.repository.ts';

const rightsTables: ReadonlySet<string> = new Set([
  'users',
  'roles',
  'posts',
  'delegations',
  'team_members',
  'company_settings',
]);

/**
 * What holds after every write in a company of level 3, whichever room wrote: no person has two offices, nor one and
 * business; no role gives everything; each office is held. The ledger asks it on every host, so that roles, people,
 * posts, delegations, teams, undo, the bin and what arrives by sync go through this one rule. [8.1.5.1–3]
 */
export function checkSeparation(
  tx: WriteTx,
  effects: readonly RecordedEffect[],
): Result<void, OfficesMixed | LastOfficer> {
  if (!effects.some((effect) => rightsTables.has(effect.table)) || !isLevel3(tx)) return ok(undefined);
  const role = effects.some((effect) => effect.table === 'roles') ? findMixedRole(tx) : undefined;
  if (role) return refuse(role);

  const people = listHeldActions(tx);
  for (const { name, actions } of people) {
    const mixture = findMixture(actions);
    if (mixture) return refuse({ code: 'OFFICES_MIXED', name, first: mixture[0], second: mixture[1] });
  }
  const officers = people.filter(({ actions }) => officeOf(actions) !== undefined);
  const loan = findLoan(
    tx,
    officers.map(({ userId }) => userId),
    tx.at,
  );
  if (loan) {
    const officer = officers.find(({ userId }) => userId === loan.userId)!;
    return refuse({ code: 'OFFICES_MIXED', name: officer.name, first: officeOf(officer.actions)!, second: 'business' });
  }
  const held = officers.filter(({ status }) => status !== 'locked').map(({ actions }) => officeOf(actions));
  const missing = offices.find((office) => !held.includes(office));
  return missing ? refuse({ code: 'LAST_OFFICER', office: missing }) : ok(undefined);
}

/** A role by itself may not join two areas either: whoever were given it would have both. */
function findMixedRole(tx: WriteTx): OfficesMixed | undefined {
  const roles = tx.rows<{ name: string; actions: string }>('SELECT name, actions FROM roles WHERE deleted_at IS NULL');
  for (const { name, actions } of roles) {
    const mixture = findMixture(JSON.parse(actions) as string[]);
    if (mixture) return { code: 'OFFICES_MIXED', name, first: mixture[0], second: mixture[1] };
  }
  return undefined;
}
