import { z } from 'zod';
import { id, line } from '../../kernel/fields.ts';
import { host, query } from '../../kernel/procedure.ts';
import { fieldInvalid, notAllowed } from '../../kernel/refusals.ts';
import { effectiveRights, ownRights, revealed, revealInput, seeing } from './rights.model.ts';

const notFound = { USER_NOT_FOUND: { status: 404 } } as const;

/** The asker's own scopes and field rights. */
const mine = query.route({ method: 'GET', path: '/rights/mine' }).output(ownRights);

/** What a person may do, see and change, and which role or delegation says so. One's own, or with `role.view` anybody's. */
const effective = query
  .route({ method: 'GET', path: '/rights/effective/{userId}' })
  .input(z.object({ userId: id }))
  .output(effectiveRights)
  .errors({ ...notFound, ...notAllowed });

/**
 * One masked value, for half a minute. Needs `<noun>.reveal` and a reason; who, what, when and why are audited, the value
 * is not. A device that never got the value asks the server.
 */
const reveal = host
  .route({ method: 'POST', path: '/rights/reveal' })
  .input(revealInput)
  .output(revealed)
  .errors({ ...notAllowed, ...fieldInvalid, RECORD_NOT_FOUND: { status: 404 } });

/**
 * From now on this session's questions are answered as this person would be answered, and nothing can be changed, for
 * half an hour or until `stopSeeing`. Only for whoever has all the rights of that person; audited with its reason.
 */
const seeAs = host
  .route({ method: 'POST', path: '/rights/see-as' })
  .input(z.object({ userId: id, reason: line(200).min(2) }))
  .output(seeing)
  .errors({ ...notFound, ...notAllowed });

/** Safe to repeat. */
const stopSeeing = host
  .route({ method: 'POST', path: '/rights/stop-seeing' })
  .output(z.object({ stopped: z.boolean() }));

/** As whom this session sees; null as itself. */
const seen = query.route({ method: 'GET', path: '/rights/seeing' }).output(seeing.nullable());

export const rightsContract = { mine, effective, reveal, seeAs, stopSeeing, seen };
