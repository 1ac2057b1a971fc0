import { z } from 'zod';
import { changesOf, id, instant, localDate } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, inUse, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { capacity, capacityFields } from './capacity.model.ts';
import { notice } from './notice.model.ts';
import { ownerChange } from './owner-change.model.ts';
import { newPool, pool, poolFields, poolKinds, recycleBases, recycleRule } from './pool.model.ts';
import { poolNotFound } from './pool-refusals.model.ts';

/** A pool with what lies in it and what the actor is to it. */
export const poolRow = pool.extend({
  branchName: z.string().nullable(),
  adminNames: z.array(z.string()),
  count: z.number().int(),
  isMember: z.boolean(),
  isAdmin: z.boolean(),
  /** Claims the actor has left today; null for no limit. */
  claimsLeft: z.number().int().nullable(),
});
export type PoolRow = z.infer<typeof poolRow>;

const upcomingRow = z.object({
  recordId: id,
  name: z.string(),
  ownerName: z.string().nullable(),
  dueOn: localDate,
  daysLeft: z.number().int(),
  basis: z.enum(recycleBases),
  poolName: z.string(),
});

const list = query
  .route({ method: 'GET', path: '/pools' })
  .input(z.object({ kind: z.enum(poolKinds).optional() }))
  .output(z.array(poolRow));

const create = command
  .route({ method: 'POST', path: '/pools' })
  .input(newPool)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken });

/** Rules of recycling take effect the next day; the branch changes only while the pool is empty. */
const edit = command
  .route({ method: 'PATCH', path: '/pools/{id}' })
  .input(z.object({ id, changes: changesOf(poolFields) }))
  .output(written)
  .errors({ ...poolNotFound, ...notAllowed, ...fieldInvalid, ...inUse });

const remove = command
  .route({ method: 'POST', path: '/pools/remove' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...poolNotFound, ...notAllowed, ...inUse });

const capacities = query
  .route({ method: 'GET', path: '/pools/capacities' })
  .output(z.array(capacity.extend({ targetName: z.string().nullable() })));

const saveCapacity = command
  .route({ method: 'POST', path: '/pools/capacities' })
  .input(z.object({ id: id.optional(), ...capacityFields }))
  .output(written)
  .errors({ ...notAllowed, ...idTaken });

const removeCapacity = command
  .route({ method: 'POST', path: '/pools/capacities/remove' })
  .input(z.object({ id }))
  .output(written)
  .errors(notAllowed);

/** What will be recycled soon: one's own records, or all that one sees. */
const upcoming = query
  .route({ method: 'GET', path: '/pools/upcoming' })
  .input(
    z.object({
      kind: z.enum(poolKinds),
      mine: z.boolean().default(true),
      limit: z.number().int().min(0).max(500).default(50),
    }),
  )
  .output(z.object({ rows: z.array(upcomingRow), total: z.number().int() }));

/** How many records tomorrow's run takes because of this pool, by its rules or by those being tried. */
const preview = query
  .route({ method: 'POST', path: '/pools/{poolId}/preview' })
  .input(
    z.object({
      poolId: id,
      rules: z.array(recycleRule).max(20).optional(),
      limit: z.number().int().min(0).max(500).default(50),
    }),
  )
  .output(z.object({ date: localDate, rows: z.array(upcomingRow), total: z.number().int() }))
  .errors({ ...poolNotFound, ...notAllowed });

/** Where a record stands between owner and pool, and everybody who had it. */
const standing = query
  .route({ method: 'GET', path: '/pools/standing/{kind}/{recordId}' })
  .input(z.object({ kind: z.enum(poolKinds), recordId: id }))
  .output(
    z.object({
      pool: z.object({ id, name: z.string(), enteredAt: instant.nullable() }).nullable(),
      due: upcomingRow.nullable(),
      changes: z.array(ownerChange),
    }),
  )
  .errors({ RECORD_NOT_FOUND: { status: 404 } });

/** What the daily job did lately. */
const runs = query.route({ method: 'GET', path: '/pools/runs' }).output(
  z.array(
    z.object({
      id,
      day: localDate,
      kind: z.enum(poolKinds),
      finishedAt: instant.nullable(),
      looked: z.number().int(),
      released: z.number().int(),
    }),
  ),
);

const notices = query
  .route({ method: 'GET', path: '/pools/notices' })
  .input(z.object({ limit: z.number().int().min(1).max(100).default(20) }))
  .output(z.array(notice));

const seeNotices = command
  .route({ method: 'POST', path: '/pools/notices/seen' })
  .input(z.object({ ids: z.array(id).min(1).max(100) }))
  .output(z.object({ ids: z.array(id), commandId: id }))
  .errors(notAllowed);

export const poolsContract = {
  list,
  create,
  edit,
  remove,
  capacities,
  saveCapacity,
  removeCapacity,
  upcoming,
  preview,
  standing,
  runs,
  notices,
  seeNotices,
};
