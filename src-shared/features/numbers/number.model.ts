import { z } from 'zod';
import { line } from '../../kernel/fields.ts';
import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';

/** Kinds of documents that have numbers of their own (M0). */
export const docTypes = [
  'quote',
  'contract',
  'order',
  'delivery',
  'return',
  'receipt',
  'invoiceApplication',
  'redRequest',
  'lead',
  'customer',
  'opportunity',
  'product',
] as const;
export type DocType = (typeof docTypes)[number];

export const resets = ['day', 'month', 'year', 'never'] as const;
export type Reset = (typeof resets)[number];
export const dateFormats = ['yyyyMMdd', 'yyyyMM', 'yyyy'] as const;
export type DateFormat = (typeof dateFormats)[number];

export const numberPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: line(20).min(1) }),
  z.object({ kind: z.literal('date'), format: z.enum(dateFormats) }),
  z.object({ kind: z.literal('branch') }),
  z.object({
    kind: z.literal('sequence'),
    width: z.number().int().min(1).max(10),
    step: z.number().int().min(1).max(100),
  }),
]);
export type NumberPart = z.infer<typeof numberPart>;

/** How the numbers of a document type are made; `blockSize` are lent to a device at a time. */
export const numberTemplate = z.object({
  docType: z.enum(docTypes),
  parts: z.array(numberPart).min(1).max(8),
  reset: z.enum(resets),
  blockSize: z.number().int().min(5).max(500),
});
export type NumberTemplate = z.infer<typeof numberTemplate>;

const prefixes: Readonly<Record<DocType, string>> = {
  quote: 'QT',
  contract: 'HT',
  order: 'SO',
  delivery: 'FH',
  return: 'TH',
  receipt: 'SK',
  invoiceApplication: 'KP',
  redRequest: 'HZ',
  lead: 'XS',
  customer: 'KH',
  opportunity: 'SJ',
  product: 'CP',
};

/** What holds until somebody decides: `SO-BJ-202611-0001`, anew each month. */
export function defaultTemplate(docType: DocType): NumberTemplate {
  return {
    docType,
    parts: [
      { kind: 'text', text: `${prefixes[docType]}-` },
      { kind: 'branch' },
      { kind: 'text', text: '-' },
      { kind: 'date', format: 'yyyyMM' },
      { kind: 'text', text: '-' },
      { kind: 'sequence', width: 4, step: 1 },
    ],
    reset: 'month',
    blockSize: 20,
  };
}

/** Company-wide documents and people without a branch. */
export const noBranchCode = '00';

/** The day in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** What the sequence counts within: it begins anew when this changes. */
export function periodOf(reset: Reset, day: string): string {
  const length = { day: 10, month: 7, year: 4, never: 0 }[reset];
  return day.slice(0, length);
}

export interface NumberPlace {
  readonly branchCode: string | null;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

export function renderNumber(parts: readonly NumberPart[], place: NumberPlace, sequence: number): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'date':
          return place.day.replaceAll('-', '').slice(0, part.format.length);
        case 'branch':
          return place.branchCode ?? noBranchCode;
        case 'sequence':
          return String(sequence).padStart(part.width, '0');
        default:
          return part satisfies never;
      }
    })
    .join('');
}

export function stepOf(parts: readonly NumberPart[]): number {
  return parts.find((part) => part.kind === 'sequence')?.step ?? 1;
}

/** Each branch counts by itself only where its code is part of the number. */
export function isPerBranch(parts: readonly NumberPart[]): boolean {
  return parts.some((part) => part.kind === 'branch');
}

/** Two documents must differ by more than the day that is not in the number. */
export function checkTemplate({ parts, reset }: NumberTemplate): Result<void, FieldInvalid> {
  const invalid = (field: string, rule: string) => refuse<FieldInvalid>({ code: 'FIELD_INVALID', field, rule });
  if (parts.filter((part) => part.kind === 'sequence').length !== 1) return invalid('parts', 'oneSequence');
  if (parts.some((part) => part.kind === 'text' && isProvisional(part.text))) return invalid('parts', 'provisional');
  const date = parts.find((part) => part.kind === 'date');
  const finest = date === undefined ? 0 : { yyyy: 1, yyyyMM: 2, yyyyMMdd: 3 }[date.format];
  const needed = { never: 0, year: 1, month: 2, day: 3 }[reset];
  return finest < needed ? invalid('reset', 'dateMissing') : ok(undefined);
}

const provisionalMark = '临-';

/** A number that a device without a block gave; the server puts the formal one in its place. Documents say 临时编号. */
export function isProvisional(no: string): boolean {
  return no.startsWith(provisionalMark);
}

/** `临-<分支>-<设备>-<n>`; the eight digits come from the command, so no lost, restored or repeated work gives them twice. */
export function provisionalNumber(branchCode: string | null, deviceId: string, digits: string): string {
  return `${provisionalMark}${branchCode ?? noBranchCode}-${deviceId.slice(-4).toUpperCase()}-${digits}`;
}
