import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { fieldRight } from '../../kernel/rights/field-rights.ts';
import { type Actor, dataScopes } from '../../kernel/scope.ts';
import { historyTables } from '../history/history.model.ts';

/** One's own rights as a screen needs them: what to leave out, what to show as masked, what not to let anybody type into. */
export const ownRights = z.object({
  scopeByNoun: z.record(z.string(), z.enum(dataScopes)),
  /** By noun and field; what is not named is there to read and edit. */
  fields: z.record(z.string(), z.record(z.string(), fieldRight)),
  exportLimit: z.number().int().nullable(),
  offlineAllowed: z.boolean(),
  offlineDays: z.number().int().nullable(),
});

/** A role or a delegation that gives rights. */
export const rightsSource = z.object({ kind: z.enum(['role', 'delegation']), id, name: z.string() });

/** Places in the list of sources. */
const sources = z.array(z.number().int());

const nounRights = z.object({
  noun: z.string(),
  actions: z.array(z.object({ verb: z.string(), allowed: z.boolean(), sources })),
  /** Which records; null for nouns that belong to the whole company. */
  reach: z
    .object({
      scope: z.enum(dataScopes),
      all: z.boolean(),
      branchNames: z.array(z.string()),
      departmentNames: z.array(z.string()),
      /** Whose records, the person's own included. */
      ownerNames: z.array(z.string()),
      /** Single records that were shared. */
      shared: z.number().int(),
      /** What each source gives. */
      parts: z.array(z.object({ source: z.number().int(), scope: z.enum(dataScopes) })),
    })
    .nullable(),
  fields: z.array(
    z.object({
      field: z.string(),
      ...fieldRight.shape,
      /** Who gives as much as this; empty where nobody does. */
      sources,
      /** Hidden because the person lacks this right. */
      needs: z.string().nullable(),
    }),
  ),
});

/** Every yes and no of a person's rights, and where it comes from. */
export const effectiveRights = z.object({
  userId: id,
  name: z.string(),
  sources: z.array(rightsSource),
  exportLimit: z.number().int().nullable(),
  offlineAllowed: z.boolean(),
  offlineDays: z.number().int().nullable(),
  nouns: z.array(nounRights),
});
export type EffectiveRights = z.infer<typeof effectiveRights>;

/** How long a revealed value is shown. */
export const revealMs = 30_000;

export const revealInput = z.object({
  table: z.enum(historyTables),
  id,
  field: z.string().max(60),
  /** Written down with who and when. */
  reason: line(200).min(2),
});
export type RevealInput = z.output<typeof revealInput>;

export const revealed = z.object({ value: z.json(), until: instant });
export type Revealed = z.infer<typeof revealed>;

export const seeing = z.object({ userId: id, name: z.string(), until: instant });
export type Seeing = z.infer<typeof seeing>;

/** Seeing as somebody ends by itself. */
export const seeingMs = 30 * 60_000;

/** A session of a person, told from their other ones. */
export interface Seat {
  readonly actor: Pick<Actor, 'userId'>;
  readonly seat?: string | undefined;
}

/** Who of this host's sessions sees as somebody else; gone with the process. */
export interface SeeAs {
  begin(seat: Seat, seeing: Seeing): void;
  end(seat: Seat): boolean;
  find(seat: Seat, now: number): Seeing | undefined;
}

export interface RecordNotFound {
  readonly code: 'RECORD_NOT_FOUND';
}
