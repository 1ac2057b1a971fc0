import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { findContactPage } from '#shared/features/contacts/find-contact-page.ts';
import { listContacts } from '#shared/features/contacts/list-contacts.ts';
import { findOverview } from '#shared/features/customers/find-overview.ts';
import { listFollowUps } from '#shared/features/follow-ups/list-follow-ups.ts';
import { leads } from '#shared/features/leads/leads.tables.ts';
import { countLeads, listLeads } from '#shared/features/leads/list-leads.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import type { ListInput } from '#shared/kernel/listing.ts';
import type { DataScope } from '#shared/kernel/scope.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { largeCompany } from '../support/large-company.ts';
import { company } from '../support/test-host.ts';
import { managerOf as actor, pageOf as page } from './large-manager.ts';

interface Timed {
  readonly name: string;
  readonly workload: string;
  readonly unit: 'ms';
  readonly p50: number;
  readonly p95: number;
  readonly target: number;
}

const homes = [
  { branchId: company.north, deptId: company.northSales, ownerId: company.manager },
  { branchId: company.north, deptId: company.northSales, ownerId: company.mei },
  { branchId: company.south, deptId: company.southSales, ownerId: company.lin },
];
const surnames = [...'王李张刘陈杨黄赵周吴'];
const given = [...'伟芳娜敏静丽强磊军洋'];

/** The other rooms on 100,000 customers with 300,000 contacts and 50,000 leads; the frame is 16 ms. */
export async function benchRooms(): Promise<Timed[]> {
  const { app, customerIds } = largeCompany(100_000);
  const insert = (table: SQLiteTable, row: Record<string, unknown>) =>
    app.statements(codecOf(table).insertSql).run(...codecOf(table).values({ revision: 0, ...row }));
  const now = Date.now();
  const contactIds: string[] = [];
  app.ledger.transaction(() => {
    for (let i = 0; i < 300_000; i++) contactIds.push(addContact(i));
    for (let i = 0; i < 50_000; i++) addLead(i);
  });
  await app.search.ready();

  function addContact(i: number): string {
    const id = app.ports.ids.next();
    const name = `${surnames[i % 10]}${given[Math.floor(i / 10) % 10]}${given[Math.floor(i / 100) % 10]}`;
    const flags = { birthdayLunar: false, isDecisionMaker: false, isPrimary: i < 100_000, doNotCall: false };
    const keys = {
      nameNorm: name,
      namePinyin: 'wang wei fang',
      nameInitials: 'wwf',
      mobileNorm: `138${10_000_000 + i}`,
    };
    const lists = { optOut: [], formerCustomerIds: [], tags: [] };
    const customerId = customerIds[i % customerIds.length]!;
    const at = { createdAt: now - i * 500, updatedAt: now - i * 500 };
    const row = { id, customerId, name, mobile: keys.mobileNorm, status: 'active', ...flags, ...keys, ...lists };
    insert(contacts, { ...row, ...homes[i % 3], ...at });
    return id;
  }

  function addLead(i: number): void {
    const status = (['pending', 'following', 'qualified', 'converted', 'invalid'] as const)[i % 5];
    const keys = { nameNorm: `线索${i}`, namePinyin: 'xian suo', nameInitials: 'xs' };
    const at = { createdAt: now - i * 500, updatedAt: now - i * 500 };
    insert(leads, { id: app.ports.ids.next(), name: `线索${i}`, status, tags: [], ...keys, ...homes[i % 3], ...at });
  }

  let step = 0;
  let turn = 0;
  const any = (ids: readonly string[]) => {
    step += 7919;
    return ids[step % ids.length]!;
  };
  const contactsOf = (dataScope: DataScope, input: Partial<ListInput> & { customerId?: string }) =>
    listContacts(app.db, app.search, actor(dataScope), { ...page(input), customerId: input.customerId });
  const run = (procedure: string, input: unknown) => {
    const result = app.ledger.execute(procedure, input, actor('all'));
    invariant(result.ok, `${procedure} is measured, not its refusal`);
  };
  const cases: [string, number, () => unknown][] = [
    ['contacts, everything, first page', 16, () => contactsOf('all', {})],
    ['contacts, everything, row 290,000', 16, () => contactsOf('all', { offset: 290_000 })],
    ['contacts, branch scope', 16, () => contactsOf('branch', {})],
    ['contacts of one customer', 16, () => contactsOf('branch', { customerId: any(customerIds) })],
    ['contacts, quick search', 16, () => contactsOf('all', { text: '张伟', limit: 20 })],
    ['open a contact', 16, () => findContactPage(app.db, actor('branch'), any(contactIds))],
    ['leads, branch scope', 16, () => listLeads(app.db, app.search, actor('branch'), page({}), Date.now())],
    ['leads, counts of the board', 16, () => countLeads(app.db, actor('branch'), 'all')],
    ['open customer 360 with contacts', 16, () => findOverview(app.db, actor('branch'), any(customerIds), now)],
    [
      'save a follow-up with its next contact (on disk, synchronous=FULL)',
      16,
      () => {
        const target = { targetType: 'customer', targetId: any(customerIds), method: 'phone' };
        return run('followUps.create', { ...target, content: '电话沟通了需求', nextContactAt: now + 86_400_000 });
      },
    ],
    [
      'follow-ups of one customer',
      16,
      () =>
        listFollowUps(
          app.db,
          app.contents,
          actor('branch'),
          { ...page({}), targetType: 'customer', targetId: any(customerIds) },
          now,
        ),
    ],
    [
      'assign 500 customers with their contacts (on disk)',
      1000,
      () => {
        turn++;
        const start = (turn * 500) % 99_000;
        const ownerId = turn % 2 === 0 ? company.mei : company.lin;
        return run('customers.assign', { ids: customerIds.slice(start, start + 500), ownerId });
      },
    ],
  ];
  const workload = '100,000 customers, 300,000 contacts, 50,000 leads, encrypted file';
  return cases.map(([name, target, work]) => ({
    name,
    workload,
    unit: 'ms',
    target,
    ...time(work, target < 100 ? 40 : 10),
  }));
}

function time(work: () => unknown, rounds: number): { p50: number; p95: number } {
  for (let i = 0; i < 3; i++) work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((left, right) => left - right);
  return { p50: times[Math.floor(rounds / 2)]!, p95: times[Math.floor(rounds * 0.95)]! };
}
