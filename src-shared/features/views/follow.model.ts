import { z } from 'zod';
import { id } from '../../kernel/fields.ts';

/** What a person can star, by table. */
export const followedTables = ['customers', 'contacts', 'leads', 'tasks'] as const;
export type FollowedTable = (typeof followedTables)[number];

export const followedRecord = z.object({ table: z.enum(followedTables), id });
