import type { z } from 'zod';
import { companyNorm } from '../../kernel/china/company-name.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed, isInScope, type Scope } from '../../kernel/scope.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ContactDuplicate, ContactNotFound, CustomerNotFound } from '../contacts/contact.model.ts';
import { contactKeys, findContact, findPrimaryContact, findSameMobile } from '../contacts/contacts.repository.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import {
  type CustomerRecord,
  findCustomer,
  findCustomerByCreditCode,
  findCustomerByNameNorm,
  findVisibleCustomer,
} from '../customers/customers.repository.ts';
import { customers } from '../customers/customers.tables.ts';
import { insertOpportunity } from '../opportunities/new-opportunity.repository.ts';
import { findOpportunity } from '../opportunities/opportunities.repository.ts';
import type { PipelineNotFound } from '../opportunities/pipeline.model.ts';
import type { convertInput } from './leads.contract.ts';
import type { LeadRecord } from './leads.repository.ts';

type Wanted = z.output<typeof convertInput>;

/** The same as the customers room refuses with. */
export interface CustomerDuplicate {
  readonly code: 'CUSTOMER_DUPLICATE';
  readonly rule: 'creditCode' | 'name';
  readonly maskedName: string;
  readonly customerId: string | null;
}

interface Taken extends Scope {
  readonly id: string;
}

type TakeCustomerRefusal = NotAllowed | IdTaken | CustomerNotFound | CustomerDuplicate;

/** The customer the lead becomes: one that exists, or a new one filled from the lead, owned by the lead's owner. */
export function takeCustomer(
  tx: WriteTx,
  actor: Actor,
  lead: LeadRecord,
  wanted: Wanted['customer'],
): Result<Taken, TakeCustomerRefusal> {
  if (wanted.mode === 'link') {
    const found = findVisibleCustomer(tx, actor, wanted.customerId);
    return found && found.deletedAt === null ? ok(found) : refuse({ code: 'CUSTOMER_NOT_FOUND' });
  }
  if (!isAllowed(actor, 'customer.create')) return refuse({ code: 'NOT_ALLOWED', action: 'customer.create' });

  const { mode, allowDuplicate, id = tx.newId(), ...fields } = wanted;
  if (findCustomer(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const name = fields.name ?? lead.name;
  const same = findSame(tx, name, fields.creditCode ?? null);
  if (same && !(allowDuplicate && isAllowed(actor, 'customer.overrideDuplicate'))) {
    const isVisible = isInScope(actor, 'customer', same.customer);
    return refuse({
      code: 'CUSTOMER_DUPLICATE',
      rule: same.rule,
      maskedName: isVisible ? same.customer.name : masked(same.customer.name),
      customerId: isVisible ? same.customer.id : null,
    });
  }

  const { branchId, deptId, ownerId, tags, source, industry, region, address, mobile, phone, email, remark } = lead;
  const home = { branchId, deptId, ownerId };
  tx.insert(customers, {
    kind: 'enterprise',
    isKey: false,
    lifecycle: 'potential',
    ...{ source, industry, region, address, mobile, phone, email, remark },
    ...presentFields(fields),
    id,
    name,
    tags,
    ...home,
    ...nameKeys(name),
    receiveKind: 'converted',
    receivedAt: tx.at,
  });
  return ok({ id, ...home });
}

type TakeContactRefusal = NotAllowed | FieldInvalid | IdTaken | ContactNotFound | ContactDuplicate;

/** The person behind the lead: none, one of the customer's contacts, or a new one filled from the lead. */
export function takeContact(
  tx: WriteTx,
  actor: Actor,
  lead: LeadRecord,
  customer: Taken,
  wanted: Wanted['contact'],
): Result<string | null, TakeContactRefusal> {
  if (wanted.mode === 'none') return ok(null);
  if (wanted.mode === 'link') {
    const found = findContact(tx, wanted.contactId);
    const belongs = found && found.customerId === customer.id && found.deletedAt === null;
    return belongs ? ok(found.id) : refuse({ code: 'CONTACT_NOT_FOUND' });
  }
  if (!isAllowed(actor, 'contact.create')) return refuse({ code: 'NOT_ALLOWED', action: 'contact.create' });

  const { mode, id = tx.newId(), ...fields } = wanted;
  if (findContact(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const name = fields.name ?? lead.contactName;
  if (!name) return refuse({ code: 'FIELD_INVALID', field: 'contact.name', rule: 'required' });
  const mobile = fields.mobile === undefined ? lead.mobile : fields.mobile;
  const same = findSameMobile(tx, customer.id, mobile, null);
  if (same) return refuse({ code: 'CONTACT_DUPLICATE', contactId: same.id, name: same.name });

  const { title, phone, email, wechat, qq } = lead;
  const { branchId, deptId, ownerId } = customer;
  tx.insert(contacts, {
    birthdayLunar: false,
    isDecisionMaker: false,
    doNotCall: false,
    optOut: [],
    ...{ title, phone, email, wechat, qq },
    ...presentFields(fields),
    id,
    customerId: customer.id,
    name,
    mobile,
    tags: [],
    isPrimary: !findPrimaryContact(tx, customer.id),
    status: 'active',
    formerCustomerIds: [],
    ...{ branchId, deptId, ownerId },
    ...contactKeys({ name, mobile }),
  });
  return ok(id);
}

type TakeOpportunityRefusal = NotAllowed | FieldInvalid | IdTaken | PipelineNotFound;

/** What may come of it: in the hands of whoever works on the lead, about what the lead is about, unless told otherwise. */
export function takeOpportunity(
  tx: WriteTx,
  actor: Actor,
  lead: LeadRecord,
  customerId: string,
  contactId: string | null,
  wanted: Wanted['opportunity'],
): Result<string | null, TakeOpportunityRefusal> {
  if (!wanted) return ok(null);
  if (!isAllowed(actor, 'opportunity.create')) return refuse({ code: 'NOT_ALLOWED', action: 'opportunity.create' });

  const { id = tx.newId(), ...fields } = wanted;
  if (findOpportunity(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const { branchId, deptId, ownerId } = lead;
  const made = insertOpportunity(
    tx,
    {
      name: lead.name,
      source: lead.source,
      ...(lead.budget === null ? {} : { amount: lead.budget }),
      productLineId: lead.productLineIds[0] ?? null,
      contacts: contactId === null ? [] : [{ contactId, role: null }],
      ...presentFields(fields),
      expectedCloseOn: fields.expectedCloseOn,
      id,
      customerId,
      leadId: lead.id,
    },
    { branchId, deptId, ownerId },
  );
  return made.ok ? ok(id) : made;
}

function findSame(
  tx: WriteTx,
  name: string,
  creditCode: string | null,
): { rule: 'creditCode' | 'name'; customer: CustomerRecord } | undefined {
  const byCode = creditCode ? findCustomerByCreditCode(tx, creditCode) : undefined;
  if (byCode) return { rule: 'creditCode', customer: byCode };
  const byName = findCustomerByNameNorm(tx, companyNorm(name));
  return byName && { rule: 'name', customer: byName };
}

function masked(name: string): string {
  return name.length <= 4 ? `${name.slice(0, 1)}***` : `${name.slice(0, 2)}***${name.slice(-2)}`;
}
