import { z } from 'zod';

/** The actor's role does not grant the action, or the record is outside the actor's scope. */
export const notAllowed = {
  NOT_ALLOWED: { status: 403, data: z.object({ action: z.string(), field: z.string().optional() }) },
} as const;
export interface NotAllowed {
  readonly code: 'NOT_ALLOWED';
  readonly action: string;
  /** The one field that the actor may not edit. */
  readonly field?: string;
}

/** Field-by-field complaints of a rule beyond the input's shape; `hint` proposes a mend. */
export const fieldInvalid = {
  FIELD_INVALID: { status: 422, data: z.object({ field: z.string(), rule: z.string(), hint: z.string().optional() }) },
} as const;
export interface FieldInvalid {
  readonly code: 'FIELD_INVALID';
  readonly field: string;
  readonly rule: string;
  readonly hint?: string;
}

/** The id of a new record is taken by another record. */
export const idTaken = { ID_TAKEN: { status: 409 } } as const;
export interface IdTaken {
  readonly code: 'ID_TAKEN';
}

/** Other records need this one; `references` says which kinds and how many. */
export const inUse = {
  IN_USE: {
    status: 409,
    data: z.object({ references: z.array(z.object({ table: z.string(), count: z.number().int() })) }),
  },
} as const;
export interface InUse {
  readonly code: 'IN_USE';
  readonly references: { table: string; count: number }[];
}

/** Nobody who can manage people would be left. */
export const lastAdministrator = { LAST_ADMINISTRATOR: { status: 409 } } as const;
export interface LastAdministrator {
  readonly code: 'LAST_ADMINISTRATOR';
}
