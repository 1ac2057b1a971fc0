import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

export const customerKinds = ['enterprise', 'soleTrader', 'institution', 'government', 'person'] as const;
export const customerLevels = ['A', 'B', 'C', 'D'] as const;
export const customerLifecycles = ['potential', 'interested', 'won', 'repeat', 'silent', 'lost'] as const;
export const customerRelations = ['group', 'subsidiary', 'branch', 'agent', 'endCustomer'] as const;
export const customerScales = ['micro', 'small', 'medium', 'large'] as const;
export const taxpayerKinds = ['general', 'smallScale', 'other'] as const;
export const receiveKinds = ['created', 'claimed', 'assigned', 'imported', 'converted'] as const;
export const customerSources = [
  'promotion',
  'search',
  'advert',
  'referral',
  'signUp',
  'enquiry',
  'exhibition',
  'coldVisit',
  'phone',
  'email',
  'existing',
  'other',
] as const;

/** How the customer likes to be served; orders show it where it counts. */
export const preferenceFields = {
  prefPackaging: line(300).nullable(),
  prefLabels: line(300).nullable(),
  prefDelivery: line(300).nullable(),
  prefAcceptance: line(300).nullable(),
  prefInvoicing: line(300).nullable(),
  prefStatement: line(300).nullable(),
  prefChannel: line(300).nullable(),
  prefTaboo: line(300).nullable(),
};

export const customerReturnReasons = [
  'unreachable',
  'notMyRegion',
  'noCapacity',
  'lowInterest',
  'leaving',
  'other',
] as const;
export type CustomerReturnReason = (typeof customerReturnReasons)[number];

/** The fields a person fills in (M4). Each is a register field: merged one by one. */
export const customerFields = {
  name: line(200).min(1),
  shortName: line(100).nullable(),
  kind: z.enum(customerKinds),
  creditCode: line(30).nullable(),
  parentId: id.nullable(),
  relation: z.enum(customerRelations).nullable(),
  industry: line(60).nullable(),
  scale: z.enum(customerScales).nullable(),
  region: line(100).nullable(),
  address: line(300).nullable(),
  website: line(200).nullable(),
  mobile: line(40).nullable(),
  phone: line(40).nullable(),
  fax: line(40).nullable(),
  email: line(200).nullable(),
  level: z.enum(customerLevels).nullable(),
  isKey: z.boolean(),
  keyReason: line(200).nullable(),
  lifecycle: z.enum(customerLifecycles),
  source: z.enum(customerSources).nullable(),
  paymentTermDays: z.number().int().min(0).max(3650).nullable(),
  /** Fen. */
  creditLimit: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
  taxpayerKind: z.enum(taxpayerKinds).nullable(),
  ...preferenceFields,
  remark: text(5000).nullable(),
};

export const customer = z.object({
  id,
  no: line(60).nullable(),
  ...customerFields,
  ...scopeFields,
  tags: z.array(line(40)),
  receiveKind: z.enum(receiveKinds),
  receivedAt: instant.nullable(),
  prevOwnerId: id.nullable(),
  /** The pool the customer lies in; null while somebody owns it. */
  poolId: id.nullable(),
  enteredPoolAt: instant.nullable(),
  returnReason: line(40).nullable(),
  returnRemark: line(500).nullable(),
  /** Locked against recycling since. */
  lockedAt: instant.nullable(),
  lastDealAt: instant.nullable(),
  lastFollowAt: instant.nullable(),
  lastFollowContent: text(500).nullable(),
  nextContactAt: instant.nullable(),
  followCount: z.number().int(),
  mergedInto: id.nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type Customer = z.infer<typeof customer>;
export type CustomerId = Customer['id'];
