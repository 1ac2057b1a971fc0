import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { invoiceTitle, newTitle, titleFields } from './invoice-title.model.ts';
import { newTaxEntity, taxEntity, taxEntityFields } from './tax-entity.model.ts';

const notFound = { INVOICE_TITLE_NOT_FOUND: { status: 404 } } as const;
const customerNotFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
const noEntity = { TAX_ENTITY_NOT_FOUND: { status: 404 } } as const;

export const titleRow = invoiceTitle.extend({
  customerName: z.string().nullable(),
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
});
export type TitleRow = z.infer<typeof titleRow>;

const one = z.object({ id });
const many = z.object({ ids: z.array(id).min(1).max(500) });

const list = query
  .route({ method: 'GET', path: '/invoice-titles' })
  .input(listInput.extend({ customerId: id.optional() }))
  .output(listOutput(titleRow));

const get = query.route({ method: 'GET', path: '/invoice-titles/{id}' }).input(one).output(titleRow).errors(notFound);

const create = command
  .route({ method: 'POST', path: '/invoice-titles' })
  .input(newTitle)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...customerNotFound });

/** The title of the customer's own record, if it has none yet. */
const derive = command
  .route({ method: 'POST', path: '/invoice-titles/derive' })
  .input(z.object({ customerId: id }))
  .output(written)
  .errors({ ...notAllowed, ...customerNotFound });

const edit = command
  .route({ method: 'PATCH', path: '/invoice-titles/{id}' })
  .input(one.extend({ changes: changesOf(titleFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid });

const setDefault = command
  .route({ method: 'POST', path: '/invoice-titles/{id}/default' })
  .input(one)
  .output(written)
  .errors({ ...notFound, ...notAllowed });

const act = (path: string) =>
  command
    .route({ method: 'POST', path: `/invoice-titles/${path}` as const })
    .input(many)
    .output(writtenMany)
    .errors({ ...notFound, ...notAllowed });

export const invoiceTitlesContract = {
  list,
  get,
  create,
  derive,
  edit,
  setDefault,
  verify: act('verify'),
  remove: act('remove'),
  restore: act('restore'),
};

const entities = query.route({ method: 'GET', path: '/tax-entities' }).input(z.object({})).output(z.array(taxEntity));

const createEntity = command
  .route({ method: 'POST', path: '/tax-entities' })
  .input(newTaxEntity)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken });

const editEntity = command
  .route({ method: 'PATCH', path: '/tax-entities/{id}' })
  .input(one.extend({ changes: changesOf(taxEntityFields) }))
  .output(written)
  .errors({ ...noEntity, ...notAllowed, ...fieldInvalid });

const removeEntities = command
  .route({ method: 'POST', path: '/tax-entities/remove' })
  .input(many)
  .output(writtenMany)
  .errors({ ...noEntity, ...notAllowed });

export const taxEntitiesContract = { list: entities, create: createEntity, edit: editEntity, remove: removeEntities };
