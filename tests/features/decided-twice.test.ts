import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { commands } from '#shared/app/commands.ts';
import { contract } from '#shared/app/contract.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import type { Command } from '#shared/ledger/command.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

const hour = 3_600_000;

interface Procedure {
  readonly '~orpc': { readonly meta: { readonly kind?: string } };
}

/** Every procedure of the contract by its dotted name. */
function proceduresOf(node: object, path = ''): (readonly [string, Procedure])[] {
  if ('~orpc' in node) return [[path, node as Procedure]];
  return Object.entries(node).flatMap(([name, inner]) =>
    proceduresOf(inner as object, path ? `${path}.${name}` : name),
  );
}

/** A day's work in every room, by two people. */
async function work(host: TestHost): Promise<void> {
  const mei = { context: host.as(company.mei) };
  const manager = { context: host.as(company.manager) };
  const next = () => {
    host.time += 60_000;
  };
  const customer = await call(router.customers.create, { name: '甲公司', tags: ['一'] }, mei);
  next();
  const contact = await call(
    router.contacts.create,
    { customerId: customer.id, name: '张伟', mobile: '13800138000' },
    mei,
  );
  await call(router.contacts.create, { customerId: customer.id, name: '刘洋' }, mei);
  await call(router.contacts.setStatus, { id: contact.id, status: 'left' }, mei);
  next();
  const target = { targetType: 'customer' as const, targetId: customer.id, method: 'phone' as const };
  const first = await call(
    router.followUps.create,
    { ...target, content: '一', nextContactAt: host.time + hour, remindBefore: [0, 30] },
    mei,
  );
  const { nextTaskId } = await call(router.followUps.get, { id: first.id }, mei);
  next();
  const second = await call(router.followUps.create, { ...target, content: '二', planTaskId: nextTaskId! }, mei);
  await call(router.followUps.append, { id: first.id, content: '补充' }, manager);
  await call(router.history.undo, { commandId: second.commandId }, mei);
  next();
  const lead = await call(router.leads.create, { name: '乙公司', contactName: '李雷', mobile: '13900139000' }, mei);
  await call(router.followUps.create, { ...target, targetType: 'lead', targetId: lead.id, content: '三' }, mei);
  await call(router.leads.returnToPool, { ids: [lead.id], reason: 'unreachable' }, mei);
  await call(router.leads.claim, { ids: [lead.id] }, manager);
  await call(
    router.followUps.create,
    { ...target, targetType: 'lead', targetId: lead.id, content: '四', nextContactAt: host.time + hour },
    manager,
  );
  next();
  await call(
    router.leads.convert,
    {
      id: lead.id,
      customer: { mode: 'create' },
      contact: { mode: 'create' },
      opportunity: { expectedCloseOn: '2026-12-31' },
    },
    manager,
  );
  const task = await call(router.tasks.create, { title: '任务', dueAt: host.time + hour, reminders: [5, 10] }, mei);
  await call(router.tasks.setReminders, { id: task.id, offsets: [10, 15] }, mei);
  await call(router.tasks.complete, { ids: [task.id] }, mei);
  next();
  const chance = { customerId: customer.id, name: '商机', expectedCloseOn: '2026-12-20', amount: 5 };
  const { id } = await call(router.opportunities.create, chance, mei);
  const [stage] = (await call(router.opportunities.pipelines, undefined, mei))[0]!.stages.slice(1);
  await call(router.opportunities.move, { id, stageId: stage!.id }, mei);
  await call(router.opportunities.lose, { id, reason: 'price' }, mei);
  await call(router.customers.assign, { ids: [customer.id], ownerId: company.lin }, manager);
  await call(router.views.create, { room: 'customers', name: '视图', isDefault: true }, mei);
  await call(router.preferences.set, { key: 'theme', value: 'dark' }, mei);
  await call(router.follows.set, { table: 'customers', recordId: customer.id, followed: true }, mei);
  await schedule(host, customer.id);
  await organise(host);
  await call(router.users.create, { name: '赵敏', account: 'zhaomin', deptId: company.northSales }, manager);
  await call(router.customers.remove, { ids: [customer.id] }, manager);
}

/** A series that is changed in all three scopes, a private event with a guest, a result, a file, a year. */
async function schedule(host: TestHost, customerId: string): Promise<void> {
  const mei = { context: host.as(company.mei) };
  const day = 24 * hour;
  const startAt = host.time + hour;
  const about = { relatedType: 'customer' as const, relatedId: customerId };
  const times = { startAt, endAt: startAt + hour, reminders: [15] };
  const recurrence = { frequency: 'daily' as const, interval: 1, count: 8 };
  const series = await call(router.schedule.create, { ...times, ...about, title: '晨会', recurrence }, mei);
  const rename = { title: { from: '晨会', to: '站会' } };
  const at = (days: number) => ({ id: series.id, originalStart: startAt + days * day });
  await call(router.schedule.edit, { ...at(1), scope: 'this', changes: rename }, mei);
  await call(router.schedule.edit, { ...at(4), scope: 'following', changes: rename }, mei);
  await call(router.schedule.removeOccurrence, { ...at(2), scope: 'this' }, mei);
  await call(router.schedule.close, { ...at(0), result: 'held', note: '开完了' }, mei);
  await call(router.schedule.close, { ...at(3), result: 'postponed', newStartAt: startAt + 9 * day }, mei);
  const talk = { title: '面谈', visibility: 'private' as const, participantIds: [company.manager] };
  const secret = await call(router.schedule.create, { ...times, ...talk }, mei);
  await call(router.schedule.respond, { id: secret.id, response: 'accepted' }, { context: host.as(company.manager) });
  await call(router.schedule.cancel, { id: secret.id }, mei);
  await call(router.schedule.reopen, { id: secret.id }, mei);
  await call(router.schedule.start, { id: secret.id }, mei);
  await call(router.schedule.remove, { ids: [secret.id] }, mei);
  await call(router.schedule.restore, { ids: [secret.id] }, mei);
  const imported = { uid: 'x', title: '周会', ...times, allDay: false, location: null, remark: null };
  const event = { ...imported, visibility: 'public' as const, recurrence: null, excluded: [] };
  await call(router.schedule.importEvents, { events: [event] }, mei);
  const year = { year: 2027, branchId: null, holidays: [], workdays: [], hours: [] };
  await call(router.schedule.saveYear, year, { context: host.as(company.manager) });
}

