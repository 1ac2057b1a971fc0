import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** Tables whose records are about one person. */
export const subjectTables = ['contacts', 'leads'] as const;
export type SubjectTable = (typeof subjectTables)[number];

/** What a person's data is used for (S-PI-1). */
export const purposes = ['contract', 'service', 'marketing', 'sharing', 'sensitive', 'other'] as const;
export type Purpose = (typeof purposes)[number];

/** Article 13 of the PIPL: consent, a contract with the person, a duty by law, another basis it names. */
export const bases = ['consent', 'contract', 'legalDuty', 'other'] as const;
export type Basis = (typeof bases)[number];

export const consentChannels = ['phone', 'sms', 'email', 'wechat', 'visit'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

export const consentFields = {
  subjectTable: z.enum(subjectTables),
  subjectId: id,
  purpose: z.enum(purposes),
  basis: z.enum(bases),
  /** By which ways the person may be reached for this; none named means all of them. */
  channels: z.array(z.enum(consentChannels)).max(consentChannels.length),
  /** The notice the person was shown. */
  noticeId: id.nullable(),
  /** How it was collected: a form, a call, a fair, an import. */
  source: line(200),
  evidence: text(2000).nullable(),
  /** Given for this purpose alone, as sensitive data and sharing need it. */
  separate: z.boolean(),
  givenAt: instant,
};

export const consent = z.object({
  id,
  ...consentFields,
  collectedBy: id.nullable(),
  withdrawnAt: instant.nullable(),
  withdrawnBy: id.nullable(),
  withdrawReason: line(200).nullable(),
  ...scopeFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Consent = z.infer<typeof consent>;

export const newConsent = z.object({
  id: id.optional(),
  subjectTable: consentFields.subjectTable,
  subjectId: consentFields.subjectId,
  purpose: consentFields.purpose,
  basis: consentFields.basis,
  source: consentFields.source.min(1),
  channels: consentFields.channels.optional(),
  noticeId: consentFields.noticeId.optional(),
  evidence: consentFields.evidence.optional(),
  separate: consentFields.separate.optional(),
  givenAt: consentFields.givenAt.optional(),
});
export type NewConsent = z.infer<typeof newConsent>;

/** Why a person's data may not be used; the first that holds. */
export const useObstacles = ['held', 'noBasis', 'noMarketing', 'optedOut'] as const;
export type UseObstacle = (typeof useObstacles)[number];

/** What is known of a person's agreement, and what follows from it. */
export const standing = z.object({
  hasBasis: z.boolean(),
  purposes: z.array(z.enum(purposes)),
  /** Why the person is left out of exports; null where nothing stands in the way. */
  exportObstacle: z.enum(useObstacles).nullable(),
  marketingObstacle: z.enum(useObstacles).nullable(),
  /** The reason of a legal hold: kept by law, used for nothing else. */
  heldFor: z.string().nullable(),
});
export type Standing = z.infer<typeof standing>;

type Live = Pick<Consent, 'purpose' | 'basis' | 'channels' | 'withdrawnAt' | 'deletedAt'>;

export function isLive({ withdrawnAt, deletedAt }: Pick<Consent, 'withdrawnAt' | 'deletedAt'>): boolean {
  return withdrawnAt === null && deletedAt === null;
}

export interface StandingFacts {
  readonly consents: readonly Live[];
  readonly heldFor: string | null;
  /** Whether the company leaves persons without a basis out of its exports. */
  readonly isRequired: boolean;
  readonly channel?: ConsentChannel | undefined;
  /** Ways the person asked not to be reached by. */
  readonly optOut?: readonly string[] | undefined;
}

/**
 * A legal hold stops every use but keeping. Marketing always needs a basis of its own; any live basis is enough to
 * export. What was done before a withdrawal stays valid (article 15), so nothing is taken back here. [S-PI-1] [S-PI-2]
 */
export function standingOf({ consents, heldFor, isRequired, channel, optOut = [] }: StandingFacts): Standing {
  const live = consents.filter(isLive);
  const marketing = live.filter(({ purpose }) => purpose === 'marketing');
  const reaches = ({ channels }: Live) => channel === undefined || channels.length === 0 || channels.includes(channel);
  const held = heldFor === null ? null : ('held' as const);
  return {
    hasBasis: live.length > 0,
    purposes: [...new Set(live.map(({ purpose }) => purpose))],
    heldFor,
    exportObstacle: held ?? (isRequired && live.length === 0 ? 'noBasis' : null),
    marketingObstacle:
      held ??
      (live.length === 0
        ? 'noBasis'
        : !marketing.some(reaches)
          ? 'noMarketing'
          : channel !== undefined && optOut.includes(channel)
            ? 'optedOut'
            : null),
  };
}

export interface ConsentNotFound {
  readonly code: 'CONSENT_NOT_FOUND';
}
export interface SubjectNotFound {
  readonly code: 'SUBJECT_NOT_FOUND';
}
/** Sensitive data and sharing need a consent for them alone (articles 23 and 29). */
export interface ConsentNotSeparate {
  readonly code: 'CONSENT_NOT_SEPARATE';
}
