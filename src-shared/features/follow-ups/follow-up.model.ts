import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** What a follow-up can be about. Later rooms add their noun here. */
export const followUpTargets = ['lead', 'customer', 'opportunity'] as const;
export type FollowUpTarget = (typeof followUpTargets)[number];

/** 上门, 电话, 微信, 邮件, 短信, 会议, 线上, 展会 (M6). */
export const followUpMethods = ['visit', 'phone', 'wechat', 'email', 'sms', 'meeting', 'online', 'exhibition'] as const;
/** 有进展, 无进展, 拒绝, 无法联系. */
export const followUpResults = ['progress', 'noProgress', 'refused', 'unreachable'] as const;

/** Where a visit was recorded: WGS-84 degrees, metres of accuracy. */
export const place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(100_000).nullable(),
  address: line(300).nullable(),
});

/** The fields a person fills in (M6). */
export const followUpFields = {
  method: z.enum(followUpMethods),
  at: instant,
  durationMin: z.number().int().min(0).max(10_000).nullable(),
  content: text(20_000).trim().min(1),
  result: z.enum(followUpResults).nullable(),
  contactIds: z.array(id).max(50),
  nextContactAt: instant.nullable(),
  nextContent: line(500).nullable(),
  place: place.nullable(),
};

export const followUp = z.object({
  id,
  ...followUpFields,
  ...scopeFields,
  targetType: z.enum(followUpTargets),
  targetId: id,
  /** The customer it counts for; null while the target is a lead that is not converted. */
  customerId: id.nullable(),
  /** The task that the next contact became. */
  nextTaskId: id.nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type FollowUp = z.infer<typeof followUp>;

export const newFollowUp = z.object({
  id: id.optional(),
  targetType: z.enum(followUpTargets),
  targetId: id,
  method: followUpFields.method,
  content: followUpFields.content,
  ...z.object(followUpFields).omit({ method: true, content: true }).partial().shape,
  /** The plan that this record fulfils; it is completed with it. */
  planTaskId: id.optional(),
  /** When to remind of the next contact, in minutes before it; at the time itself when left out. */
  remindBefore: z.array(z.number().int().min(0).max(43_200)).max(5).optional(),
});
export type NewFollowUp = z.infer<typeof newFollowUp>;

const hour = 3_600_000;

/** For a day the author may still correct the record; afterwards it is evidence and can only be added to. */
export const editWindow = 24 * hour;

export function isLocked(record: Pick<FollowUp, 'createdAt'>, now: number): boolean {
  return now - record.createdAt > editWindow;
}

/** A record written more than three days after the contact it tells of is marked, not refused. */
export function isBackdated(record: Pick<FollowUp, 'at' | 'createdAt'>): boolean {
  return record.createdAt - record.at > 72 * hour;
}

export interface FollowUpNotFound {
  readonly code: 'FOLLOW_UP_NOT_FOUND';
}

export interface FollowUpLocked {
  readonly code: 'FOLLOW_UP_LOCKED';
  readonly lockedAt: number;
}

export interface FollowUpTargetNotFound {
  readonly code: 'TARGET_NOT_FOUND';
}

export interface FollowUpTargetClosed {
  readonly code: 'TARGET_CLOSED';
}

/** Shorter than this tells nothing (M6: checks against empty formality). */
export const tellingLength = 10;