/** Posts, shares, delegations, a moved department, a review and a hand-over with its work. */
async function organise(host: TestHost): Promise<void> {
  const mei = { context: host.as(company.mei) };
  const manager = { context: host.as(company.manager) };
  const post = await call(router.posts.create, { name: '内勤', roleIds: [company.role] }, manager);
  await call(router.users.edit, { id: company.mei, changes: { postIds: { from: [], to: [post.id] } } }, manager);
  const { id } = await call(router.customers.create, { name: '丁公司' }, mei);
  const shared = await call(
    router.teams.add,
    {
      recordTable: 'customers',
      recordIds: [id],
      memberIds: [company.lin],
      access: 'read',
      expiresAt: host.time + 9 * hour,
      parts: ['contacts'],
    },
    mei,
  );
  await call(router.teams.change, { ids: shared.ids, access: 'write' }, mei);
  const file = { name: '合同.pdf', mime: 'application/pdf', size: 3, sha256: 'a'.repeat(64) };
  const attached = await call(router.attachments.add, { recordTable: 'customers', recordId: id, ...file }, mei);
  await call(router.attachments.rename, { id: attached.id, name: '终稿.pdf' }, mei);
  await call(router.attachments.remove, { ids: [attached.id] }, mei);
  const given = await call(
    router.delegations.create,
    { toUserId: company.lin, modules: ['lead'], startAt: host.time, endAt: host.time + 9 * hour, reason: '出差' },
    mei,
  );
  await call(router.delegations.revoke, { id: given.id }, mei);
  const review = await call(router.reviews.start, { deptId: company.southSales, dueOn: null }, manager);
  const { items } = await call(router.reviews.get, { id: review.id }, manager);
  await call(router.reviews.decide, { itemIds: items.map((item) => item.id), decision: 'confirmed' }, manager);
  await call(router.reviews.close, { id: review.id }, manager);
  const place = { branchId: company.north, parentId: company.northSales };
  await call(router.departments.move, { id: company.southSales, ...place }, manager);
  const plan = {
    rules: [],
    successorId: company.lin,
    previousOwner: 'read' as const,
    withContacts: true,
    withTasks: true,
    disable: false,
  };
  const handover = await call(router.handovers.start, { userId: company.mei, plan }, manager);
  await call(router.handovers.step, { id: handover.id, limit: 2 }, manager);
  await call(router.handovers.step, { id: handover.id, limit: 500 }, manager);
}

const tables = [
  ...['customers', 'contacts', 'follow_ups', 'follow_up_notes', 'leads', 'tasks', 'reminders'],
  ...['attachments', 'views', 'preferences', 'follows', 'users', 'departments', 'posts', 'delegations', 'team_members'],
  ...['opportunities', 'opportunity_steps', 'forecasts', 'pipelines'],
  ...['handovers', 'access_reviews', 'access_review_items'],
];

function rowsOf(host: TestHost): Record<string, unknown> {
  const entries = tables.map((table) => {
    const rows = host.app.db.rows<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`);
    return [table, rows.map(({ revision, ...row }) => row)] as const;
  });
  return Object.fromEntries(entries);
}

test('[sync 1.5] what a device did comes out the same when the server decides it again', async () => {
  const sent: Command[] = [];
  const device = testHost({ sinks: () => [({ command }) => sent.push(command)] });
  let revision = 0;
  const server = testHost({ host: 'server', seed: 9, nextRevision: () => ++revision });
  await work(device);

  server.time = device.time + hour;
  const refused = sent.flatMap((command) => {
    const { result } = server.app.ledger.decide(command, server.as(command.actorId).actor);
    return result.ok ? [] : [[command.procedure, result.error]];
  });

  expect(refused).toEqual([]);
  expect(sent.length).toBeGreaterThan(20);
  expect(rowsOf(server)).toEqual(rowsOf(device));
  device.close();
  server.close();
});

test('every command of the contract is registered, so that the server can decide it', () => {
  const missing = proceduresOf(contract)
    .filter(([, procedure]) => procedure['~orpc'].meta.kind === 'command')
    .map(([name]) => name)
    .filter((name) => !(name in commands));
  expect(missing).toEqual([]);
});
