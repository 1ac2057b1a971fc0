import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findVisibleCustomer } from './customers.repository.ts';
import { withNames } from './list-customers.ts';

/** The customer's page in one answer (clause 5.3-2). Undefined where the actor may not see the customer. */
export function findOverview(db: ReadDb, actor: Actor, id: string) {
  const found = findVisibleCustomer(db, actor, id);
  if (!found) return undefined;
  return {
    customer: withNames(db, [found])[0]!,
    contacts: [],
    followUps: [],
    openTasks: 0,
    counts: { contacts: 0, followUps: 0, tasks: 0, leads: 0 },
  };
}
