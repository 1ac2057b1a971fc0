import { z } from 'zod';
import { changesOf, id, instant, line, text } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { followUp, followUpFields, followUpTargets, newFollowUp } from './follow-up.model.ts';

const notFound = { FOLLOW_UP_NOT_FOUND: { status: 404 } } as const;
/** The lead or customer it is about is gone or out of the actor's sight. */
const targetNotFound = { TARGET_NOT_FOUND: { status: 404 } } as const;
/** The target takes no more follow-ups: a lead that is converted. */
const targetClosed = { TARGET_CLOSED: { status: 409 } } as const;
/** The day in which the author may correct the record is over; it can be added to. */
const locked = { FOLLOW_UP_LOCKED: { status: 409, data: z.object({ lockedAt: instant }) } } as const;

export const followUpNote = z.object({ id, content: z.string(), byName: z.string().nullable(), at: instant });

/** A row of the list: the record with the names a person reads, what was added later, and its flags. */
export const followUpRow = followUp.extend({
  targetName: z.string().nullable(),
  contactNames: z.array(z.string()),
  byName: z.string().nullable(),
  ownerName: z.string().nullable(),
  notes: z.array(followUpNote),
  backdated: z.boolean(),
  /** The author can no longer correct it. */
  locked: z.boolean(),
});
export type FollowUpRow = z.infer<typeof followUpRow>;

/** Newest contact first; `text` searches in the content. A customer's list includes those of the leads it came from. */
const list = query
  .route({ method: 'GET', path: '/follow-ups' })
  .input(
    listInput.extend({
      targetType: z.enum(followUpTargets).optional(),
      targetId: id.optional(),
      contactId: id.optional(),
    }),
  )
  .output(listOutput(followUpRow));

const get = query
  .route({ method: 'GET', path: '/follow-ups/{id}' })
  .input(z.object({ id }))
  .output(followUpRow)
  .errors(notFound);

/**
 * Records a contact. With a next contact date it makes the task and its reminder at once; the lead or customer learns
 * its last and next contact, and a waiting lead becomes one that is followed.
 */
const create = command
  .route({ method: 'POST', path: '/follow-ups' })
  .input(newFollowUp)
  .output(written)
  .errors({ ...targetNotFound, ...targetClosed, ...notAllowed, ...fieldInvalid, ...idTaken });

/** For the author, within 24 hours. */
const edit = command
  .route({ method: 'PATCH', path: '/follow-ups/{id}' })
  .input(z.object({ id, changes: changesOf(followUpFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...locked });

/** Adds a signed note below the record, at any time; the author and those who may append. */
const append = command
  .route({ method: 'POST', path: '/follow-ups/{id}/notes' })
  .input(z.object({ id, noteId: id.optional(), content: text(5000).trim().min(1) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...idTaken });

const remove = command
  .route({ method: 'POST', path: '/follow-ups/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...locked });

const restore = command
  .route({ method: 'POST', path: '/follow-ups/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...targetNotFound, ...notAllowed });

/** The same words said before about the same target, and whether the text is long enough to tell anything (M6). */
const checkContent = query
  .route({ method: 'POST', path: '/follow-ups/check' })
  .input(z.object({ targetType: z.enum(followUpTargets), targetId: id, content: line(20_000) }))
  .output(z.object({ tooShort: z.boolean(), sameAs: id.nullable() }));

export const followUpsContract = { list, get, checkContent, create, edit, append, remove, restore };
