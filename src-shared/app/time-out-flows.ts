import { listOverdue } from '../features/flows/flows.repository.ts';
import { serverActorId } from '../features/watching/alert.model.ts';
import { wholeRights } from '../kernel/rights/whole-rights.ts';
import type { Actor } from '../kernel/scope.ts';
import type { Core } from './session.ts';

const clockwork: Actor = {
  userId: serverActorId,
  account: 'flows',
  name: 'flows',
  branchId: null,
  deptId: null,
  ...wholeRights,
  actions: new Set(['flow.manage']),
};

/** Reminds, moves up or agrees where the time of a task is over. Only the host that decides calls it. */
export function timeOutFlows({ db, ledger, ports }: Pick<Core, 'db' | 'ledger' | 'ports'>): void {
  for (const taskId of listOverdue(db, ports.clock.now())) ledger.execute('flows.timeOut', { taskId }, clockwork);
}
