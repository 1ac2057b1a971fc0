import { z } from 'zod';
import { id, instant, text } from '../../kernel/fields.ts';
import { command, desktopOnly, query } from '../../kernel/procedure.ts';
import { fieldInvalid, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import {
  conflict,
  conflictChoices,
  conflictStates,
  droppedItem,
  heldItem,
  incident,
  outboxItem,
  syncRun,
  syncStates,
} from './sync.model.ts';

const notMember = { SYNC_NOT_MEMBER: { status: 409 } } as const;
const outboxNotFound = { OUTBOX_NOT_FOUND: { status: 404 } } as const;
const heldNotFound = { HELD_NOT_FOUND: { status: 404 } } as const;
const conflictNotFound = { CONFLICT_NOT_FOUND: { status: 404 } } as const;
/** The change was sent already: the server may have decided it, so undo takes it back instead. */
const alreadySent = { OUTBOX_ALREADY_SENT: { status: 409 } } as const;
/** A later waiting change builds on this one; cancel that first. */
const builtUpon = { OUTBOX_BUILT_UPON: { status: 409, data: z.object({ commandId: id }) } } as const;

const page = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});

/** Everything the sync chip shows. Cheap: counts come from indexes, nothing touches the network. */
const status = desktopOnly.output(
  z.object({
    member: z.boolean(),
    state: z.enum(syncStates),
    waiting: z.number().int(),
    conflicts: z.number().int(),
    held: z.number().int(),
    lastSync: syncRun.nullable(),
    /** Everything the server held at this time is on this device. */
    dataAsOf: instant.nullable(),
    server: z.object({ name: z.string(), address: z.string() }).nullable(),
    /** Why it is offline or refused, and when it tries again. */
    problem: z.object({ code: z.string(), retryAt: instant.nullable() }).nullable(),
    /** Progress of the first download, or of a repair; null when there is none. */
    loading: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  }),
);

/** Synchronises at once and answers when the exchange is over. */
const now = desktopOnly.output(z.object({ run: syncRun.nullable(), problem: z.string().nullable() })).errors(notMember);

const outboxList = desktopOnly.input(page).output(z.object({ rows: z.array(outboxItem), total: z.number().int() }));

/** Takes back a change that was not sent yet: the record is as if it had not been made. */
const outboxCancel = desktopOnly
  .input(z.object({ commandId: id }))
  .output(z.object({ commandId: id }))
  .errors({ ...outboxNotFound, ...alreadySent, ...builtUpon });

const heldList = desktopOnly.input(page).output(z.object({ rows: z.array(heldItem), total: z.number().int() }));

/** Sends a held change again, edited or as it was, and what was held with it. */
const heldResend = desktopOnly
  .input(z.object({ commandId: id, input: z.unknown().optional() }))
  .output(z.object({ commandIds: z.array(id) }))
  .errors({ ...heldNotFound, HELD_REFUSED_HERE: { status: 422, data: z.object({ code: z.string() }).loose() } });

/** Gives a held change up with what was held with it; for 30 days `restore` brings it back. */
const heldDiscard = desktopOnly
  .input(z.object({ commandId: id }))
  .output(z.object({ commandIds: z.array(id) }))
  .errors(heldNotFound);

/** Hands a held change to a colleague as a task with its whole content; it leaves this list and can be brought back. */
const heldHandOver = desktopOnly
  .input(
    z.object({ commandId: id, ownerId: id, title: z.string().trim().min(1).max(200), note: text(2000).nullable() }),
  )
  .output(z.object({ taskId: id, commandId: id }))
  .errors({ ...heldNotFound, ...notAllowed, OWNER_NOT_FOUND: { status: 404 } });

/** What was given up or handed over in the last 30 days. */
const heldDropped = desktopOnly.output(z.object({ rows: z.array(droppedItem) }));

/** Takes a given-up or handed-over change back into the held-back list. */
const heldRestore = desktopOnly
  .input(z.object({ commandId: id }))
  .output(z.object({ commandIds: z.array(id) }))
  .errors(heldNotFound);

/** All waiting, held and conflicting work of this device as one JSON text, to hand to a colleague or keep. */
const heldExport = desktopOnly.output(z.object({ fileName: z.string(), content: z.string() }));

export const conflictRow = conflict.extend({
  label: z.string().nullable(),
  keptByName: z.string().nullable(),
  otherByName: z.string().nullable(),
});
export type ConflictRow = z.infer<typeof conflictRow>;

const conflictsList = query
  .route({ method: 'GET', path: '/sync/conflicts' })
  .input(
    page.extend({
      state: z.enum(conflictStates).default('open'),
      /** Only those of one record. */
      recordTable: z.string().max(60).optional(),
      recordId: id.optional(),
    }),
  )
  .output(z.object({ rows: z.array(conflictRow), total: z.number().int() }));

const conflictsGet = query
  .route({ method: 'GET', path: '/sync/conflicts/{id}' })
  .input(z.object({ id }))
  .output(conflictRow)
  .errors(conflictNotFound);

/** Ends a conflict: the shown value stays, the other one takes its place, or a third is written. */
const conflictsResolve = command
  .route({ method: 'POST', path: '/sync/conflicts/{id}/resolve' })
  .input(z.object({ id, choice: z.enum(conflictChoices), value: z.unknown().optional() }))
  .output(written)
  .errors({ ...conflictNotFound, ...notAllowed, ...fieldInvalid, CONFLICT_RESOLVED: { status: 409 } });

const incidentsList = desktopOnly.input(page).output(z.object({ rows: z.array(incident), total: z.number().int() }));

/** Lets a stopped pull go on with its removals, or keeps them for now. */
const incidentsAnswer = desktopOnly
  .input(z.object({ id: z.number().int(), proceed: z.boolean() }))
  .output(z.object({ id: z.number().int() }))
  .errors({ INCIDENT_NOT_FOUND: { status: 404 } });

export const syncContract = {
  status,
  now,
  outbox: { list: outboxList, cancel: outboxCancel },
  held: {
    list: heldList,
    resend: heldResend,
    discard: heldDiscard,
    handOver: heldHandOver,
    dropped: heldDropped,
    restore: heldRestore,
    export: heldExport,
  },
  conflicts: { list: conflictsList, get: conflictsGet, resolve: conflictsResolve },
  incidents: { list: incidentsList, answer: incidentsAnswer },
};
