import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** How the chip looks. `asking`: a pull would remove much without a named reason and waits for a person. */
export const syncStates = ['standalone', 'online', 'offline', 'syncing', 'asking', 'refused'] as const;
export type SyncState = (typeof syncStates)[number];

/** What one synchronisation moved, for "last sync" and the sync report. */
export const syncRun = z.object({
  at: instant,
  durationMs: z.number().int(),
  sent: z.number().int(),
  received: z.number().int(),
  removed: z.number().int(),
  bytesSent: z.number().int(),
  bytesReceived: z.number().int(),
});
export type SyncRun = z.infer<typeof syncRun>;

/** The record a change is about, with words a person recognises. */
export const subject = z.object({ table: z.string(), id: z.string(), label: z.string().nullable() });

export const outboxStates = ['waiting', 'sent'] as const;

/** A change made on this device that the server has not decided yet. */
export const outboxItem = z.object({
  commandId: id,
  procedure: z.string(),
  at: instant,
  state: z.enum(outboxStates),
  attempts: z.number().int(),
  subject: subject.nullable(),
  /** How many records the change touches. */
  rows: z.number().int(),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
});
export type OutboxItem = z.infer<typeof outboxItem>;

/** A change that the server refused, or that failed five times; it waits for a person. */
export const heldItem = z.object({
  commandId: id,
  procedure: z.string(),
  at: instant,
  heldAt: instant,
  refusal: z.object({ code: z.string() }).loose(),
  input: z.unknown(),
  /** Held because the creation it builds on is held. */
  dependsOn: id.nullable(),
  subject: subject.nullable(),
});
export type HeldItem = z.infer<typeof heldItem>;

/** A held change that a person gave up, or handed to a colleague. */
export const droppedItem = heldItem.extend({ droppedAt: instant, handedTo: id.nullable() });
export type DroppedItem = z.infer<typeof droppedItem>;

export const conflictStates = ['open', 'resolved'] as const;
export const conflictChoices = ['keepServer', 'takeMine', 'value'] as const;
/** Why the other value is not shown: an older edit, one that arrived after a week, or one that met a deletion. */
export const conflictReasons = ['later', 'parked', 'deleted'] as const;

/** One field that two people changed apart: `kept` is shown on the record, `other` is one click away. */
export const conflict = z.object({
  id,
  recordTable: z.string(),
  recordId: id,
  field: z.string(),
  kept: z.unknown(),
  other: z.unknown(),
  keptBy: id.nullable(),
  keptAt: instant,
  otherBy: id.nullable(),
  otherAt: instant,
  reason: z.enum(conflictReasons),
  state: z.enum(conflictStates),
  resolvedBy: id.nullable(),
  ...scopeFields,
});
export type Conflict = z.infer<typeof conflict>;

export const incidentKinds = [
  'proofMismatch',
  'massRemoval',
  'serverRestored',
  'serverBehind',
  'forked',
  'sequenceGap',
  'foreignActor',
  'malformed',
  'oversized',
  'unknownProcedure',
  'setAside',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** Something synchronisation noticed and mended, or asks about. */
export const incident = z.object({
  id: z.number().int(),
  kind: z.enum(incidentKinds),
  at: instant,
  detail: z.record(z.string(), z.unknown()),
  /** `asking` waits for `sync.incidents.answer`. */
  state: z.enum(['noted', 'asking', 'answered']),
});
export type Incident = z.infer<typeof incident>;
