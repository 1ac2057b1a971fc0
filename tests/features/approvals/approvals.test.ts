import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approvalsRouterOf } from '#shared/app/approvals-router.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import { runApproved } from '#shared/app/run-approved.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { roles, users } from '#shared/features/people/people.tables.ts';
import { allActions } from '#shared/features/people/role-actions.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let passwordIsRight: boolean;
const approvals = approvalsRouterOf(async () =>
  passwordIsRight ? { ok: true, value: undefined } : { ok: false, error: { code: 'PROOF_FAILED' } },
);
const ids = Array.from({ length: 60 }, (_, at) => `01900000-0000-7000-8000-0000000f${(1000 + at).toString()}`);
const clerkRole = '01900000-0000-7000-8000-000000000041';
const reason = '重复导入，清理';

beforeEach(() => {
  passwordIsRight = true;
  host = testHost({ host: 'server', nextRevision: () => 1 });
  // Everybody may do everything, and nobody owns the company.
  giveRole(allActions);
  const place = { branchId: company.north, deptId: company.northSales, ownerId: company.mei };
  host.given(
    customers,
    ids.map((id, at) => ({
      ...{ id, ...place, name: `客户${at}`, kind: 'enterprise', isKey: false, lifecycle: 'potential', tags: [] },
      ...{ receiveKind: 'created', nameNorm: '', namePinyin: '', nameInitials: '' },
    })),
  );
});
afterEach(() => host.close());

function giveRole(actions: readonly string[]): void {
  host.app.sqlite.prepare('UPDATE roles SET actions = ? WHERE id = ?').run(JSON.stringify(actions), company.role);
}

function as(userId: string) {
  const actor = findActor(host.app.db, userId, host.time);
  if (!actor) throw new Error('may not act');
  return { context: { app: host.app, actor, deviceId: null } };
}

const left = () => host.app.db.row<{ n: number }>('SELECT count(*) AS n FROM customers WHERE deleted_at IS NULL')!.n;
const ask = (userId: string, given: string[] = ids) =>
  call(approvals.request, { procedure: 'customers.remove', input: { ids: given }, reason }, as(userId));
const stateOf = async (id: string, reader: string = company.mei) =>
  (await call(approvals.get, { id }, as(reader))).approval;

