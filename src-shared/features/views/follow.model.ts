/** What a person can star, by table. */
export const followedTables = [
  'customers',
  'contacts',
  'leads',
  'tasks',
  'quotes',
  'opportunities',
  'events',
  'contracts',
  'orders',
  'receivable_plans',
  'receipts',
] as const;
export type FollowedTable = (typeof followedTables)[number];
