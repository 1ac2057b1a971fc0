import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';

/** Tables whose records have a history to look at. */
export const historyTables = [
  'customers',
  'contacts',
  'follow_ups',
  'leads',
  'tasks',
  'users',
  'branches',
  'departments',
  'roles',
] as const;
export type HistoryTable = (typeof historyTables)[number];

/** One person's one act on a record: who, when, where, and each field's value before and after. */
export const historyEntry = z.object({
  commandId: id,
  /** `leads.assign`: what was asked for. */
  procedure: z.string(),
  operation: z.enum(['insert', 'update', 'remove']),
  at: instant,
  userId: id.nullable(),
  userName: z.string().nullable(),
  deviceId: z.string().nullable(),
  /** Done on a device that was not in touch with the server. */
  offline: z.boolean(),
  changes: z.array(z.object({ field: z.string(), from: z.json(), to: z.json() })),
});

export type HistoryEntry = z.infer<typeof historyEntry>;

/** How long deleted records wait in the bin before they go for good. */
export const binDays = 30;

export const binRooms = [
  'customers',
  'contacts',
  'followUps',
  'leads',
  'tasks',
  'users',
  'branches',
  'departments',
  'roles',
] as const;
export type BinRoom = (typeof binRooms)[number];
