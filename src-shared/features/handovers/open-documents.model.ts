export const documentKinds = [
  'opportunities',
  'quotes',
  'contracts',
  'orders',
  'receivables',
  'invoices',
  'redRequests',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * Documents that are not over yet, as a condition on alias `t`: nobody may leave while one is theirs, and a hand-over
 * moves them. What is over keeps the name it was done under.
 */
export const openDocuments: Readonly<Record<DocumentKind, { readonly table: string; readonly open: string }>> = {
  opportunities: { table: 'opportunities', open: 't.end_state IS NULL' },
  quotes: {
    table: 'quotes',
    open: "t.status IN ('draft', 'pending', 'rejected', 'active', 'sent', 'accepted', 'partlyOrdered')",
  },
  contracts: {
    table: 'contracts',
    open: "t.status NOT IN ('completed', 'expired', 'terminated', 'archived', 'void')",
  },
  orders: {
    table: 'orders',
    open: "t.status NOT IN ('closed', 'cancelled') AND NOT (t.status = 'completed' AND t.receipt_state IN ('full', 'over'))",
  },
  receivables: { table: 'receivable_plans', open: "t.status IN ('waiting', 'open', 'part')" },
  invoices: { table: 'invoice_applications', open: "t.status NOT IN ('done', 'cancelled')" },
  redRequests: { table: 'red_requests', open: "t.status NOT IN ('issued', 'void')" },
};