describe('a mass deletion needs a second person (V2.3.5, S-PI-10)', () => {
  test('above the limit it is refused and says what to ask; within it is done', async () => {
    await expect(call(router.customers.remove, { ids }, as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
      data: { kind: 'deletion', total: 60, limit: 50, procedure: 'customers.remove', input: { ids } },
    });
    await call(router.customers.remove, { ids: ids.slice(0, 40) }, as(company.mei));
    expect(left()).toBe(20);
  });

  test('an owner who administers the company asks nobody, and is asked for nothing', async () => {
    giveRole(['*']);
    await call(router.customers.remove, { ids }, as(company.mei));
    expect(left()).toBe(0);
  });

  test('forty and then twenty within the hour are a mass deletion too', async () => {
    await call(router.customers.remove, { ids: ids.slice(0, 40) }, as(company.mei));
    await expect(call(router.customers.remove, { ids: ids.slice(40) }, as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
  });

  test('agreed to by somebody else, the frozen command runs once as the requester', async () => {
    const { id } = await ask(company.mei);
    expect(left()).toBe(60);
    expect((await call(approvals.list, undefined, as(company.manager))).toDecide).toBe(1);
    const content = await call(approvals.get, { id }, as(company.manager));
    expect(content).toMatchObject({ approval: { total: 60, reason, canDecide: true }, input: null });
    expect(content.names).toHaveLength(50);

    await call(approvals.decide, { id, agree: true, note: '已核对' }, as(company.manager));
    runApproved(host.app);
    runApproved(host.app);

    expect(left()).toBe(0);
    expect(await stateOf(id)).toMatchObject({ state: 'done', outcome: 'OK', decidedByName: '王经理' });
    const runs = host.app.db.rows<{ actor: string }>(
      "SELECT actor_id AS actor FROM audit_records WHERE procedure = 'customers.remove'",
    );
    expect(runs).toEqual([{ actor: company.mei }]);
  });

  test('nobody agrees to their own request', async () => {
    const { id } = await ask(company.mei);
    await expect(call(approvals.decide, { id, agree: true }, as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_OWN',
    });
    await expect(call(approvals.confirmAlone, { id, password: 'x' }, as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_OWN',
    });
    expect(left()).toBe(60);
  });

  test('who could not do it cannot agree to it, nor ask for it', async () => {
    host.given(roles, [{ id: clerkRole, name: '看', actions: ['customer.view'], dataScope: 'all' }]);
    host.app.sqlite.prepare('UPDATE users SET role_ids = ? WHERE id = ?').run(JSON.stringify([clerkRole]), company.lin);
    const { id } = await ask(company.mei);
    await expect(call(approvals.decide, { id, agree: true }, as(company.lin))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await expect(ask(company.lin)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await call(approvals.list, undefined, as(company.lin))).rows).toEqual([]);
    await expect(call(approvals.get, { id }, as(company.lin))).rejects.toMatchObject({ code: 'APPROVAL_NOT_FOUND' });
  });

  test('rights count at the moment it runs, not when it was asked', async () => {
    const { id } = await ask(company.mei);
    await call(approvals.decide, { id, agree: true }, as(company.manager));
    host.given(roles, [{ id: clerkRole, name: '看', actions: ['customer.view'], dataScope: 'all' }]);
    host.app.sqlite.prepare('UPDATE users SET role_ids = ? WHERE id = ?').run(JSON.stringify([clerkRole]), company.mei);
    runApproved(host.app);
    expect(left()).toBe(60);
    expect(await stateOf(id)).toMatchObject({ state: 'failed', outcome: 'NOT_ALLOWED' });
  });

  test('only the very command that was agreed to passes', async () => {
    const { id } = await ask(company.mei);
    await call(approvals.decide, { id, agree: true }, as(company.manager));
    const { command_id } = host.app.db.row<{ command_id: string }>(
      'SELECT command_id FROM approvals WHERE id = ?',
      id,
    )!;
    const forged = { procedure: 'customers.remove', actorId: company.mei, at: host.time, deviceId: null };
    const other = host.app.ledger.decide(
      { ...forged, id: command_id, input: { ids: [...ids].reverse() } },
      as(company.mei).context.actor,
    );
    expect(other.result).toMatchObject({ error: { code: 'APPROVAL_NEEDED' } });
  });

  test('refused, withdrawn and a week old it is over', async () => {
    const refused = await ask(company.mei);
    await call(approvals.decide, { id: refused.id, agree: false, note: '不行' }, as(company.manager));
    expect(await stateOf(refused.id)).toMatchObject({ state: 'refused', note: '不行' });
    const withdrawn = await ask(company.mei);
    await call(approvals.withdraw, { id: withdrawn.id }, as(company.mei));
    const old = await ask(company.mei);
    host.time += 8 * 86_400_000;
    expect(await stateOf(old.id)).toMatchObject({ state: 'expired' });
    for (const { id } of [refused, withdrawn, old]) {
      await expect(call(approvals.decide, { id, agree: true }, as(company.manager))).rejects.toMatchObject({
        code: 'APPROVAL_OVER',
      });
    }
    runApproved(host.app);
    expect(left()).toBe(60);
  });

  test('a request that nothing asks for is none', async () => {
    await expect(ask(company.mei, ids.slice(0, 3))).rejects.toMatchObject({ code: 'APPROVAL_NOT_NEEDED' });
  });
});

describe('where nobody else could agree', () => {
  beforeEach(() => {
    host.app.sqlite.prepare("UPDATE users SET status = 'disabled' WHERE id <> ?").run(company.mei);
  });

  test('the requester confirms after the waiting time and with their password', async () => {
    const { id } = await ask(company.mei);
    expect((await stateOf(id)).aloneFrom).toBe(host.time + 10 * 60_000);
    const confirm = () => call(approvals.confirmAlone, { id, password: 'x' }, as(company.mei));
    await expect(confirm()).rejects.toMatchObject({ code: 'APPROVAL_TOO_EARLY' });
    host.time += 11 * 60_000;
    passwordIsRight = false;
    await expect(confirm()).rejects.toMatchObject({ code: 'PROOF_FAILED' });
    passwordIsRight = true;
    await confirm();
    runApproved(host.app);
    expect(left()).toBe(0);
  });

  test('a device that dates its request back waits as long: what counts is when the server got to know', async () => {
    const { actor } = as(company.mei).context;
    const input = { procedure: 'customers.remove', input: { ids }, reason, id: '01900000-0000-7000-8000-0000000000f1' };
    const pushed = host.app.ledger.decide(
      {
        ...{ id: host.app.ports.ids.next(), procedure: 'approvals.request', input },
        ...{ actorId: company.mei, at: host.time - 6 * 3_600_000, deviceId: null },
      },
      actor,
    );
    expect(pushed.result).toMatchObject({ ok: true });
    const confirm = () => call(approvals.confirmAlone, { id: input.id, password: 'x' }, as(company.mei));

    expect((await stateOf(input.id)).aloneFrom).toBe(host.time + 10 * 60_000);
    await expect(confirm()).rejects.toMatchObject({ code: 'APPROVAL_TOO_EARLY' });
    host.time += 10 * 60_000;
    await confirm();
  });

  test('a device of a server cannot confirm by itself', async () => {
    const { id } = await ask(company.mei);
    host.time += 11 * 60_000;
    const pushed = host.app.ledger.execute('approvals.confirm', { id }, as(company.mei).context.actor, {
      deviceId: 'device',
    });
    expect(pushed).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
  });
});

describe('a mass export needs a second person (S-PI-10)', () => {
  const query = { room: 'customers' as const, format: 'csv' as const };
  const limit = (exportRows: number) =>
    call(router.officers.setLimits, { exportRows, deletions: 50, aloneMinutes: 10 }, as(company.manager));

  test('above the limit it is agreed to first and then leaves once', async () => {
    await limit(50);
    const refusal = await call(router.exports.list, query, as(company.mei)).then(
      () => undefined,
      (error: { code: string; data: { procedure: string; total: number; input: unknown } }) => error,
    );
    expect(refusal).toMatchObject({ code: 'APPROVAL_NEEDED', data: { kind: 'export', total: 60, limit: 50 } });
    const { procedure, total, input } = refusal!.data;
    const { id } = await call(approvals.request, { procedure, total, input, reason }, as(company.mei));
    await expect(call(router.exports.list, query, as(company.mei))).rejects.toMatchObject({ code: 'APPROVAL_NEEDED' });
    await call(approvals.decide, { id, agree: true }, as(company.manager));

    await expect(call(router.exports.list, { ...query, format: 'xlsx' }, as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
    const file = await call(router.exports.list, query, as(company.mei));
    expect((await file.text()).trim().split('\n')).toHaveLength(61);
    expect(await stateOf(id)).toMatchObject({ state: 'done' });
    await expect(call(router.exports.list, query, as(company.mei))).rejects.toMatchObject({ code: 'APPROVAL_NEEDED' });
  });

  test('many small ones within the hour are a mass export too', async () => {
    await limit(70);
    await call(router.exports.list, query, as(company.mei));
    await expect(call(router.exports.list, query, as(company.mei))).rejects.toMatchObject({ code: 'APPROVAL_NEEDED' });
  });
});

describe('rights in a company with three officers (V2.3.5, 8.1.5.1–3)', () => {
  const second = '01900000-0000-7000-8000-000000000042';
  const newRole = { name: '助理', actions: ['customer.view'], dataScope: 'own' as const };

  beforeEach(() => {
    const named = { system: company.manager, security: company.mei, audit: company.lin };
    expect(host.app.ledger.execute('officers.moveUp', named, as(company.manager).context.actor)).toMatchObject({
      ok: true,
    });
  });

  test('the security officer alone changes none; another officer agrees where there is no second one', async () => {
    await expect(call(router.roles.create, newRole, as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
      data: { kind: 'rights' },
    });
    const { id } = await call(
      approvals.request,
      { procedure: 'roles.create', input: newRole, reason },
      as(company.mei),
    );
    await call(approvals.decide, { id, agree: true }, as(company.lin));
    runApproved(host.app);
    runApproved(host.app);
    expect(await stateOf(id)).toMatchObject({ state: 'done', outcome: 'OK' });
    expect(host.app.db.rows("SELECT 1 FROM roles WHERE name = '助理'")).toHaveLength(1);
  });

  test('with a second security officer it is they who agree, and the others no longer', async () => {
    const security = host.app.db.row<{ id: string }>("SELECT id FROM roles WHERE template = 'security'")!.id;
    host.given(users, [
      { id: second, account: 'second', name: '安二', roleIds: [security], status: 'active', branchId: company.north },
    ]);
    const { id } = await call(
      approvals.request,
      { procedure: 'roles.create', input: newRole, reason },
      as(company.mei),
    );
    await expect(call(approvals.decide, { id, agree: true }, as(company.lin))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await call(approvals.decide, { id, agree: true }, as(second));
    runApproved(host.app);
    expect(await stateOf(id)).toMatchObject({ state: 'done' });
  });

  test('an officer who agrees to a deletion sees how many, and no customer', async () => {
    const seller = '01900000-0000-7000-8000-000000000043';
    host.given(users, [
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
    const { id } = await ask(seller, ids);
    const seen = await call(approvals.get, { id }, as(company.mei));
    expect(seen).toMatchObject({ approval: { total: 60, canDecide: true }, names: [], input: null });
    expect(JSON.stringify(seen)).not.toContain('客户1');
  });
});
