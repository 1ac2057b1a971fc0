import { z } from 'zod';
import { changesOf, id, line } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { contactFields } from '../contacts/contact.model.ts';
import { customerFields } from '../customers/customer.model.ts';
import { scoreReason } from '../lead-rules/lead-score.model.ts';
import { newOpportunity } from '../opportunities/opportunity.model.ts';
import { capacityFull, claimRefused, poolNotFound } from '../pools/pool-refusals.model.ts';
import {
  lead,
  leadActions,
  leadFields,
  leadInvalidReasons,
  leadReturnReasons,
  leadStatuses,
  newLead,
} from './lead.model.ts';

const notFound = { LEAD_NOT_FOUND: { status: 404 } } as const;
const ownerNotFound = { OWNER_NOT_FOUND: { status: 404 } } as const;
/** The transition table has no such step from the lead's present state. */
const stateRefused = {
  LEAD_STATE_REFUSED: {
    status: 409,
    data: z.object({ leadId: id, status: z.enum(leadStatuses), action: z.enum(leadActions) }),
  },
} as const;
/** A converted lead is read-only. */
const closed = { LEAD_CLOSED: { status: 409, data: z.object({ customerId: id.nullable() }) } } as const;
const incomplete = { LEAD_INCOMPLETE: { status: 422, data: z.object({ missing: z.array(z.string()) }) } } as const;

/** A row of the list: the record with the names a person reads. */
export const leadRow = lead.extend({
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  productLineNames: z.array(z.string()),
  followed: z.boolean(),
  /** By the company's scoring rules, today; null without rules and where nobody works on the lead any more. */
  score: z.number().int().nullable(),
});
export type LeadRow = z.infer<typeof leadRow>;

/** `customerId` lists the leads a customer came from. */
const list = query
  .route({ method: 'GET', path: '/leads' })
  .input(listInput.extend({ customerId: id.optional() }))
  .output(listOutput(leadRow));

const get = query
  .route({ method: 'GET', path: '/leads/{id}' })
  .input(z.object({ id }))
  .output(
    leadRow.extend({
      prevOwnerName: z.string().nullable(),
      lastFollowByName: z.string().nullable(),
      convertedCustomerName: z.string().nullable(),
      convertedContactName: z.string().nullable(),
      convertedOpportunityName: z.string().nullable(),
      openTasks: z.number().int(),
      scoreReasons: z.array(scoreReason),
    }),
  )
  .errors(notFound);

/** How many leads the actor sees in each state; the columns of the board. */
const counts = query
  .route({ method: 'GET', path: '/leads/counts' })
  .input(z.object({ scene: listInput.shape.scene }))
  .output(z.record(z.enum(leadStatuses), z.number().int()));

const suggest = query
  .route({ method: 'GET', path: '/leads/suggest' })
  .input(z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50).default(10) }))
  .output(z.array(z.object({ id, name: z.string(), matched: z.string() })));

/** Leads and customers that may be the same company or person. A warning; outside the scope only a masked name. */
const checkDuplicates = query
  .route({ method: 'POST', path: '/leads/duplicates' })
  .input(
    z.object({
      name: line(200).optional(),
      mobile: line(40).optional(),
      phone: line(40).optional(),
      exceptId: id.optional(),
    }),
  )
  .output(
    z.array(
      z.object({
        kind: z.enum(['lead', 'customer']),
        recordId: id.nullable(),
        name: z.string(),
        score: z.number(),
        rule: z.enum(['name', 'phone', 'core']),
      }),
    ),
  );

const create = command
  .route({ method: 'POST', path: '/leads' })
  .input(newLead)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...ownerNotFound });

const edit = command
  .route({ method: 'PATCH', path: '/leads/{id}' })
  .input(z.object({ id, changes: changesOf(leadFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...closed });

/** Adds and takes away tags; the union of what several people did is kept. */
const tag = command
  .route({ method: 'POST', path: '/leads/tag' })
  .input(
    z.object({ ids: z.array(id).min(1).max(500), add: z.array(line(40)).max(50), remove: z.array(line(40)).max(50) }),
  )
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...closed });

