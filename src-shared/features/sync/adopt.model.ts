import { z } from 'zod';
import { id } from '../../kernel/fields.ts';

export const maxAdoptRows = 500;

/** Records of a company that began on one computer, brought to the server it joins; values as JSON keeps them. */
export const adoption = z.object({
  rows: z
    .array(z.object({ table: z.string().max(60), id, values: z.record(z.string().max(60), z.unknown()) }))
    .min(1)
    .max(maxAdoptRows),
});
export type Adoption = z.infer<typeof adoption>;

/** Tables whose rows a server takes over; what is in others is brought before it by itself, and held back with its content. */
export const adoptableTables = [
  'customers',
  'contacts',
  'follow_ups',
  'follow_up_notes',
  'leads',
  'opportunities',
  'opportunity_steps',
  'forecasts',
  'quotes',
  'quote_lines',
  'contracts',
  'contract_lines',
  'contract_changes',
  'orders',
  'order_lines',
  'order_changes',
  'deliveries',
  'delivery_lines',
  'goods_returns',
  'goods_return_lines',
  'events',
  'event_exceptions',
  'event_contents',
  'event_seats',
  'tasks',
  'reminders',
  'attachments',
  'views',
  'preferences',
  'follows',
] as const;
export type AdoptableTable = (typeof adoptableTables)[number];

export function isAdoptable(table: string): table is AdoptableTable {
  return (adoptableTables as readonly string[]).includes(table);
}
