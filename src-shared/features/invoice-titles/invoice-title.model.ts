import { z } from 'zod';
import { checkCreditCode, normaliseCreditCode, taxNumberKind } from '../../kernel/china/credit-code.ts';
import { id, instant, line, text } from '../../kernel/fields.ts';
import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** 企业, 个人, 其他组织. */
export const titleKinds = ['enterprise', 'person', 'organisation'] as const;
export type TitleKind = (typeof titleKinds)[number];

/** What a fapiao prints of its buyer. */
export const titleFields = {
  titleKind: z.enum(titleKinds),
  title: line(200).min(1),
  taxNo: line(30).nullable(),
  address: line(300).nullable(),
  phone: line(40).nullable(),
  bank: line(200).nullable(),
  account: line(60).nullable(),
  email: line(200).nullable(),
  receiverPhone: line(40).nullable(),
  notes: text(2000).nullable(),
};

const record = {
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
};

export const invoiceTitle = z.object({
  id,
  customerId: id,
  ...titleFields,
  isDefault: z.boolean(),
  /** When somebody of finance compared it with the customer's papers. */
  verifiedAt: instant.nullable(),
  verifiedBy: id.nullable(),
  /** Where it came from: the customer's own record, or typed. */
  origin: z.enum(['customer', 'typed']),
  ...scopeFields,
  ...record,
});
export type InvoiceTitle = z.infer<typeof invoiceTitle>;

export const newTitle = z.object({
  id: id.optional(),
  customerId: id,
  title: titleFields.title,
  ...z.object(titleFields).omit({ title: true }).partial().shape,
});
export type NewTitle = z.infer<typeof newTitle>;

/** Blanks, full-width letters and small letters never make two numbers of one. */
export function normaliseTaxNo(taxNo: string | null | undefined): string | null {
  const code = normaliseCreditCode(taxNo ?? '');
  return code === '' ? null : code;
}

/**
 * A company has a tax number whose check character agrees; older ones of 15, 17, 18 or 20 characters are taken, a natural
 * person has none. The hint says what a digit should have been.
 */
export function checkTitle(title: Pick<InvoiceTitle, 'titleKind' | 'taxNo'>): Result<void, FieldInvalid> {
  const { titleKind, taxNo } = title;
  const invalid = (rule: string, hint?: string) =>
    refuse({ code: 'FIELD_INVALID' as const, field: 'taxNo', rule, ...(hint ? { hint } : {}) });
  if (titleKind === 'person') return taxNo === null ? ok(undefined) : invalid('forbidden');
  if (taxNo === null) return titleKind === 'enterprise' ? invalid('required') : ok(undefined);
  const { problem } = checkCreditCode(taxNo);
  if (problem === null) return ok(undefined);
  const isLegacy = taxNumberKind(taxNo) === 'legacy' && taxNo.length !== 18;
  if (isLegacy) return ok(undefined);
  if (problem.kind === 'checkCharacter') return invalid('creditCode', taxNo.slice(0, 17) + problem.expected);
  if (problem.kind === 'character' && problem.suggestion) {
    return invalid(
      'creditCode',
      `${taxNo.slice(0, problem.position - 1)}${problem.suggestion}${taxNo.slice(problem.position)}`,
    );
  }
  return invalid('creditCode');
}

/** What a title of the customer's own record says: the first one needs no typing. */
export function titleOfCustomer(customer: {
  readonly name: string;
  readonly kind: string;
  readonly creditCode: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}): Pick<InvoiceTitle, 'titleKind' | 'title' | 'taxNo' | 'address' | 'phone' | 'email'> {
  const { name, kind, address, phone, email } = customer;
  const organisations: readonly string[] = ['institution', 'government'];
  const titleKind = kind === 'person' ? 'person' : organisations.includes(kind) ? 'organisation' : 'enterprise';
  const taxNo = titleKind === 'person' ? null : normaliseTaxNo(customer.creditCode);
  return { titleKind, title: name, taxNo, address, phone, email };
}

export interface InvoiceTitleNotFound {
  readonly code: 'INVOICE_TITLE_NOT_FOUND';
}