/** Gives leads with their follow-ups and open tasks to a colleague. The server decides in order of arrival. */
const assign = command
  .route({ method: 'POST', path: '/leads/assign' })
  .input(z.object({ ids: z.array(id).min(1).max(500), ownerId: id }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...ownerNotFound, ...capacityFull });

/** Takes leads that nobody owns. Whoever reaches the server first keeps them. */
const claim = command
  .route({ method: 'POST', path: '/leads/claim' })
  .input(z.object({ ids: z.array(id).min(1).max(100) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...claimRefused, ...capacityFull });

const qualify = command
  .route({ method: 'POST', path: '/leads/{id}/qualify' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...incomplete });

const markInvalid = command
  .route({ method: 'POST', path: '/leads/invalid' })
  .input(
    z.object({ ids: z.array(id).min(1).max(500), reason: z.enum(leadInvalidReasons), remark: line(500).optional() }),
  )
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

/** An invalid lead comes back to life; for managers. */
const reactivate = command
  .route({ method: 'POST', path: '/leads/{id}/reactivate' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

/** Back to a pool: the chosen one, or the owner's first; without pools to the department's own. */
const returnToPool = command
  .route({ method: 'POST', path: '/leads/return' })
  .input(
    z.object({
      ids: z.array(id).min(1).max(500),
      reason: z.enum(leadReturnReasons),
      remark: line(500).optional(),
      deptId: id.optional(),
      poolId: id.optional(),
    }),
  )
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...poolNotFound, DEPARTMENT_NOT_FOUND: { status: 404 } });

export const convertInput = z.object({
  id,
  customer: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('link'), customerId: id }),
    z.object({
      mode: z.literal('create'),
      id: id.optional(),
      ...z.object(customerFields).partial().shape,
      /** Records a known duplicate on purpose; needs `customer.overrideDuplicate`. */
      allowDuplicate: z.boolean().optional(),
    }),
  ]),
  contact: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('none') }),
    z.object({ mode: z.literal('link'), contactId: id }),
    z.object({ mode: z.literal('create'), id: id.optional(), ...z.object(contactFields).partial().shape }),
  ]),
  /** Left out: no opportunity. Its name is the lead's, its amount the budget, unless others are given. */
  opportunity: newOpportunity
    .omit({ customerId: true, leadId: true, ownerId: true, contacts: true })
    .extend({ name: newOpportunity.shape.name.optional() })
    .optional(),
});

/**
 * Turns the lead into a customer, a contact and, if asked, an opportunity, made new or linked to ones that exist; all of
 * them or nothing. Its follow-ups and tasks move along, and the lead stays readable from the customer.
 */
const convert = command
  .route({ method: 'POST', path: '/leads/{id}/convert' })
  .input(convertInput)
  .output(written.extend({ customerId: id, contactId: id.nullable(), opportunityId: id.nullable() }))
  .errors({
    ...notFound,
    ...notAllowed,
    ...stateRefused,
    ...fieldInvalid,
    ...idTaken,
    CUSTOMER_NOT_FOUND: { status: 404 },
    CONTACT_NOT_FOUND: { status: 404 },
    PIPELINE_NOT_FOUND: { status: 404 },
    CUSTOMER_DUPLICATE: {
      status: 409,
      data: z.object({ rule: z.enum(['creditCode', 'name']), maskedName: z.string(), customerId: id.nullable() }),
    },
    CONTACT_DUPLICATE: { status: 409, data: z.object({ contactId: id, name: z.string() }) },
  });

const remove = command
  .route({ method: 'POST', path: '/leads/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...closed });

const restore = command
  .route({ method: 'POST', path: '/leads/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

export const leadsContract = {
  list,
  get,
  counts,
  suggest,
  checkDuplicates,
  create,
  edit,
  tag,
  assign,
  claim,
  qualify,
  markInvalid,
  reactivate,
  returnToPool,
  convert,
  remove,
  restore,
};
