import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { delegation, delegationStates, newDelegation } from './delegation.model.ts';

const notFound = { DELEGATION_NOT_FOUND: { status: 404 } } as const;

export const delegationRow = delegation.extend({
  fromName: z.string().nullable(),
  toName: z.string().nullable(),
  state: z.enum(delegationStates),
});
export type DelegationRow = z.infer<typeof delegationRow>;

/** One's own, given and received; `everybody` shows all of them to whoever may edit people. Newest first. */
const list = query
  .route({ method: 'GET', path: '/delegations' })
  .input(
    z.object({ everybody: z.boolean().default(false), userId: id.optional(), includeOver: z.boolean().default(true) }),
  )
  .output(z.array(delegationRow));

/** While it runs the receiver does the giver's daily work with the giver's reach; each act is written down as done for them. */
const create = command
  .route({ method: 'POST', path: '/delegations' })
  .input(newDelegation)
  .output(written)
  .errors({
    ...notAllowed,
    ...fieldInvalid,
    ...idTaken,
    USER_NOT_FOUND: { status: 404 },
    DELEGATION_CHAIN: { status: 409, data: z.object({ name: z.string() }) },
    DELEGATION_TOO_WIDE: { status: 409, data: z.object({ modules: z.string() }) },
  });

/** Ends it now; giver, receiver or whoever may edit people. */
const revoke = command
  .route({ method: 'POST', path: '/delegations/{id}/revoke' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...notFound, ...notAllowed });

export const delegationsContract = { list, create, revoke };
