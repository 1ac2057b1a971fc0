import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, inUse, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { department, departmentFields, newDepartment } from './department.model.ts';

const notFound = { DEPARTMENT_NOT_FOUND: { status: 404 } } as const;
/** The department would lie below itself. */
const loop = { DEPARTMENT_LOOP: { status: 409 } } as const;

export const departmentRow = department.extend({
  parentName: z.string().nullable(),
  branchName: z.string().nullable(),
  leaderName: z.string().nullable(),
});
export type DepartmentRow = z.infer<typeof departmentRow>;

const list = query.route({ method: 'GET', path: '/departments' }).input(listInput).output(listOutput(departmentRow));

const get = query
  .route({ method: 'GET', path: '/departments/{id}' })
  .input(z.object({ id }))
  .output(departmentRow)
  .errors(notFound);

const create = command
  .route({ method: 'POST', path: '/departments' })
  .input(newDepartment)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken });

const edit = command
  .route({ method: 'PATCH', path: '/departments/{id}' })
  .input(z.object({ id, changes: changesOf(departmentFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...loop });

/** To another place in the tree, with all below it, its people and records. Call `settle` until `left` is 0. */
const move = command
  .route({ method: 'POST', path: '/departments/{id}/move' })
  .input(
    z.object({
      id,
      branchId: id,
      parentId: id.nullable(),
      /** The brother it comes before; null: last. Left out: its number stays. */
      beforeId: id.nullable().optional(),
    }),
  )
  .output(written.extend({ left: z.number().int() }))
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...loop });

/** Goes on moving the records of moved departments and closed branches. */
const settle = command
  .route({ method: 'POST', path: '/departments/settle' })
  .input(z.object({ limit: z.number().int().min(1).max(2000).default(500) }))
  .output(z.object({ commandId: id, moved: z.number().int(), left: z.number().int() }))
  .errors(notAllowed);

/** Refused while people or departments belong to it. */
const remove = command
  .route({ method: 'POST', path: '/departments/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...inUse });

const restore = command
  .route({ method: 'POST', path: '/departments/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

export const departmentsContract = { list, get, create, edit, move, settle, remove, restore };
