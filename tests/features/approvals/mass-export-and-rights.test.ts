import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { runApproved } from '#shared/app/run-approved.ts';
import { users } from '#shared/features/people/people.tables.ts';
import { approvalsCompany, reason, sixtyIds } from '../../support/approvals-company.ts';
import { company } from '../../support/test-host.ts';

let made: ReturnType<typeof approvalsCompany>;

beforeEach(() => {
  made = approvalsCompany();
});
afterEach(() => made.host.close());

describe('a mass export needs a second person (S-PI-10)', () => {
  const query = { room: 'customers' as const, format: 'csv' as const };
  const limit = (exportRows: number) =>
    call(router.officers.setLimits, { exportRows, deletions: 50, aloneMinutes: 10 }, made.as(company.manager));

  test('above the limit it is agreed to first and then leaves once', async () => {
    await limit(50);
    const refusal = await call(router.exports.list, query, made.as(company.mei)).then(
      () => undefined,
      (error: { code: string; data: { procedure: string; total: number; input: unknown } }) => error,
    );
    expect(refusal).toMatchObject({ code: 'APPROVAL_NEEDED', data: { kind: 'export', total: 60, limit: 50 } });
    const { procedure, total, input } = refusal!.data;
    const { id } = await call(made.approvals.request, { procedure, total, input, reason }, made.as(company.mei));
    await expect(call(router.exports.list, query, made.as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
    await call(made.approvals.decide, { id, agree: true }, made.as(company.manager));

    await expect(call(router.exports.list, { ...query, format: 'xlsx' }, made.as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
    const file = await call(router.exports.list, query, made.as(company.mei));
    expect((await file.text()).trim().split('\n')).toHaveLength(61);
    expect(await made.stateOf(id)).toMatchObject({ state: 'done' });
    await expect(call(router.exports.list, query, made.as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
  });

  test('many small ones within the hour are a mass export too', async () => {
    await limit(70);
    await call(router.exports.list, query, made.as(company.mei));
    await expect(call(router.exports.list, query, made.as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
  });
});

describe('rights in a company with three officers (V2.3.5, 8.1.5.1–3)', () => {
  const second = '01900000-0000-7000-8000-000000000042';
  const newRole = { name: '助理', actions: ['customer.view'], dataScope: 'own' as const };

  beforeEach(() => {
    const named = { system: company.manager, security: company.mei, audit: company.lin };
    expect(
      made.host.app.ledger.execute('officers.moveUp', named, made.as(company.manager).context.actor),
    ).toMatchObject({
      ok: true,
    });
  });

  test('the security officer alone changes none; another officer agrees where there is no second one', async () => {
    await expect(call(router.roles.create, newRole, made.as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
      data: { kind: 'rights' },
    });
    const { id } = await call(
      made.approvals.request,
      { procedure: 'roles.create', input: newRole, reason },
      made.as(company.mei),
    );
    await call(made.approvals.decide, { id, agree: true }, made.as(company.lin));
    runApproved(made.host.app);
    runApproved(made.host.app);
    expect(await made.stateOf(id)).toMatchObject({ state: 'done', outcome: 'OK' });
    expect(made.host.app.db.rows("SELECT 1 FROM roles WHERE name = '助理'")).toHaveLength(1);
  });

  test('with a second security officer it is they who agree, and the others no longer', async () => {
    const security = made.host.app.db.row<{ id: string }>("SELECT id FROM roles WHERE template = 'security'")!.id;
    made.host.given(users, [
      { id: second, account: 'second', name: '安二', roleIds: [security], status: 'active', branchId: company.north },
    ]);
    const { id } = await call(
      made.approvals.request,
      { procedure: 'roles.create', input: newRole, reason },
      made.as(company.mei),
    );
    await expect(call(made.approvals.decide, { id, agree: true }, made.as(company.lin))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await call(made.approvals.decide, { id, agree: true }, made.as(second));
    runApproved(made.host.app);
    expect(await made.stateOf(id)).toMatchObject({ state: 'done' });
  });

  test('an officer who agrees to a deletion sees how many, and no customer', async () => {
    const seller = '01900000-0000-7000-8000-000000000043';
    made.host.given(users, [
      {
        id: seller,
        account: 'seller',
        name: '业务',
        roleIds: [company.role],
        status: 'active',
        branchId: company.north,
        deptId: company.northSales,
      },
    ]);
    const { id } = await made.ask(seller, sixtyIds);
    const seen = await call(made.approvals.get, { id }, made.as(company.mei));
    expect(seen).toMatchObject({ approval: { total: 60, canDecide: true }, names: [], input: null });
    expect(JSON.stringify(seen)).not.toContain('客户1');
  });
});
