import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findVisibleRow } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { orders } from '../orders/orders.tables.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { receipts, receivablePlans } from '../receivables/receivables.tables.ts';

import { events } from '../schedule/schedule.tables.ts';

import { tasks } from '../tasks/tasks.tables.ts';
import type { FollowedTable } from './follow.model.ts';
import { findFollow } from './views.repository.ts';
import { follows } from './views.tables.ts';

interface SetFollowInput {
  readonly table: FollowedTable;
  readonly recordId: string;
  readonly followed: boolean;
}

export interface TargetNotFound {
  readonly code: 'TARGET_NOT_FOUND';
}

const tables = {
  customers,
  contacts,
  leads,
  tasks,
  quotes,
  opportunities,
  contracts,
  orders,
  receivable_plans: receivablePlans,
  receipts,
  events,
} as const;

/** Safe to repeat. A star can always be taken away, but only given to what the person may see. */
export function setFollow(
  tx: WriteTx,
  actor: Actor,
  { table, recordId, followed }: SetFollowInput,
): Result<Written, TargetNotFound> {
  const found = findFollow(tx, actor.userId, table, recordId);
  const id = found?.id ?? tx.newId();
  if (followed && !findVisibleRow(tx, actor, tables[table], recordId)) return refuse({ code: 'TARGET_NOT_FOUND' });

  if (found && (found.deletedAt === null) !== followed) {
    tx.update(follows, id, { deletedAt: followed ? null : tx.at });
  } else if (!found && followed) {
    tx.insert(follows, { id, table, recordId, ownerId: actor.userId });
  }
  return ok({ id, commandId: tx.command.id });
}
