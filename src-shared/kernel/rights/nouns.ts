/**
 * What the records of a table are called in the names of rights (`lead.edit`). A child table has the noun of what it
 * hangs on. A table that is not named here cannot be read by anybody's scope: a new room names itself first.
 */
const nounByTable: Readonly<Record<string, string>> = {
  customers: 'customer',
  customer_reviews: 'customer',
  contacts: 'contact',
  follow_ups: 'followUp',
  follow_up_notes: 'followUp',
  leads: 'lead',
  tasks: 'task',
  pipelines: 'pipeline',
  opportunities: 'opportunity',
  opportunity_steps: 'opportunity',
  forecasts: 'opportunity',
  contracts: 'contract',
  contract_lines: 'contract',
  contract_changes: 'contract',
  orders: 'order',
  order_lines: 'order',
  order_changes: 'order',
  deliveries: 'order',
  delivery_lines: 'order',
  goods_returns: 'order',
  goods_return_lines: 'order',
  receivable_plans: 'receivable',
  receipts: 'receivable',
  receipt_allocations: 'receivable',
  bank_accounts: 'receivable',
  tax_entities: 'taxEntity',
  invoice_titles: 'invoice',
  invoice_applications: 'invoice',
  invoice_application_lines: 'invoice',
  invoices: 'invoice',
  invoice_lines: 'invoice',
  red_requests: 'invoice',
  red_request_lines: 'invoice',
  reminders: 'task',
  quotes: 'quote',
  quote_lines: 'quote',
  quote_templates: 'quote',
  products: 'product',
  product_prices: 'product',
  product_images: 'product',
  brands: 'product',
  segments: 'product',
  units: 'product',
  categories: 'product',
  product_lines: 'productLine',
  price_books: 'priceBook',
  price_book_entries: 'priceBook',
  suppliers: 'supplier',
  supplier_prices: 'supplier',
  tax_rates: 'taxRate',
  events: 'event',
  event_exceptions: 'event',
  users: 'user',
  branches: 'branch',
  departments: 'department',
  roles: 'role',
  posts: 'role',
  privacy_requests: 'privacy',
  privacy_entries: 'privacy',
};

export function nounOf(table: string): string {
  const noun = nounByTable[table];
  if (noun === undefined) throw new Error(`${table} has no noun for rights`);
  return noun;
}

/** The noun, where the table has one. */
export function findNoun(table: string): string | undefined {
  return nounByTable[table];
}

/** Nouns whose records have a scope of their own, in an order that never changes: sync numbers them by their place. */
export const scopedNouns = [
  'customer',
  'contact',
  'followUp',
  'lead',
  'task',
  'privacy',
  'quote',
  'opportunity',
  'event',
  'order',
  'contract',
  'receivable',
  'invoice',
] as const;
export type ScopedNoun = (typeof scopedNouns)[number];

/** The noun of a table whose records have a scope; null for any other. */
export function scopedNounOf(table: string | null): ScopedNoun | null {
  const noun = table === null ? undefined : findNoun(table);
  return scopedNouns.find((each) => each === noun) ?? null;
}
