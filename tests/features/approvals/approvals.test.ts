import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { runApproved } from '#shared/app/run-approved.ts';
import { roles } from '#shared/features/people/people.tables.ts';
import { approvalsCompany, reason, sixtyIds } from '../../support/approvals-company.ts';
import { company } from '../../support/test-host.ts';

let made: ReturnType<typeof approvalsCompany>;

beforeEach(() => {
  made = approvalsCompany();
});
afterEach(() => made.host.close());

const clerkRole = '01900000-0000-7000-8000-000000000041';

describe('a mass deletion needs a second person (V2.3.5, S-PI-10)', () => {
  test('above the limit it is refused and says what to ask; within it is done', async () => {
    await expect(call(router.customers.remove, { ids: sixtyIds }, made.as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
      data: { kind: 'deletion', total: 60, limit: 50, procedure: 'customers.remove', input: { ids: sixtyIds } },
    });
    await call(router.customers.remove, { ids: sixtyIds.slice(0, 40) }, made.as(company.mei));
    expect(made.left()).toBe(20);
  });

  test('an owner who administers the company asks nobody, and is asked for nothing', async () => {
    made.giveRole(['*']);
    await call(router.customers.remove, { ids: sixtyIds }, made.as(company.mei));
    expect(made.left()).toBe(0);
  });

  test('forty and then twenty within the hour are a mass deletion too', async () => {
    await call(router.customers.remove, { ids: sixtyIds.slice(0, 40) }, made.as(company.mei));
    await expect(
      call(router.customers.remove, { ids: sixtyIds.slice(40) }, made.as(company.mei)),
    ).rejects.toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
  });

  test('agreed to by somebody else, the frozen command runs once as the requester', async () => {
    const { id } = await made.ask(company.mei);
    expect(made.left()).toBe(60);
    expect((await call(made.approvals.list, undefined, made.as(company.manager))).toDecide).toBe(1);
    const content = await call(made.approvals.get, { id }, made.as(company.manager));
    expect(content).toMatchObject({ approval: { total: 60, reason, canDecide: true }, input: null });
    expect(content.names).toHaveLength(50);

    await call(made.approvals.decide, { id, agree: true, note: '已核对' }, made.as(company.manager));
    runApproved(made.host.app);
    runApproved(made.host.app);

    expect(made.left()).toBe(0);
    expect(await made.stateOf(id)).toMatchObject({ state: 'done', outcome: 'OK', decidedByName: '王经理' });
    const runs = made.host.app.db.rows<{ actor: string }>(
      "SELECT actor_id AS actor FROM audit_records WHERE procedure = 'customers.remove'",
    );
    expect(runs).toEqual([{ actor: company.mei }]);
  });

  test('nobody agrees to their own request', async () => {
    const { id } = await made.ask(company.mei);
    await expect(call(made.approvals.decide, { id, agree: true }, made.as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_OWN',
    });
    await expect(call(made.approvals.confirmAlone, { id, password: 'x' }, made.as(company.mei))).rejects.toMatchObject({
      code: 'APPROVAL_OWN',
    });
    expect(made.left()).toBe(60);
  });

  test('who could not do it cannot agree to it, nor ask for it', async () => {
    made.host.given(roles, [{ id: clerkRole, name: '看', actions: ['customer.view'], dataScope: 'all' }]);
    made.host.app.sqlite
      .prepare('UPDATE users SET role_ids = ? WHERE id = ?')
      .run(JSON.stringify([clerkRole]), company.lin);
    const { id } = await made.ask(company.mei);
    await expect(call(made.approvals.decide, { id, agree: true }, made.as(company.lin))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await expect(made.ask(company.lin)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await call(made.approvals.list, undefined, made.as(company.lin))).rows).toEqual([]);
    await expect(call(made.approvals.get, { id }, made.as(company.lin))).rejects.toMatchObject({
      code: 'APPROVAL_NOT_FOUND',
    });
  });

  test('rights count at the moment it runs, not when it was asked', async () => {
    const { id } = await made.ask(company.mei);
    await call(made.approvals.decide, { id, agree: true }, made.as(company.manager));
    made.host.given(roles, [{ id: clerkRole, name: '看', actions: ['customer.view'], dataScope: 'all' }]);
    made.host.app.sqlite
      .prepare('UPDATE users SET role_ids = ? WHERE id = ?')
      .run(JSON.stringify([clerkRole]), company.mei);
    runApproved(made.host.app);
    expect(made.left()).toBe(60);
    expect(await made.stateOf(id)).toMatchObject({ state: 'failed', outcome: 'NOT_ALLOWED' });
  });

  test('only the very command that was agreed to passes', async () => {
    const { id } = await made.ask(company.mei);
    await call(made.approvals.decide, { id, agree: true }, made.as(company.manager));
    const { command_id } = made.host.app.db.row<{ command_id: string }>(
      'SELECT command_id FROM approvals WHERE id = ?',
      id,
    )!;
    const forged = { procedure: 'customers.remove', actorId: company.mei, at: made.host.time, deviceId: null };
    const other = made.host.app.ledger.decide(
      { ...forged, id: command_id, input: { ids: [...sixtyIds].reverse() } },
      made.as(company.mei).context.actor,
    );
    expect(other.result).toMatchObject({ error: { code: 'APPROVAL_NEEDED' } });
  });

  test('refused, withdrawn and a week old it is over', async () => {
    const refused = await made.ask(company.mei);
    await call(made.approvals.decide, { id: refused.id, agree: false, note: '不行' }, made.as(company.manager));
    expect(await made.stateOf(refused.id)).toMatchObject({ state: 'refused', note: '不行' });
    const withdrawn = await made.ask(company.mei);
    await call(made.approvals.withdraw, { id: withdrawn.id }, made.as(company.mei));
    const old = await made.ask(company.mei);
    made.host.time += 8 * 86_400_000;
    expect(await made.stateOf(old.id)).toMatchObject({ state: 'expired' });
    for (const { id } of [refused, withdrawn, old]) {
      await expect(call(made.approvals.decide, { id, agree: true }, made.as(company.manager))).rejects.toMatchObject({
        code: 'APPROVAL_OVER',
      });
    }
    runApproved(made.host.app);
    expect(made.left()).toBe(60);
  });

  test('a request that nothing asks for is none', async () => {
    await expect(made.ask(company.mei, sixtyIds.slice(0, 3))).rejects.toMatchObject({ code: 'APPROVAL_NOT_NEEDED' });
  });
});

