import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import type { ClaimCode } from './pool.model.ts';

const refusedClaim = {
  status: 409,
  data: z.object({ recordId: id, limit: z.number().int().nullable(), until: z.string().nullable() }),
} as const;

/** What claiming, returning and assigning may be refused with, declared once for the rooms that do it. */
export const claimRefused = {
  CLAIM_NOT_MEMBER: refusedClaim,
  CLAIM_TAKEN: refusedClaim,
  CLAIM_CAPACITY: refusedClaim,
  CLAIM_DAILY_LIMIT: refusedClaim,
  CLAIM_TOO_SOON: refusedClaim,
  CLAIM_COOLDOWN: refusedClaim,
  CLAIM_PROTECTED: refusedClaim,
  CLAIM_DEAL: refusedClaim,
  CLAIM_DUPLICATE: refusedClaim,
} as const satisfies Record<ClaimCode, unknown>;

export const capacityFull = {
  CAPACITY_FULL: {
    status: 409,
    data: z.object({ ownerName: z.string(), limit: z.number().int(), count: z.number().int() }),
  },
} as const;

export const lockQuotaFull = {
  LOCK_QUOTA_FULL: { status: 409, data: z.object({ limit: z.number().int() }) },
} as const;

export const poolNotFound = { POOL_NOT_FOUND: { status: 404 } } as const;
