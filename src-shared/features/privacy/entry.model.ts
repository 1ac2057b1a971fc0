import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** Three registers the law asks for: processing activities, impact assessments, incidents. [S-PI-11] */
export const registers = ['processing', 'assessment', 'incident'] as const;
export type Register = (typeof registers)[number];

/** What each register writes down besides its title, in the order of its form. */
export const registerFields = {
  processing: ['purpose', 'categories', 'subjects', 'recipients', 'retention', 'measures'],
  assessment: ['reason', 'necessity', 'impact', 'measures', 'conclusion'],
  incident: ['discovered', 'categories', 'harm', 'measures', 'notified', 'contact'],
} as const satisfies Record<Register, readonly string[]>;

export const entryStates = ['open', 'closed'] as const;

export const entry = z.object({
  id,
  register: z.enum(registers),
  title: line(200).min(1),
  details: z.record(line(40), text(5000)),
  state: z.enum(entryStates),
  /** Not before this may the entry go: assessments are kept three years (article 56). */
  keepUntil: instant.nullable(),
  ...scopeFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Entry = z.infer<typeof entry>;

export const savedEntry = z.object({
  id: id.optional(),
  register: z.enum(registers),
  title: line(200).min(1),
  details: z.record(line(40), text(5000)),
  state: z.enum(entryStates).optional(),
});
export type SavedEntry = z.infer<typeof savedEntry>;

const yearMs = 365.25 * 86_400_000;
export const assessmentYears = 3;

export function keepUntilOf(register: Register, at: number): number | null {
  return register === 'assessment' ? Math.ceil(at + assessmentYears * yearMs) : null;
}

export interface EntryNotFound {
  readonly code: 'PRIVACY_ENTRY_NOT_FOUND';
}
/** The law asks to keep it longer. */
export interface EntryKept {
  readonly code: 'PRIVACY_ENTRY_KEPT';
  readonly until: number;
}
