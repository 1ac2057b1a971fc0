import { call } from '@orpc/server';
import { approvalsRouterOf } from '#shared/app/approvals-router.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { allActions } from '#shared/features/people/role-actions.model.ts';
import { company, type TestHost, testHost } from './test-host.ts';

export const sixtyIds = Array.from(
  { length: 60 },
  (_, at) => `01900000-0000-7000-8000-0000000f${(1000 + at).toString()}`,
);
export const reason = '重复导入，清理';

/** A server with sixty customers whose people may all do everything, and nobody owns the company. */
export function approvalsCompany() {
  const host: TestHost = testHost({ host: 'server', nextRevision: () => 1 });
  const password = { isRight: true };
  const approvals = approvalsRouterOf(async () =>
    password.isRight ? { ok: true, value: undefined } : { ok: false, error: { code: 'PROOF_FAILED' } },
  );
  const giveRole = (actions: readonly string[]): void => {
    host.app.sqlite.prepare('UPDATE roles SET actions = ? WHERE id = ?').run(JSON.stringify(actions), company.role);
  };
  const as = (userId: string) => {
    const actor = findActor(host.app.db, userId, host.time);
    if (!actor) throw new Error('may not act');
    return { context: { app: host.app, actor, deviceId: null } };
  };
  giveRole(allActions);
  const place = { branchId: company.north, deptId: company.northSales, ownerId: company.mei };
  host.given(
    customers,
    sixtyIds.map((id, at) => ({
      ...{ id, ...place, name: `客户${at}`, kind: 'enterprise', isKey: false, lifecycle: 'potential', tags: [] },
      ...{ receiveKind: 'created', nameNorm: '', namePinyin: '', nameInitials: '' },
    })),
  );
  return {
    host,
    password,
    approvals,
    giveRole,
    as,
    /** Customers that are not deleted. */
    left: () => host.app.db.row<{ n: number }>('SELECT count(*) AS n FROM customers WHERE deleted_at IS NULL')!.n,
    ask: (userId: string, given: string[] = sixtyIds) =>
      call(approvals.request, { procedure: 'customers.remove', input: { ids: given }, reason }, as(userId)),
    stateOf: async (id: string, reader: string = company.mei) =>
      (await call(approvals.get, { id }, as(reader))).approval,
  };
}
