import { guardOf } from '../features/approvals/approval.model.ts';
import { findFrozenInput, listToRun } from '../features/approvals/approvals.repository.ts';
import { serverActorId } from '../features/watching/alert.model.ts';
import { wholeRights } from '../kernel/rights/whole-rights.ts';
import type { Actor } from '../kernel/scope.ts';
import { findActor } from './find-actor.ts';
import type { Core } from './session.ts';

const runner: Actor = {
  userId: serverActorId,
  account: 'approvals',
  name: 'approvals',
  branchId: null,
  deptId: null,
  ...wholeRights,
  actions: new Set(),
};

/**
 * Carries out what was agreed to: each frozen command once, as whoever asked, under the rights they have now. The
 * command and what came of it are one transaction, so that a crash leaves it either done or still to do.
 */
export function runApproved({ db, ledger, ports }: Pick<Core, 'db' | 'ledger' | 'ports'>): void {
  for (const approval of listToRun(db)) {
    const frozen = findFrozenInput(db, approval.id);
    if (!frozen || guardOf(approval.procedure, frozen.input)?.fulfilment !== 'run') continue;
    const at = ports.clock.now();
    const actor = findActor(db, approval.requestedBy, at);
    ledger.transaction(() => {
      const command = {
        id: approval.commandId,
        procedure: approval.procedure,
        input: frozen.input,
        actorId: approval.requestedBy,
        at,
        deviceId: null,
      };
      const result = actor && ledger.decide(command, actor).result;
      const outcome = result === undefined ? 'REQUESTER_GONE' : result.ok ? 'OK' : result.error.code;
      ledger.execute('approvals.finish', { id: approval.id, outcome }, runner);
    });
  }
}

/** Looks whenever a request changed, in a turn of its own: the decision has been answered by then. */
export function keepRunning(core: Pick<Core, 'db' | 'ledger' | 'ports' | 'changes'>, isOpen: () => boolean): void {
  core.changes.subscribe((told) => {
    if (!told.some((change) => change.table === 'approvals')) return;
    setImmediate(() => {
      if (isOpen()) runApproved(core);
    }).unref();
  });
}
