import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, inUse, lastAdministrator, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { newPost, post, postFields } from './post.model.ts';

const notFound = { POST_NOT_FOUND: { status: 404 } } as const;
/** The department, or the company, has a post of this name. */
const nameTaken = { POST_NAME_TAKEN: { status: 409 } } as const;

export const postRow = post.extend({
  deptName: z.string().nullable(),
  roleNames: z.array(z.string()),
  userCount: z.number().int(),
});
export type PostRow = z.infer<typeof postRow>;

const list = query.route({ method: 'GET', path: '/posts' }).input(listInput).output(listOutput(postRow));

const get = query
  .route({ method: 'GET', path: '/posts/{id}' })
  .input(z.object({ id }))
  .output(postRow)
  .errors(notFound);

/** A post gives its roles to whoever stands on it, so it needs the rights of making a role. */
const create = command
  .route({ method: 'POST', path: '/posts' })
  .input(newPost)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...nameTaken });

const edit = command
  .route({ method: 'PATCH', path: '/posts/{id}' })
  .input(z.object({ id, changes: changesOf(postFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...nameTaken, ...lastAdministrator });

/** Refused while somebody stands on it. */
const remove = command
  .route({ method: 'POST', path: '/posts/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...inUse });

const restore = command
  .route({ method: 'POST', path: '/posts/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...nameTaken });

export const postsContract = { list, get, create, edit, remove, restore };
