import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { idTaken } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { newView, view, viewFields, viewRooms } from './view.model.ts';

const notFound = { VIEW_NOT_FOUND: { status: 404 } } as const;
/** A person keeps at most 50 views for one list. */
const tooMany = { VIEW_LIMIT: { status: 409, data: z.object({ limit: z.number().int() }) } } as const;

/** The person's saved views of a room, in their order. */
const list = query
  .route({ method: 'GET', path: '/views' })
  .input(z.object({ room: z.enum(viewRooms).optional() }))
  .output(z.array(view));

const create = command
  .route({ method: 'POST', path: '/views' })
  .input(newView)
  .output(written)
  .errors({ ...idTaken, ...tooMany });

/** Making a view the default takes that from the one before. */
const edit = command
  .route({ method: 'PATCH', path: '/views/{id}' })
  .input(z.object({ id, changes: changesOf(viewFields) }))
  .output(written)
  .errors({ ...notFound });

/** The whole new order of a room's views; those left out follow behind. */
const reorder = command
  .route({ method: 'POST', path: '/views/order' })
  .input(z.object({ room: z.enum(viewRooms), ids: z.array(id).min(1).max(50) }))
  .output(writtenMany)
  .errors({ ...notFound });

const remove = command
  .route({ method: 'POST', path: '/views/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(50) }))
  .output(writtenMany)
  .errors({ ...notFound });

export const viewsContract = { list, create, edit, reorder, remove };
