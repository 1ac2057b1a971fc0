import { z } from 'zod';
import { id } from '../../kernel/fields.ts';

export const maxAdoptRows = 500;

/** Records of a company that began on one computer, brought to the server it joins; values as JSON keeps them. */
export const adoption = z.object({
  rows: z
    .array(z.object({ table: z.string().max(60), id, values: z.record(z.string().max(60), z.unknown()) }))
    .min(1)
    .max(maxAdoptRows),
});
export type Adoption = z.infer<typeof adoption>;
