import { z } from 'zod';
import { id, line } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { consent, consentChannels, newConsent, standing, subjectTables } from './consent.model.ts';
import { newNotice, notice } from './notice.model.ts';
import { privacySettings } from './privacy-settings.model.ts';
import { screenMark } from './screen-mark.model.ts';

const subject = z.object({ subjectTable: z.enum(subjectTables), subjectId: id });
const subjectNotFound = { SUBJECT_NOT_FOUND: { status: 404 } } as const;
const termsRefused = {
  CONSENT_NOT_SEPARATE: { status: 422 },
  NOTICE_NOT_FOUND: { status: 404 },
} as const;

export const consentRow = consent.extend({
  collectedByName: z.string().nullable(),
  noticeVersion: z.string().nullable(),
});
export type ConsentRow = z.infer<typeof consentRow>;

/** What a person agreed to and what follows from it, the newest first. */
const listConsents = query
  .route({ method: 'GET', path: '/privacy/consents' })
  .input(subject.extend({ channel: z.enum(consentChannels).optional() }))
  .output(z.object({ standing, rows: z.array(consentRow) }))
  .errors(subjectNotFound);

/** Writes down on what basis a person's data is used, for which purpose, and how that was collected. */
const recordConsent = command
  .route({ method: 'POST', path: '/privacy/consents' })
  .input(newConsent)
  .output(written)
  .errors({ ...subjectNotFound, ...notAllowed, ...termsRefused, ...idTaken });

/** The same basis for many persons. */
const recordConsents = command
  .route({ method: 'POST', path: '/privacy/consents/many' })
  .input(newConsent.omit({ id: true, subjectId: true }).extend({ subjectIds: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...subjectNotFound, ...notAllowed, ...termsRefused });

/** From now on; what was done until now stays valid (article 15). */
const withdrawConsent = command
  .route({ method: 'POST', path: '/privacy/consents/{id}/withdraw' })
  .input(z.object({ id, reason: line(200).nullable().optional() }))
  .output(written)
  .errors({ CONSENT_NOT_FOUND: { status: 404 }, ...subjectNotFound, ...notAllowed });

/** Kept by law: nobody deletes it, and it is used for nothing else. */
const placeHold = command
  .route({ method: 'POST', path: '/privacy/holds' })
  .input(subject.extend({ reason: line(200).min(1) }))
  .output(written)
  .errors({ ...subjectNotFound, ...notAllowed });

const liftHold = command
  .route({ method: 'POST', path: '/privacy/holds/lift' })
  .input(z.object({ subjectId: id }))
  .output(written)
  .errors({ ...subjectNotFound, ...notAllowed });

const listNotices = query.route({ method: 'GET', path: '/privacy/notices' }).output(z.array(notice));

/** Another version of the notice; a version that persons agreed to never changes. */
const publishNotice = command
  .route({ method: 'POST', path: '/privacy/notices' })
  .input(newNotice)
  .output(written)
  .errors({ ...notAllowed, ...idTaken, NOTICE_VERSION_TAKEN: { status: 409 } });

const getSettings = query.route({ method: 'GET', path: '/privacy/settings' }).output(
  z.object({
    settings: privacySettings,
    /** Persons the actor may see, and how many of them have no basis. */
    persons: z.number().int(),
    withoutBasis: z.number().int(),
  }),
);

const setSettings = command
  .route({ method: 'PUT', path: '/privacy/settings' })
  .input(privacySettings)
  .output(written)
  .errors({ ...notAllowed, REGION_BASIS_MISSING: { status: 422, data: z.object({ target: z.string() }) } });

/** What the person's own screen has to say of itself; open to every signed-in person. */
const getScreenMark = query.route({ method: 'GET', path: '/privacy/screen-mark' }).output(screenMark);

export const consentsContract = {
  listConsents,
  recordConsent,
  recordConsents,
  withdrawConsent,
  placeHold,
  liftHold,
  listNotices,
  publishNotice,
  getSettings,
  setSettings,
  getScreenMark,
};
