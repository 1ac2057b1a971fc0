import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, lastAdministrator, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { newUser, user, userFields, userStatuses } from './user.model.ts';

const notFound = { USER_NOT_FOUND: { status: 404 } } as const;
const taken = {
  ACCOUNT_TAKEN: { status: 409 },
  EMPLOYEE_NO_TAKEN: { status: 409 },
} as const;
/** What a person still owns has to be handed over first. */
const openRecords = {
  USER_HAS_OPEN_RECORDS: {
    status: 409,
    data: z.object({
      customers: z.number().int(),
      leads: z.number().int(),
      tasks: z.number().int(),
      documents: z.number().int(),
      duties: z.number().int(),
    }),
  },
} as const;

export const userRow = user.extend({
  branchName: z.string().nullable(),
  deptName: z.string().nullable(),
  superiorName: z.string().nullable(),
  /** Own roles and those of the posts. */
  roleNames: z.array(z.string()),
  postNames: z.array(z.string()),
  deptNames: z.array(z.string()),
});
export type UserRow = z.infer<typeof userRow>;

const list = query.route({ method: 'GET', path: '/users' }).input(listInput).output(listOutput(userRow));

const get = query
  .route({ method: 'GET', path: '/users/{id}' })
  .input(z.object({ id }))
  .output(userRow)
  .errors(notFound);

/** A person starts as 未激活; the first sign-in makes them 在职. */
const create = command
  .route({ method: 'POST', path: '/users' })
  .input(newUser)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...taken });

const edit = command
  .route({ method: 'PATCH', path: '/users/{id}' })
  .input(z.object({ id, changes: changesOf(userFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...taken, ...lastAdministrator });

/**
 * The second of the two steps of a new account in a company with three officers: the security officer gives the person
 * that the system officer made their roles, and lets them in. [8.1.5.1–3]
 */
const release = command
  .route({ method: 'POST', path: '/users/{id}/release' })
  .input(z.object({ id, roleIds: userFields.roleIds, postIds: userFields.postIds.default([]) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, USER_RELEASED: { status: 409 } });

/** Activate, lock, unlock, mark as leaving, disable; only as the table of the model allows. */
const setStatus = command
  .route({ method: 'POST', path: '/users/{id}/status' })
  .input(z.object({ id, status: z.enum(userStatuses) }))
  .output(written)
  .errors({
    ...notFound,
    ...notAllowed,
    ...openRecords,
    ...lastAdministrator,
    USER_TRANSITION_REFUSED: { status: 409, data: z.object({ from: z.enum(userStatuses), to: z.enum(userStatuses) }) },
  });

const remove = command
  .route({ method: 'POST', path: '/users/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...openRecords, ...lastAdministrator });

const restore = command
  .route({ method: 'POST', path: '/users/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...taken });

export const usersContract = { list, get, create, edit, release, setStatus, remove, restore };
