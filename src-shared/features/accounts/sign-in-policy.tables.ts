import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import type { SignInPolicy } from './sign-in-policy.model.ts';

/** One row: the company's rules of signing in, known on every host because each checks passwords. */
export const signInPolicies = sqliteTable('sign_in_policies', {
  id: text('id').primaryKey(),
  policy: text('policy', { mode: 'json' }).$type<SignInPolicy>().notNull(),
  ...recordColumns,
});
