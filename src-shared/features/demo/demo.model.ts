import { z } from 'zod';
import { instant } from '../../kernel/fields.ts';

export const demoSize = { branches: 3, people: 20, customers: 2_000, leads: 600 } as const;
export const customersPerPart = 100;
export const leadsPerPart = 150;
/** Part 0 is the people; then customers with all that hangs on them; then leads; the last is what is sold. */
export const demoParts = 2 + demoSize.customers / customersPerPart + demoSize.leads / leadsPerPart;

/** What decides every row of the sample company: the same plan gives the same rows on every host. */
export const demoPlan = z.object({
  /** Tells one installation from a later one, so that ids of removed rows are never used again. */
  run: z.number().int().min(0).max(0xfff),
  /** The day around which follow-ups lie and next contacts fall due. */
  today: instant,
});
export type DemoPlan = z.output<typeof demoPlan>;

/** Every id of a sample record, and no other, lies between these two: a UUIDv7 of 1970. */
export const demoIdRange = ['00000000-de30-7', '00000000-de30-8'] as const;

const kinds = [
  'branch',
  'department',
  'user',
  'customer',
  'contact',
  'followUp',
  'task',
  'lead',
  'pool',
  'scoreRule',
  'productLine',
  'product',
  'priceBook',
  'priceBookEntry',
  'opportunity',
  'opportunityStep',
  'quote',
  'quoteLine',
  'order',
  'orderLine',
  'delivery',
  'deliveryLine',
  'event',
  'contract',
  'contractLine',
] as const;
export type DemoKind = (typeof kinds)[number];

export function demoId(plan: DemoPlan, kind: DemoKind, number: number): string {
  const run = plan.run.toString(16).padStart(3, '0');
  const rest = (kinds.indexOf(kind) + 1).toString(16).padStart(2, '0') + number.toString(16).padStart(10, '0');
  return `00000000-de30-7${run}-8000-${rest}`;
}

export function isDemoId(id: string): boolean {
  return id >= demoIdRange[0] && id < demoIdRange[1];
}

/** The sample company is here already: removed first, it can be made anew. */
export interface DemoInstalled {
  readonly code: 'DEMO_INSTALLED';
}

export const demoCounts = z.object({
  customers: z.number().int(),
  contacts: z.number().int(),
  leads: z.number().int(),
  followUps: z.number().int(),
  people: z.number().int(),
});
export type DemoCounts = z.output<typeof demoCounts>;
