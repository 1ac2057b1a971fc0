import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, notAllowed } from '../../kernel/refusals.ts';
import { writtenMany } from '../../kernel/written.ts';
import { teamAccesses, teamMember, teamParts, teamTables } from './team.model.ts';

const recordNotFound = { RECORD_NOT_FOUND: { status: 404 } } as const;
const notFound = { TEAM_MEMBER_NOT_FOUND: { status: 404 } } as const;

export const teamRow = teamMember.extend({
  memberName: z.string().nullable(),
  memberDeptName: z.string().nullable(),
  /** Its time is over; it is shown until somebody renews or removes it. */
  isOver: z.boolean(),
});
export type TeamRow = z.infer<typeof teamRow>;

/** Who works on a record besides its owner, and whether the asker may change that. */
const list = query
  .route({ method: 'GET', path: '/teams' })
  .input(z.object({ recordTable: z.enum(teamTables), recordId: id }))
  .output(z.object({ members: z.array(teamRow), mayShare: z.boolean() }))
  .errors(recordNotFound);

/** What colleagues share with whoever asks, what ends first in front. */
const mine = query.route({ method: 'GET', path: '/teams/mine' }).output(
  z.array(
    teamRow.extend({
      recordName: z.string(),
      ownerName: z.string().nullable(),
    }),
  ),
);

/** Adds people to the teams of records; who is in a team already gets the new terms. */
const add = command
  .route({ method: 'POST', path: '/teams' })
  .input(
    z.object({
      recordTable: z.enum(teamTables),
      recordIds: z.array(id).min(1).max(500),
      memberIds: z.array(id).min(1).max(50),
      access: z.enum(teamAccesses),
      expiresAt: instant.nullable(),
      parts: z.array(z.enum(teamParts)),
    }),
  )
  .output(writtenMany)
  .errors({ ...recordNotFound, ...notAllowed, ...fieldInvalid, USER_NOT_FOUND: { status: 404 } });

const change = command
  .route({ method: 'POST', path: '/teams/change' })
  .input(
    z.object({
      ids: z.array(id).min(1).max(500),
      access: z.enum(teamAccesses).optional(),
      expiresAt: instant.nullable().optional(),
      parts: z.array(z.enum(teamParts)).optional(),
    }),
  )
  .output(writtenMany)
  .errors({ ...notFound, ...recordNotFound, ...notAllowed, ...fieldInvalid });

/** Takes people out of teams; everybody may leave one. */
const remove = command
  .route({ method: 'POST', path: '/teams/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...recordNotFound, ...notAllowed });

export const teamsContract = { list, mine, add, change, remove };
