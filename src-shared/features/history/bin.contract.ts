import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { inUse, notAllowed } from '../../kernel/refusals.ts';
import { writtenMany } from '../../kernel/written.ts';
import { binRooms } from './history.model.ts';

/** What is in the recycle bin of a room, last deleted first; each room's `restore` brings it back. */
const list = query
  .route({ method: 'GET', path: '/bin/{room}' })
  .input(
    z.object({
      room: z.enum(binRooms),
      text: z.string().max(100).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
  )
  .output(
    z.object({
      rows: z.array(
        z.object({
          id,
          name: z.string(),
          deletedAt: instant,
          deletedByName: z.string().nullable(),
          /** When it goes for good. */
          purgeAt: instant,
        }),
      ),
      total: z.number().int(),
    }),
  );

/** Deletes for good what is in the bin. Refused while other records that are not in the bin point at it. */
const purge = command
  .route({ method: 'POST', path: '/bin/{room}/purge' })
  .input(z.object({ room: z.enum(binRooms), ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notAllowed, ...inUse, RECORD_NOT_FOUND: { status: 404 } });

export const binContract = { list, purge };
