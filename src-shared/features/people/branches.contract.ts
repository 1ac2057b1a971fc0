import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, inUse, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { branch, branchFields, newBranch } from './branch.model.ts';

const notFound = { BRANCH_NOT_FOUND: { status: 404 } } as const;
const codeTaken = { BRANCH_CODE_TAKEN: { status: 409 } } as const;
/** Something belongs to it still: closing asks where that goes. */
const hasRecords = {
  BRANCH_HAS_RECORDS: {
    status: 409,
    data: z.object({ departments: z.number().int(), users: z.number().int(), records: z.number().int() }),
  },
} as const;
/** The branch would lie below itself. */
const loop = { BRANCH_LOOP: { status: 409 } } as const;

export const branchRow = branch.extend({ parentName: z.string().nullable(), managerName: z.string().nullable() });
export type BranchRow = z.infer<typeof branchRow>;

const list = query.route({ method: 'GET', path: '/branches' }).input(listInput).output(listOutput(branchRow));

const get = query
  .route({ method: 'GET', path: '/branches/{id}' })
  .input(z.object({ id }))
  .output(branchRow)
  .errors(notFound);

const create = command
  .route({ method: 'POST', path: '/branches' })
  .input(newBranch)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...codeTaken });

const edit = command
  .route({ method: 'PATCH', path: '/branches/{id}' })
  .input(z.object({ id, changes: changesOf(branchFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...codeTaken, ...loop, ...hasRecords });

/** Closes it; what belongs to it goes to another branch. Call `departments.settle` until `left` is 0. */
const close = command
  .route({ method: 'POST', path: '/branches/{id}/close' })
  .input(z.object({ id, toBranchId: id.nullable().optional() }))
  .output(written.extend({ left: z.number().int() }))
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...hasRecords });

/** Refused while departments or people belong to it. */
const remove = command
  .route({ method: 'POST', path: '/branches/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...inUse });

const restore = command
  .route({ method: 'POST', path: '/branches/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...codeTaken });

export const branchesContract = { list, get, create, edit, close, remove, restore };
