import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { customerLevels } from '../customers/customer.model.ts';

/** What is decided by two people: a change of level, and entering or leaving the key customers. */
export const reviewKinds = ['level', 'keyEnter', 'keyLeave'] as const;
export const reviewStates = ['open', 'approved', 'rejected'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export const customerReview = z.object({
  id,
  customerId: id,
  kind: z.enum(reviewKinds),
  fromLevel: z.enum(customerLevels).nullable(),
  toLevel: z.enum(customerLevels).nullable(),
  reason: line(500),
  state: z.enum(reviewStates),
  decidedBy: id.nullable(),
  decidedAt: instant.nullable(),
  decisionNote: line(500).nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
});
export type CustomerReview = z.infer<typeof customerReview>;

/** From which amount won in a year, in fen, a customer is of a level; below the last one it is D. */
export const levelThresholds = z.object({
  A: z.number().int().min(0),
  B: z.number().int().min(0),
  C: z.number().int().min(0),
});
export type LevelThresholds = z.infer<typeof levelThresholds>;

/** The level that a year's amount gives. */
export function levelOf(amount: number, { A, B, C }: LevelThresholds): 'A' | 'B' | 'C' | 'D' {
  if (amount >= A) return 'A';
  if (amount >= B) return 'B';
  return amount >= C ? 'C' : 'D';
}

/** Days between two contacts that a level allows. */
export const careCycleDays = { A: 14, B: 30, C: 60, D: 90 } as const;

/** How far over its cycle a customer is: above one, somebody should have called. */
export function careRisk(level: CustomerReview['toLevel'], daysWithoutContact: number): number {
  return Math.round((daysWithoutContact / careCycleDays[level ?? 'B']) * 100) / 100;
}

export interface ReviewNotFound {
  readonly code: 'REVIEW_NOT_FOUND';
}
export interface ReviewClosed {
  readonly code: 'REVIEW_CLOSED';
}
/** Who proposed does not decide. */
export interface ReviewOwn {
  readonly code: 'REVIEW_OWN';
}
/** The same change of this customer waits already, or there is nothing to change. */
export interface ReviewNeedless {
  readonly code: 'REVIEW_NEEDLESS';
}
