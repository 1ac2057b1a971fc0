import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';

/** By what a record came to another owner, or to none. */
export const ownerChangeKinds = [
  'claimed',
  'assigned',
  'routed',
  'escalated',
  'returned',
  'recycled',
  'released',
] as const;
export type OwnerChangeKind = (typeof ownerChangeKinds)[number];

export const ownerChange = z.object({
  id,
  recordId: id,
  kind: z.enum(ownerChangeKinds),
  fromOwnerName: z.string().nullable(),
  toOwnerName: z.string().nullable(),
  fromPoolName: z.string().nullable(),
  toPoolName: z.string().nullable(),
  reason: z.string().nullable(),
  remark: line(500).nullable(),
  at: instant,
  byName: z.string().nullable(),
});
export type OwnerChange = z.infer<typeof ownerChange>;
