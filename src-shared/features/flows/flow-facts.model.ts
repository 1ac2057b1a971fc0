/** Documents that can go through an approval (M17). */
export const flowDocTypes = [
  'quote',
  'contract',
  'order',
  'delivery',
  'return',
  'receipt',
  'receivable',
  'invoiceApplication',
  'redRequest',
  'opportunity',
  'customer',
] as const;
export type FlowDocType = (typeof flowDocTypes)[number];

/** What a condition may ask about. `money` is in fen, `rate` a share of one; `people` and the like hold ids. */
export const factKinds = [
  'money',
  'rate',
  'number',
  'choice',
  'department',
  'branch',
  'post',
  'role',
  'person',
] as const;
export type FactKind = (typeof factKinds)[number];

export interface FactDefinition {
  readonly name: string;
  readonly kind: FactKind;
  /** The values of a choice; each has a word on the screen. */
  readonly choices?: readonly string[];
}

/** Facts of whoever submits, known to the engine for every document. */
const submitterFacts: readonly FactDefinition[] = [
  { name: 'department', kind: 'department' },
  { name: 'branch', kind: 'branch' },
  { name: 'post', kind: 'post' },
  { name: 'role', kind: 'role' },
  { name: 'submitter', kind: 'person' },
];

const amount: FactDefinition = { name: 'amount', kind: 'money' };
const discount: FactDefinition = { name: 'discount', kind: 'rate' };
const margin: FactDefinition = { name: 'margin', kind: 'rate' };
const level: FactDefinition = { name: 'customerLevel', kind: 'choice', choices: ['A', 'B', 'C', 'D'] };
const reasons = (...choices: string[]): FactDefinition => ({ name: 'reasons', kind: 'choice', choices });

/** What a room tells about its document besides; a fact it leaves out answers no condition. */
const documentFacts: Readonly<Record<FlowDocType, readonly FactDefinition[]>> = {
  quote: [
    amount,
    discount,
    margin,
    level,
    reasons('belowFloor', 'belowMoq', 'priceBookExpired', 'longLead', 'lowMargin', 'highAmount'),
  ],
  contract: [amount, discount, level, reasons('change', 'overCredit', 'personalTerms')],
  order: [amount, discount, margin, level, reasons('belowFloor', 'belowMoq', 'overCredit', 'change', 'personalTerms')],
  delivery: [amount, level, reasons('overCredit', 'overdue')],
  return: [amount, level],
  receipt: [amount, level],
  receivable: [amount, level, reasons('void', 'bad')],
  invoiceApplication: [amount, level, reasons('beforeDelivery', 'special')],
  redRequest: [amount, level],
  opportunity: [amount, level],
  customer: [level, { name: 'creditLimit', kind: 'money' }],
};

export function factsOf(docType: FlowDocType): readonly FactDefinition[] {
  return [...documentFacts[docType], ...submitterFacts];
}

export type FactValue = string | number | boolean | null | readonly string[];
export type Facts = Readonly<Record<string, FactValue>>;
