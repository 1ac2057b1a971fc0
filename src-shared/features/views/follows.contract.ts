import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { written } from '../../kernel/written.ts';
import { followedTables } from './follow.model.ts';

/** Ids of the records that the person starred. */
const list = query
  .route({ method: 'GET', path: '/follows' })
  .input(z.object({ table: z.enum(followedTables) }))
  .output(z.array(id));

/** Stars a record or takes the star away; safe to repeat. Only what the person may see can be starred. */
const set = command
  .route({ method: 'PUT', path: '/follows/{table}/{recordId}' })
  .input(z.object({ table: z.enum(followedTables), recordId: id, followed: z.boolean() }))
  .output(written)
  .errors({ TARGET_NOT_FOUND: { status: 404 } });

export const followsContract = { list, set };
