import { z } from 'zod';
import { id, line, text } from '../../kernel/fields.ts';
import { command, longHost, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { subjectTables } from './consent.model.ts';
import { destroyedTables, destroyInput, ledgerLine } from './destruction.model.ts';
import { entry, registers, savedEntry } from './entry.model.ts';
import { transferTiers } from './places.model.ts';
import { regions } from './privacy-settings.model.ts';
import { newRequest, request, requestStates } from './request.model.ts';
import { decidedCategories, retentionActions } from './retention.model.ts';

const subject = z.object({ subjectTable: z.enum(subjectTables), subjectId: id });
const subjectNotFound = { SUBJECT_NOT_FOUND: { status: 404 } } as const;
const stepRefused = {
  ...notAllowed,
  PRIVACY_REQUEST_NOT_FOUND: { status: 404 },
  PRIVACY_REQUEST_STATE_REFUSED: { status: 409, data: z.object({ state: z.enum(requestStates) }) },
} as const;

export const requestRow = request.extend({
  subjectName: z.string().nullable(),
  ownerName: z.string().nullable(),
  isOverdue: z.boolean(),
  /** What fulfilled a wish to be deleted; its certificate stays with the request. */
  destructionId: id.nullable(),
});
export type RequestRow = z.infer<typeof requestRow>;

/** What persons asked for: open ones first, the most urgent in front. */
const listRequests = query
  .route({ method: 'GET', path: '/privacy/requests' })
  .output(z.object({ rows: z.array(requestRow), open: z.number().int(), overdue: z.number().int() }));

const createRequest = command
  .route({ method: 'POST', path: '/privacy/requests' })
  .input(newRequest)
  .output(written)
  .errors({ ...notAllowed, ...idTaken, ...subjectNotFound });

/** How it was made sure that whoever asks is the person. */
const verifyRequest = command
  .route({ method: 'POST', path: '/privacy/requests/{id}/verify' })
  .input(z.object({ id, note: text(500).min(1) }))
  .output(written)
  .errors(stepRefused);

const closing = z.object({ id, outcome: text(2000).min(1) });
const completeRequest = command
  .route({ method: 'POST', path: '/privacy/requests/{id}/complete' })
  .input(closing)
  .output(written)
  .errors({ ...stepRefused, PRIVACY_REQUEST_NEEDS_DESTRUCTION: { status: 409 } });

/** A refusal tells why (article 50). */
const refuseRequest = command
  .route({ method: 'POST', path: '/privacy/requests/{id}/refuse' })
  .input(closing)
  .output(written)
  .errors(stepRefused);

/** Everything that is kept about a person, and to whom it was shown, as a file for the person. */
const packagePerson = longHost
  .route({ method: 'POST', path: '/privacy/package' })
  .input(subject.extend({ format: z.enum(['json', 'html']), language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
  .output(z.file())
  .errors({ ...notAllowed, ...subjectNotFound });

/** What would go with the person, before anybody decides. */
const previewDestruction = query
  .route({ method: 'GET', path: '/privacy/destructions/preview' })
  .input(subject)
  .output(
    z.object({ name: z.string(), heldFor: z.string().nullable(), counts: z.record(z.string(), z.number().int()) }),
  )
  .errors({ ...notAllowed, ...subjectNotFound });

/** For good, everywhere: tables, indexes, history, logs, devices at their next contact, backups when they come back. */
const destroyPerson = command
  .route({ method: 'POST', path: '/privacy/destructions' })
  .input(destroyInput)
  .output(written)
  .errors({
    ...stepRefused,
    ...subjectNotFound,
    ...idTaken,
    SUBJECT_HELD: { status: 409, data: z.object({ reason: z.string() }) },
    DESTROY_AT_SERVER: { status: 409 },
  });

export const retentionPreview = z.object({
  category: z.enum(decidedCategories),
  months: z.number().int().nullable(),
  action: z.enum(retentionActions),
  due: z.number().int(),
  dueTomorrow: z.number().int(),
});
export type RetentionPreview = z.infer<typeof retentionPreview>;

/** How many each rule proposes now and tomorrow; none where the rule keeps them. */
const previewRetention = query.route({ method: 'GET', path: '/privacy/retention' }).output(
  z.object({
    rules: z.array(retentionPreview),
    /** When rules last took something, and how many destructions there were in that day. */
    last: z.object({ at: z.number().int(), count: z.number().int() }).nullable(),
  }),
);

export const transferOverview = z.object({
  year: z.number().int(),
  /** Persons in copies that left the mainland since 1 January, and those with sensitive data. */
  persons: z.number().int(),
  sensitive: z.number().int(),
  tier: z.enum(transferTiers),
  rows: z.array(
    z.object({
      target: z.string(),
      region: z.enum(regions),
      basis: z.string().nullable(),
      blocked: z.boolean(),
      recordedByName: z.string().nullable(),
      times: z.number().int(),
      persons: z.number().int(),
      lastAt: z.number().int().nullable(),
    }),
  ),
});
export type TransferOverview = z.infer<typeof transferOverview>;

/** Where personal data leaves the mainland, on what basis, and how many persons this year. [S-PI-9] */
const listTransfers = query
  .route({ method: 'GET', path: '/privacy/transfers' })
  .output(transferOverview)
  .errors(notAllowed);

/** Destroys those whose time is over, at most `limit` of them. */
const applyRetention = command
  .route({ method: 'POST', path: '/privacy/retention/apply' })
  .input(z.object({ category: z.enum(decidedCategories), limit: z.number().int().min(1).max(200).default(100) }))
  .output(z.object({ destroyed: z.number().int(), left: z.number().int() }))
  .errors({ ...notAllowed, DESTROY_AT_SERVER: { status: 409 } });

/** A destruction that the ledger beside the database knows and a restored database does not. */
const replayDestruction = command
  .route({ method: 'POST', path: '/privacy/destructions/replay' })
  .input(ledgerLine)
  .output(written)
  .errors(notAllowed);

export const destructionRow = z.object({
  id,
  subjectTable: z.enum(destroyedTables),
  action: z.enum(retentionActions).nullable(),
  subjectId: id,
  reason: z.string(),
  at: z.number().int(),
  byName: z.string().nullable(),
  counts: z.record(z.string(), z.number().int()),
  digest: z.string(),
});
export type DestructionRow = z.infer<typeof destructionRow>;

const listDestructions = query.route({ method: 'GET', path: '/privacy/destructions' }).output(z.array(destructionRow));

/** What was destroyed, when, by whom, with the signature of this host's key; to be printed. */
const certificate = longHost
  .route({ method: 'POST', path: '/privacy/destructions/{id}/certificate' })
  .input(z.object({ id, language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
  .output(z.file())
  .errors({ ...notAllowed, DESTRUCTION_NOT_FOUND: { status: 404 } });

const listEntries = query
  .route({ method: 'GET', path: '/privacy/entries' })
  .input(z.object({ register: z.enum(registers) }))
  .output(z.array(entry));

const saveEntry = command
  .route({ method: 'POST', path: '/privacy/entries' })
  .input(savedEntry)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid });

const removeEntry = command
  .route({ method: 'POST', path: '/privacy/entries/remove' })
  .input(z.object({ id }))
  .output(written)
  .errors({
    ...notAllowed,
    PRIVACY_ENTRY_NOT_FOUND: { status: 404 },
    PRIVACY_ENTRY_KEPT: { status: 409, data: z.object({ until: z.number().int() }) },
  });

/** The words of an incident for those it concerns (article 57), made from its entry. */
const incidentNotice = longHost
  .route({ method: 'POST', path: '/privacy/entries/{id}/notice' })
  .input(z.object({ id, language: z.enum(['zh-CN', 'en']).default('zh-CN'), signedBy: line(100).optional() }))
  .output(z.file())
  .errors({ ...notAllowed, PRIVACY_ENTRY_NOT_FOUND: { status: 404 } });

export const deskContract = {
  listRequests,
  createRequest,
  verifyRequest,
  completeRequest,
  refuseRequest,
  packagePerson,
  previewDestruction,
  destroyPerson,
  replayDestruction,
  previewRetention,
  listTransfers,
  applyRetention,
  listDestructions,
  certificate,
  listEntries,
  saveEntry,
  removeEntry,
  incidentNotice,
};