describe('where nobody else could agree', () => {
  beforeEach(() => {
    made.host.app.sqlite.prepare("UPDATE users SET status = 'disabled' WHERE id <> ?").run(company.mei);
  });

  test('the requester confirms after the waiting time and with their password', async () => {
    const { id } = await made.ask(company.mei);
    expect((await made.stateOf(id)).aloneFrom).toBe(made.host.time + 10 * 60_000);
    const confirm = () => call(made.approvals.confirmAlone, { id, password: 'x' }, made.as(company.mei));
    await expect(confirm()).rejects.toMatchObject({ code: 'APPROVAL_TOO_EARLY' });
    made.host.time += 11 * 60_000;
    made.password.isRight = false;
    await expect(confirm()).rejects.toMatchObject({ code: 'PROOF_FAILED' });
    made.password.isRight = true;
    await confirm();
    runApproved(made.host.app);
    expect(made.left()).toBe(0);
  });

  test('a device that dates its request back waits as long: what counts is when the server got to know', async () => {
    const { actor } = made.as(company.mei).context;
    const input = {
      procedure: 'customers.remove',
      input: { ids: sixtyIds },
      reason,
      id: '01900000-0000-7000-8000-0000000000f1',
    };
    const pushed = made.host.app.ledger.decide(
      {
        ...{ id: made.host.app.ports.ids.next(), procedure: 'approvals.request', input },
        ...{ actorId: company.mei, at: made.host.time - 6 * 3_600_000, deviceId: null },
      },
      actor,
    );
    expect(pushed.result).toMatchObject({ ok: true });
    const confirm = () => call(made.approvals.confirmAlone, { id: input.id, password: 'x' }, made.as(company.mei));

    expect((await made.stateOf(input.id)).aloneFrom).toBe(made.host.time + 10 * 60_000);
    await expect(confirm()).rejects.toMatchObject({ code: 'APPROVAL_TOO_EARLY' });
    made.host.time += 10 * 60_000;
    await confirm();
  });

  test('a device of a server cannot confirm by itself', async () => {
    const { id } = await made.ask(company.mei);
    made.host.time += 11 * 60_000;
    const pushed = made.host.app.ledger.execute('approvals.confirm', { id }, made.as(company.mei).context.actor, {
      deviceId: 'device',
    });
    expect(pushed).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
  });
});
