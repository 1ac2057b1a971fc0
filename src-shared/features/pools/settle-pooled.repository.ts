import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { settleReminders } from '../tasks/tasks.repository.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';

/** Planned contacts of a record that goes to a pool, and of its contacts, are cancelled. */
export function cancelPlans(tx: WriteTx, recordId: string): void {
  const plans = selectRows(
    tx,
    tasks,
    "(t.related_id = ? OR t.related_id IN (SELECT id FROM contacts WHERE customer_id = ?)) AND t.kind = 'followUp' AND t.status IN ('notStarted', 'inProgress') AND t.deleted_at IS NULL",
    recordId,
    recordId,
  );
  for (const plan of plans) {
    tx.update(tasks, plan.id, { status: 'cancelled' });
    settleReminders(tx, plan.id);
  }
}

/** Nobody keeps a share of what lies in a pool. */
export function leaveTeam(tx: WriteTx, recordId: string): void {
  for (const each of selectRows(tx, teamMembers, 't.record_id = ? AND t.deleted_at IS NULL', recordId)) {
    tx.update(teamMembers, each.id, { deletedAt: tx.at });
  }
}
