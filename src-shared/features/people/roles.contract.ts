import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, inUse, lastAdministrator, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { newRole, role, roleFields } from './role.model.ts';

const notFound = { ROLE_NOT_FOUND: { status: 404 } } as const;
const nameTaken = { ROLE_NAME_TAKEN: { status: 409 } } as const;

export const roleRow = role.extend({ userCount: z.number().int() });
export type RoleRow = z.infer<typeof roleRow>;

const list = query.route({ method: 'GET', path: '/roles' }).input(listInput).output(listOutput(roleRow));

const get = query
  .route({ method: 'GET', path: '/roles/{id}' })
  .input(z.object({ id }))
  .output(roleRow)
  .errors(notFound);

const create = command
  .route({ method: 'POST', path: '/roles' })
  .input(newRole)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...nameTaken });

const edit = command
  .route({ method: 'PATCH', path: '/roles/{id}' })
  .input(z.object({ id, changes: changesOf(roleFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...nameTaken, ...lastAdministrator });

/** Refused while somebody holds it. */
const remove = command
  .route({ method: 'POST', path: '/roles/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...inUse });

const restore = command
  .route({ method: 'POST', path: '/roles/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...nameTaken });

export const rolesContract = { list, get, create, edit, remove, restore };
