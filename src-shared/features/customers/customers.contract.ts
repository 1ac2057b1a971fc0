import { z } from 'zod';
import { changesOf, id, line } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { contactFields } from '../contacts/contact.model.ts';
import { capacityFull, claimRefused, lockQuotaFull, poolNotFound } from '../pools/pool-refusals.model.ts';
import { customer, customerFields, customerReturnReasons } from './customer.model.ts';
import { customerBalance, customerWarning, purchase, relatedLists } from './customer-overview.model.ts';

const notFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
/** Another customer has this credit code, or this very name (M4: score 95 and above blocks). */
const duplicate = {
  CUSTOMER_DUPLICATE: {
    status: 409,
    data: z.object({ rule: z.enum(['creditCode', 'name']), maskedName: z.string(), customerId: id.nullable() }),
  },
} as const;

/** A row of the list: the record with the names a person reads. */
export const customerRow = customer.extend({
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
});
export type CustomerRow = z.infer<typeof customerRow>;

const list = query.route({ method: 'GET', path: '/customers' }).input(listInput).output(listOutput(customerRow));

const get = query
  .route({ method: 'GET', path: '/customers/{id}' })
  .input(z.object({ id }))
  .output(customerRow)
  .errors(notFound);

/** Names a person may mean while typing; best first (china-rules 5.6). */
const suggest = query
  .route({ method: 'GET', path: '/customers/suggest' })
  .input(z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50).default(10) }))
  .output(z.array(z.object({ id, name: z.string(), matched: z.string() })));

/** Who may be the same company (china-rules 5.7). Reveals a masked name only, where the actor may not see the record. */
const checkDuplicates = query
  .route({ method: 'POST', path: '/customers/duplicates' })
  .input(
    z.object({
      name: line(200).optional(),
      creditCode: line(30).optional(),
      mobile: line(40).optional(),
      phone: line(40).optional(),
      exceptId: id.optional(),
    }),
  )
  .output(
    z.array(
      z.object({
        customerId: id.nullable(),
        name: z.string(),
        score: z.number(),
        rule: z.enum(['creditCode', 'name', 'phone', 'core']),
        blocks: z.boolean(),
      }),
    ),
  );

export const newCustomer = z.object({
  id: id.optional(),
  name: customerFields.name,
  ...z.object(customerFields).omit({ name: true }).partial().shape,
  ownerId: id.nullable().optional(),
  /** Straight into a pool, without an owner. */
  poolId: id.optional(),
  tags: z.array(line(40)).max(50).optional(),
  /** Records a known duplicate on purpose; needs `customer.overrideDuplicate`. */
  allowDuplicate: z.boolean().optional(),
});

const create = command
  .route({ method: 'POST', path: '/customers' })
  .input(newCustomer)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...duplicate });

const edit = command
  .route({ method: 'PATCH', path: '/customers/{id}' })
  .input(z.object({ id, changes: changesOf(customerFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...duplicate });

/** Adds and takes away tags; the union of what several people did is kept. */
const tag = command
  .route({ method: 'POST', path: '/customers/tag' })
  .input(
    z.object({ ids: z.array(id).min(1).max(500), add: z.array(line(40)).max(50), remove: z.array(line(40)).max(50) }),
  )
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

/** Gives customers with their contacts and follow-ups to a colleague. The server decides in order of arrival. */
const assign = command
  .route({ method: 'POST', path: '/customers/assign' })
  .input(z.object({ ids: z.array(id).min(1).max(500), ownerId: id }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...capacityFull, OWNER_NOT_FOUND: { status: 404 } });

/** Takes customers out of their pool. Offline it is a request: the server decides in the order of arrival. */
const claim = command
  .route({ method: 'POST', path: '/customers/claim' })
  .input(z.object({ ids: z.array(id).min(1).max(100) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...claimRefused });

/** Back to a pool: the chosen one, or the owner's first. */
const returnToPool = command
  .route({ method: 'POST', path: '/customers/return' })
  .input(
    z.object({
      ids: z.array(id).min(1).max(500),
      reason: z.enum(customerReturnReasons),
      remark: line(500).optional(),
      poolId: id.optional(),
    }),
  )
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...poolNotFound });

/** Locks customers against recycling, or lets them go. */
const lock = command
  .route({ method: 'POST', path: '/customers/lock' })
  .input(z.object({ ids: z.array(id).min(1).max(500), locked: z.boolean() }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...lockQuotaFull });

/** To the recycle bin, with contacts and follow-ups; 30 days. */
const remove = command
  .route({ method: 'POST', path: '/customers/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const restore = command
  .route({ method: 'POST', path: '/customers/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

/** The customer's page in one answer: what is owed, what to look after, counts and latest events (clause 5.3-2). */
const overview = query
  .route({ method: 'GET', path: '/customers/{id}/overview' })
  .input(z.object({ id }))
  .output(
    z.object({
      customer: customerRow,
      contacts: z.array(z.object({ id, name: z.string(), title: z.string().nullable(), mobile: contactFields.mobile })),
      followUps: z.array(
        z.object({ id, at: z.number(), method: z.string(), content: z.string(), byName: z.string().nullable() }),
      ),
      openTasks: z.number().int(),
      balance: customerBalance,
      warnings: z.array(customerWarning),
      counts: z.object(
        Object.fromEntries(relatedLists.map((each) => [each, z.number().int()])) as Record<
          (typeof relatedLists)[number],
          z.ZodNumber
        >,
      ),
    }),
  )
  .errors(notFound);

/** What the customer bought, with the last price of each product; the latest first. */
const purchases = query
  .route({ method: 'GET', path: '/customers/{id}/purchases' })
  .input(z.object({ id }))
  .output(z.array(purchase));

export const customersContract = {
  list,
  get,
  overview,
  purchases,
  suggest,
  checkDuplicates,
  create,
  edit,
  tag,
  assign,
  claim,
  returnToPool,
  lock,
  remove,
  restore,
};
