import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { isAtHome } from '../../kernel/rights/reach.ts';
import { type Actor, isAllowed, reachOf } from '../../kernel/scope.ts';
import type { TeamTable } from './team.model.ts';
import type { TeamMemberRecord, TeamRecord } from './teams.repository.ts';

const nouns = { customers: 'customer', leads: 'lead' } as const satisfies Record<TeamTable, string>;

/** The owner shares what is theirs to edit; a manager, whoever may assign such records, shares within the own scope. */
export function permitShare(actor: Actor, table: TeamTable, record: TeamRecord): Result<void, NotAllowed> {
  const noun = nouns[table];
  const isOwner = record.ownerId === actor.userId;
  const action = isOwner ? `${noun}.edit` : `${noun}.assign`;
  if (isAllowed(actor, action) && isAtHome(reachOf(actor, noun), record)) return ok(undefined);
  return refuse({ code: 'NOT_ALLOWED', action });
}

/** Like sharing; and everybody may leave a team. */
export function permitTakeOut(actor: Actor, member: TeamMemberRecord, record: TeamRecord): Result<void, NotAllowed> {
  return member.memberId === actor.userId ? ok(undefined) : permitShare(actor, member.recordTable, record);
}
