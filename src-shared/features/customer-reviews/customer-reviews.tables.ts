import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { customerLevels } from '../customers/customer.model.ts';
import { reviewKinds, reviewStates } from './customer-review.model.ts';

/** Proposals about customers and what was decided; each carries its customer's scope. */
export const customerReviews = sqliteTable(
  'customer_reviews',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id').notNull(),
    kind: text('kind', { enum: reviewKinds }).notNull(),
    fromLevel: text('from_level', { enum: customerLevels }),
    toLevel: text('to_level', { enum: customerLevels }),
    reason: text('reason').notNull(),
    state: text('state', { enum: reviewStates }).notNull(),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
    decisionNote: text('decision_note'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('customer_reviews_by_customer').on(table.customerId, table.createdAt),
    index('customer_reviews_by_state').on(table.state, table.createdAt),
  ],
);
