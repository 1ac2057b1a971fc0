import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { writtenMany } from '../../kernel/written.ts';
import { historyEntry, historyTables } from './history.model.ts';

/**
 * Everything that happened to a record, newest first. A device knows its own acts in full, and those of others from
 * the record's stamps; the server knows all.
 */
const ofRecord = query
  .route({ method: 'GET', path: '/history/{table}/{id}' })
  .input(
    z.object({
      table: z.enum(historyTables),
      id,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
  )
  .output(z.object({ rows: z.array(historyEntry), total: z.number().int() }))
  .errors({ RECORD_NOT_FOUND: { status: 404 } });

/**
 * Takes back what the actor's command did: its rows get back the values they had. Refused as a whole when somebody
 * has changed one of those values since, so that an undo never destroys a later edit.
 */
const undo = command
  .route({ method: 'POST', path: '/history/undo' })
  .input(z.object({ commandId: id }))
  .output(writtenMany)
  .errors({
    ...notAllowed,
    COMMAND_NOT_FOUND: { status: 404 },
    /** It deleted for good, or taking it back would break a rule of today. */
    UNDO_IMPOSSIBLE: { status: 409 },
    UNDO_OVERTAKEN: {
      status: 409,
      data: z.object({ table: z.string(), id, fields: z.array(z.string()) }),
    },
  });

export const historyContract = { ofRecord, undo };
