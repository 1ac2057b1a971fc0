import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { documentSums, fen, figure, keptFields, pricingFields } from '../documents/document.model.ts';
import { personalTerm } from '../orders/order.model.ts';
import { newOrderLine } from '../orders/order-line.model.ts';
import { planTerm } from '../receivables/plan.model.ts';
import { contractStatuses } from './contract-states.model.ts';

/** 直销 代理 服务 框架 补充协议 (M10). */
export const contractKinds = ['direct', 'agent', 'service', 'framework', 'supplement'] as const;
export type ContractKind = (typeof contractKinds)[number];

/** Who signs: 客户, 我方. */
export const signingSides = ['customer', 'company'] as const;

/** How long before its end the owner is reminded, if nobody says otherwise. */
export const usualRemindDays = 30;

/** The fields that a person fills in. */
export const contractFields = {
  name: line(200).min(1),
  kind: z.enum(contractKinds),
  customerId: id,
  contactId: id.nullable(),
  opportunityId: id.nullable(),
  /** Of a supplement: the contract that it belongs to. */
  parentContractId: id.nullable(),
  /** The company's own entity that sells. */
  sellerEntityId: id.nullable(),
  ...pricingFields,
  /** Fen, tax included. Of a framework: what all its orders may come to; of any other: its worth where lines do not say it. */
  agreedAmount: fen.nullable(),
  startDate: localDate.nullable(),
  endDate: localDate.nullable(),
  renewRemindDays: z.number().int().min(0).max(365),
  /** Periods of payment; they become the plan of receivables when both sides have signed. */
  paymentPlan: z.array(planTerm).max(60),
  /** 个性化条款 (clause 4.5); orders of the contract take them over. */
  clauses: z.array(personalTerm).max(50),
  /** How it looks on paper: a template of the company's. */
  templateId: id.nullable(),
  notes: text(20_000).nullable(),
};

export const contract = z.object({
  id,
  no: line(120).nullable(),
  ...contractFields,
  quoteId: id.nullable(),
  /** The contract that this one goes on with. */
  renewsId: id.nullable(),
  taxMode: z.enum(taxModes),
  /** Counts the changes after it was signed. */
  version: figure,
  status: z.enum(contractStatuses),
  heldFrom: z.enum(contractStatuses).nullable(),
  reason: line(500).nullable(),
  customerSigner: line(60).nullable(),
  customerSignedOn: localDate.nullable(),
  companySigner: line(60).nullable(),
  companySignedOn: localDate.nullable(),
  /** The day from which it counts: the later of both signatures. */
  signDate: localDate.nullable(),
  endedAt: instant.nullable(),
  ...documentSums(),
  ...keptFields,
});
export type Contract = z.infer<typeof contract>;

export const newContract = z.object({
  id: id.optional(),
  customerId: contractFields.customerId,
  name: contractFields.name,
  ...z.object(contractFields).omit({ customerId: true, name: true }).partial().shape,
  taxMode: z.enum(taxModes).optional(),
  ownerId: id.optional(),
  tags: z.array(line(40)).max(50).optional(),
  lines: z.array(newOrderLine).max(500).optional(),
});
export type NewContract = z.infer<typeof newContract>;

/** How the contract was before or after a change: its fields and lines, whole. */
export const contractSnapshot = z.object({
  fields: z.record(z.string(), z.json()),
  lines: z.array(z.looseObject({ id: z.string().optional() })),
});
export type ContractSnapshot = z.infer<typeof contractSnapshot>;

/** Only a draft and a contract that is being changed can be edited. */
export interface ContractLocked {
  readonly code: 'CONTRACT_LOCKED';
  readonly contractId: string;
}

/** Orders, receipts or invoices stand in the way and are to be reversed first. */
export interface ContractInUse {
  readonly code: 'CONTRACT_IN_USE';
  readonly references: { readonly table: string; readonly count: number }[];
}

/** The orders of a framework would come to more than was agreed. */
export interface ContractLimitExceeded {
  readonly code: 'CONTRACT_LIMIT_EXCEEDED';
  /** Fen. */
  readonly limit: number;
  readonly ordered: number;
  readonly order: number;
}
