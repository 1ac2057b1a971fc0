import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';

/** 增值税专用发票, 普通发票, 收据, 形式发票: the last two are no tax papers. */
export const invoiceKinds = ['special', 'ordinary', 'receipt', 'proforma'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];
/** 数电电子, 数电纸质, 税控纸质, 税控电子. */
export const invoiceMedia = ['digital', 'digitalPaper', 'paper', 'electronic'] as const;
export type InvoiceMedium = (typeof invoiceMedia)[number];
/** A rate, 免税, 不征税. */
export const taxTags = ['rate', 'exempt', 'notTaxable'] as const;
export type TaxTag = (typeof taxTags)[number];

/** What the electronic bureau and the older tax control call a kind on a medium. */
const bureauCodes: Readonly<Record<InvoiceMedium, Readonly<Record<'special' | 'ordinary', string>>>> = {
  digital: { special: '81', ordinary: '82' },
  digitalPaper: { special: '85', ordinary: '86' },
  paper: { special: '01', ordinary: '04' },
  electronic: { special: '08', ordinary: '10' },
};

export function bureauCodeOf(kind: InvoiceKind, medium: InvoiceMedium): string {
  return kind === 'special' || kind === 'ordinary' ? bureauCodes[medium][kind] : '';
}

export function isTaxPaper(kind: InvoiceKind): boolean {
  return kind === 'special' || kind === 'ordinary';
}

export interface InvoiceNumber {
  readonly invoiceCode: string | null;
  readonly invoiceNo: string;
}

/** 20 digits where the bureau gives them; a code of 10 or 12 digits and a number of 8 where tax control did. */
export function checkInvoiceNumber(
  { kind, medium }: { readonly kind: InvoiceKind; readonly medium: InvoiceMedium },
  { invoiceCode, invoiceNo }: InvoiceNumber,
): Result<void, FieldInvalid> {
  const invalid = (field: string, rule: string) => refuse({ code: 'FIELD_INVALID' as const, field, rule });
  if (!isTaxPaper(kind)) return invoiceNo === '' ? invalid('invoiceNo', 'required') : ok(undefined);
  if (medium === 'digital' || medium === 'digitalPaper') {
    if (!/^\d{20}$/.test(invoiceNo)) return invalid('invoiceNo', 'twentyDigits');
    return invoiceCode === null ? ok(undefined) : invalid('invoiceCode', 'forbidden');
  }
  if (!/^(\d{10}|\d{12})$/.test(invoiceCode ?? '')) return invalid('invoiceCode', 'tenOrTwelveDigits');
  return /^\d{8}$/.test(invoiceNo) ? ok(undefined) : invalid('invoiceNo', 'eightDigits');
}

/** `*简称*名称`, as the tax class says; the bare name where the product has none. */
export function itemNameOf(shortName: string | null, name: string): string {
  return shortName === null || shortName === '' || name.startsWith('*') ? name : `*${shortName}*${name}`;
}
