import { z } from 'zod';
import { id, instant, line, localDate } from '../../kernel/fields.ts';
import { customerLevels } from '../customers/customer.model.ts';

/** A pool holds customers or leads that nobody owns. */
export const poolKinds = ['customer', 'lead'] as const;
export type PoolKind = (typeof poolKinds)[number];
export const poolTables = { customer: 'customers', lead: 'leads' } as const satisfies Record<PoolKind, string>;

/** Who is a member: everyone, or whoever has this place in the organisation. */
export const seatKinds = ['everyone', 'branch', 'department', 'post', 'role', 'user'] as const;
export const seat = z.object({ kind: z.enum(seatKinds), id: id.nullable() });
export type Seat = z.infer<typeof seat>;

/** What the clock of a rule starts from, besides the day the owner received the record. */
export const recycleBases = ['noFollowUp', 'notContacted', 'noOpportunity', 'noDeal', 'contractEnded'] as const;
export type RecycleBasis = (typeof recycleBases)[number];

const days = z.number().int().min(1).max(3650);

export const recycleRule = z.object({
  basis: z.enum(recycleBases),
  days,
  /** Days of single customer levels, where they differ. */
  perLevel: z.partialRecord(z.enum(customerLevels), days),
  excludeDeal: z.boolean(),
  excludeOpenOpportunity: z.boolean(),
  excludeOpenQuote: z.boolean(),
  workdaysOnly: z.boolean(),
  /** Null: the pool whose rule it is. */
  targetPoolId: id.nullable(),
});
export type RecycleRule = z.infer<typeof recycleRule>;

const limit = z.number().int().min(1).max(10_000).nullable();
const wait = z.number().int().min(0).max(3650);

export const poolFields = {
  name: line(60).min(1),
  enabled: z.boolean(),
  /** The branch whose managers see the pool; null for a pool of the company. */
  branchId: id.nullable(),
  /** Of several pools an owner belongs to, the first one's rules count. */
  sort: z.number().int().min(0).max(9999),
  admins: z.array(id).max(100),
  members: z.array(seat).max(300),
  /** `customer.mobile`: fields that members do not see while the record lies here. */
  hiddenFields: z.array(line(60)).max(60),
  dailyViewLimit: limit,
  claimDailyLimit: limit,
  prevOwnerCooldownDays: wait,
  newProtectDays: wait,
  minIntervalMin: z.number().int().min(0).max(1440),
  recycleRules: z.array(recycleRule).max(20),
  excludeKey: z.boolean(),
  warnDays: z.number().int().min(0).max(90),
};

export const pool = z.object({
  id,
  kind: z.enum(poolKinds),
  ...poolFields,
  /** Rules of today until `rulesFrom`: a change takes effect the day after. */
  previousRules: z.array(recycleRule),
  rulesFrom: localDate,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Pool = z.infer<typeof pool>;

export const newPool = z.object({
  id: id.optional(),
  kind: z.enum(poolKinds),
  name: poolFields.name,
  ...z.object(poolFields).omit({ name: true }).partial().shape,
});
export type NewPool = z.infer<typeof newPool>;

/** The rules that count on a day. */
export function rulesOn(pool: Pick<Pool, 'recycleRules' | 'previousRules' | 'rulesFrom'>, date: string): RecycleRule[] {
  return date >= pool.rulesFrom ? pool.recycleRules : pool.previousRules;
}

/** Where somebody stands in the organisation. */
export interface Standing {
  readonly userId: string;
  readonly branchId: string | null;
  readonly deptIds: readonly string[];
  readonly postIds: readonly string[];
  readonly roleIds: readonly string[];
}

export function isSeated(seats: readonly Seat[], who: Standing): boolean {
  return seats.some(({ kind, id: seatId }) => {
    if (kind === 'everyone') return true;
    if (seatId === null) return false;
    switch (kind) {
      case 'branch':
        return who.branchId === seatId;
      case 'department':
        return who.deptIds.includes(seatId);
      case 'post':
        return who.postIds.includes(seatId);
      case 'role':
        return who.roleIds.includes(seatId);
      default:
        return who.userId === seatId;
    }
  });
}

export interface PoolNotFound {
  readonly code: 'POOL_NOT_FOUND';
}

/** Why a claim is refused, in the order in which it is asked (M4). */
export const claimCodes = [
  'CLAIM_NOT_MEMBER',
  'CLAIM_TAKEN',
  'CLAIM_CAPACITY',
  'CLAIM_DAILY_LIMIT',
  'CLAIM_TOO_SOON',
  'CLAIM_COOLDOWN',
  'CLAIM_PROTECTED',
  'CLAIM_DEAL',
  'CLAIM_DUPLICATE',
] as const;
export type ClaimCode = (typeof claimCodes)[number];

export interface ClaimRefused {
  readonly code: ClaimCode;
  readonly recordId: string;
  /** How many are allowed. */
  readonly limit: number | null;
  /** When it would be allowed: day and time in China. */
  readonly until: string | null;
}
