import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { poolKinds, type Standing } from './pool.model.ts';

/** For whom a capacity counts, the nearest first: a person's own before that of the post, the department, everyone. */
export const capacityScopes = ['user', 'post', 'department', 'everyone'] as const;

export const capacityFields = {
  kind: z.enum(poolKinds),
  scope: z.enum(capacityScopes),
  targetId: id.nullable(),
  /** Null for no limit. */
  maxOwned: z.number().int().min(0).max(1_000_000).nullable(),
  /** Whether customers with a deal count. */
  countsDeal: z.boolean(),
  /** Whether key customers count. */
  countsKey: z.boolean(),
  maxLocked: z.number().int().min(0).max(1_000_000).nullable(),
};

export const capacity = z.object({
  id,
  ...capacityFields,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Capacity = z.infer<typeof capacity>;

/** The capacity that counts for somebody: the nearest one. */
export function capacityFor(capacities: readonly Capacity[], kind: Capacity['kind'], who: Standing) {
  const meets: Record<Capacity['scope'], (targetId: string | null) => boolean> = {
    user: (targetId) => targetId === who.userId,
    post: (targetId) => targetId !== null && who.postIds.includes(targetId),
    department: (targetId) => targetId !== null && who.deptIds.includes(targetId),
    everyone: () => true,
  };
  const mine = capacities.filter((each) => each.kind === kind && meets[each.scope](each.targetId));
  return mine.toSorted((a, b) => capacityScopes.indexOf(a.scope) - capacityScopes.indexOf(b.scope))[0];
}

export interface CapacityFull {
  readonly code: 'CAPACITY_FULL';
  readonly ownerName: string;
  readonly limit: number;
  readonly count: number;
}

export interface LockQuotaFull {
  readonly code: 'LOCK_QUOTA_FULL';
  readonly limit: number;
}
