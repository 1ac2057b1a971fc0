import { z } from 'zod';
import { id } from './fields.ts';

/** What every command answers: the record it is about and the command itself, which `history.undo` takes back. */
export const written = z.object({
  id,
  commandId: id,
  /** Fields that another person changed meanwhile; each is kept as a conflict on the record. */
  conflicts: z.array(z.string()).optional(),
});

export type Written = z.infer<typeof written>;

/** What a command on many records answers. */
export const writtenMany = z.object({ ids: z.array(id), commandId: id });

export type WrittenMany = z.infer<typeof writtenMany>;
