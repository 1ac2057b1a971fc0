import { z } from 'zod';
import { changesOf, id, line } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { contact, contactFields, contactStatuses, newContact } from './contact.model.ts';

const notFound = { CONTACT_NOT_FOUND: { status: 404 } } as const;
const customerNotFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
/** The customer already has a contact with this mobile number (M5: unique inside one customer, a warning across). */
const duplicate = {
  CONTACT_DUPLICATE: { status: 409, data: z.object({ contactId: id, name: z.string() }) },
} as const;

/** A row of the list: the record with the names a person reads. */
export const contactRow = contact.extend({
  customerName: z.string().nullable(),
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  followed: z.boolean(),
});
export type ContactRow = z.infer<typeof contactRow>;

const list = query
  .route({ method: 'GET', path: '/contacts' })
  .input(listInput.extend({ customerId: id.optional() }))
  .output(listOutput(contactRow));

const get = query
  .route({ method: 'GET', path: '/contacts/{id}' })
  .input(z.object({ id }))
  .output(
    contactRow.extend({
      reportsToName: z.string().nullable(),
      formerCustomers: z.array(z.object({ id, name: z.string() })),
    }),
  )
  .errors(notFound);

/** Names a person may mean while typing; best first. Disabled contacts and those who left are not offered. */
const suggest = query
  .route({ method: 'GET', path: '/contacts/suggest' })
  .input(
    z.object({
      text: z.string().max(100),
      customerId: id.optional(),
      limit: z.number().int().min(1).max(50).default(10),
    }),
  )
  .output(z.array(z.object({ id, name: z.string(), customerId: id, customerName: z.string().nullable() })));

/** Who already has this mobile number. Outside the actor's scope only a masked name is told. */
const checkMobile = query
  .route({ method: 'POST', path: '/contacts/mobile' })
  .input(z.object({ mobile: line(40), customerId: id.optional(), exceptId: id.optional() }))
  .output(
    z.array(
      z.object({
        contactId: id.nullable(),
        name: z.string(),
        customerName: z.string().nullable(),
        /** Saving under the given customer would be refused. */
        blocks: z.boolean(),
      }),
    ),
  );

/** How many contacts the actor sees, by status; of one customer or of all. */
const counts = query
  .route({ method: 'GET', path: '/contacts/counts' })
  .input(z.object({ customerId: id.optional() }))
  .output(
    z.object({ total: z.number().int(), active: z.number().int(), left: z.number().int(), disabled: z.number().int() }),
  );

/** The first contact of a customer becomes its primary one. */
const create = command
  .route({ method: 'POST', path: '/contacts' })
  .input(newContact)
  .output(written)
  .errors({ ...customerNotFound, ...notAllowed, ...fieldInvalid, ...idTaken, ...duplicate });

const edit = command
  .route({ method: 'PATCH', path: '/contacts/{id}' })
  .input(z.object({ id, changes: changesOf(contactFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...duplicate });

/** Adds and takes away tags; the union of what several people did is kept. */
const tag = command
  .route({ method: 'POST', path: '/contacts/tag' })
  .input(
    z.object({ ids: z.array(id).min(1).max(500), add: z.array(line(40)).max(50), remove: z.array(line(40)).max(50) }),
  )
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

/** Works at the customer, has left it, or is no longer offered in pickers. */
const setStatus = command
  .route({ method: 'POST', path: '/contacts/{id}/status' })
  .input(z.object({ id, status: z.enum(contactStatuses), reason: line(200).nullable().optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed });

/** The person changed companies: history stays, the former company is remembered. */
const moveToCustomer = command
  .route({ method: 'POST', path: '/contacts/{id}/move' })
  .input(z.object({ id, customerId: id }))
  .output(written)
  .errors({ ...notFound, ...customerNotFound, ...notAllowed, ...duplicate });

/** One primary contact per customer; the one before steps back. */
const setPrimary = command
  .route({ method: 'POST', path: '/contacts/{id}/primary' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...notFound, ...notAllowed });

const remove = command
  .route({ method: 'POST', path: '/contacts/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

/** Refused while the customer itself is in the recycle bin. */
const restore = command
  .route({ method: 'POST', path: '/contacts/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...customerNotFound, ...notAllowed, ...duplicate });

export const contactsContract = {
  list,
  get,
  suggest,
  checkMobile,
  counts,
  create,
  edit,
  tag,
  setStatus,
  moveToCustomer,
  setPrimary,
  remove,
  restore,
};
