import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { runRetention } from '#shared/app/run-retention.ts';
import { destroyableTables } from '#shared/features/privacy/destroyable-tables.repository.ts';
import { destroyedTables } from '#shared/features/privacy/destruction.model.ts';
import type { PrivacySettings } from '#shared/features/privacy/privacy-settings.model.ts';
import { anonymousName, dueBeforeOf } from '#shared/features/privacy/retention.model.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { applied, confirmedOrder, type InvoiceWorld, invoiceWorld, issued } from '../../support/invoice-world.ts';
import { company } from '../../support/test-host.ts';

const canary = 'QX9CANARY7';
const yearMs = 366 * 86_400_000;

let world: InvoiceWorld;
let owner: { context: ReturnType<InvoiceWorld['host']['as']> };
beforeEach(async () => {
  world = await invoiceWorld();
  owner = { context: world.host.as(company.mei) };
});
afterEach(() => world.host.close());

const keep = { idleLeads: null, leftContacts: null };
const all = { opportunities: 6, quotes: 6, contracts: 120, orders: 120, receivables: 360, invoices: 360 } as const;
const set = (settings: Partial<PrivacySettings>) =>
  call(
    router.privacy.setSettings,
    { requireBasis: false, requestDays: 15, targets: [], retentionAuto: true, retention: keep, ...settings },
    owner,
  );
const run = () => runRetention(world.host.app, owner.context.actor);
const count = (table: string) =>
  world.host.app.db.row<{ total: number }>(`SELECT count(*) AS total FROM ${table}`)!.total;
const isInFile = () => world.host.app.sqlite.serialize().includes(canary);

/** An order from its plan to its last cent and its invoice: 1,130 yuan. */
async function doneBusiness(): Promise<string> {
  const { mei, finance, customerId } = world;
  const orderId = await confirmedOrder(world, { notes: canary });
  await call(router.receivables.create, { orderId, terms: [{ percent: '1', condition: 'signing', termDays: 0 }] }, mei);
  await issued(world, await applied(world, [orderId]));
  const receipt = await call(router.receipts.create, { customerId, amount: 113_000, method: 'wire' }, mei);
  await call(router.receipts.submit, { id: receipt.id }, mei);
  await call(router.receipts.confirm, { id: receipt.id }, finance);
  world.host.app.sqlite.prepare("UPDATE orders SET status = 'completed' WHERE id = ?").run(orderId);
  return orderId;
}

const documents = ['orders', 'order_lines', 'receivable_plans', 'receipts', 'receipt_allocations', 'invoices'];
const counts = () => documents.map(count);

test('[S-PI-6] nobody may choose less than the law: invoices and money thirty years, orders ten', async () => {
  for (const short of [{ invoices: 359 }, { receivables: 120 }, { orders: 119 }, { contracts: 119 }]) {
    await expect(set({ retention: { ...keep, ...short } })).rejects.toThrow();
  }
  await set({ retention: { ...keep, ...all } });
});

test('[S-PI-6] a term of the law begins with the year after, by the calendar of China', () => {
  const china = (year: number, month: number, day: number) => Date.UTC(year, month, day) - 8 * 3_600_000;
  const before = (now: number) => dueBeforeOf('invoices', now, 360);
  expect(before(china(2056, 11, 31))).toBe(china(2026, 0, 1));
  expect(before(china(2057, 0, 1))).toBe(china(2027, 0, 1));
  expect(dueBeforeOf('invoices', china(2057, 0, 1), 6)).toBe(china(2027, 0, 1));
});

test('[S-PI-6] documents go from the last to the first when their time is over, each once, with a line of the ledger', async () => {
  await doneBusiness();
  await set({ retention: { ...keep, ...all } });
  expect(counts()).toEqual([1, 1, 1, 1, 1, 1]);

  world.host.time += 29 * yearMs;
  expect(await run()).toEqual({});
  world.host.time += 2 * yearMs;
  const { rules } = await call(router.privacy.previewRetention, undefined, owner);
  expect(rules.filter(({ due }) => due > 0)).toMatchObject([
    { category: 'receivables', due: 1 },
    { category: 'invoices', due: 1 },
  ]);
  for (let day = 0; day < 3; day++) await run();

  expect(counts()).toEqual([0, 0, 0, 0, 0, 0]);
  expect(count('invoice_applications')).toBe(0);
  expect(isInFile()).toBe(false);
  expect(verifyAudit(world.host.app.sqlite).broken).toBeNull();
  const lines = await call(router.privacy.listDestructions, undefined, owner);
  expect(new Set(lines.map(({ subjectTable }) => subjectTable))).toEqual(
    new Set(['orders', 'receivable_plans', 'receipts', 'invoices', 'invoice_applications']),
  );
  expect(await run()).toEqual({});
});

test('[S-PI-6] whatever is still owed keeps its order, its plan and its invoice, however old', async () => {
  const orderId = await confirmedOrder(world);
  await call(
    router.receivables.create,
    { orderId, terms: [{ percent: '1', condition: 'signing', termDays: 0 }] },
    world.mei,
  );
  await issued(world, await applied(world, [orderId]));
  world.host.app.sqlite.prepare("UPDATE orders SET status = 'closed' WHERE id = ?").run(orderId);
  await set({ retention: { ...keep, ...all } });
  world.host.time += 60 * yearMs;

  expect(await run()).toEqual({});
  expect(counts()).toEqual([1, 1, 1, 0, 0, 1]);
});

test('[S-PI-6] an ended deal loses its names and stays for the funnel, unless it has orders or somebody is held', async () => {
  const { mei, customerId } = world;
  const deal = async (name: string) => {
    const contact = await call(router.contacts.create, { customerId, name: `${name}联系人` }, mei);
    const { id } = await call(
      router.opportunities.create,
      {
        customerId,
        name,
        amount: 500,
        expectedCloseOn: '2026-02-01',
        contacts: [{ contactId: contact.id, role: 'user' }],
      },
      mei,
    );
    await call(router.opportunities.lose, { id, reason: 'price', remark: name }, mei);
    return { id, contactId: contact.id };
  };
  const plain = await deal(canary);
  const held = await deal('留存');
  await call(router.privacy.placeHold, { subjectTable: 'contacts', subjectId: held.contactId, reason: '诉讼' }, owner);
  await set({ retention: { ...keep, opportunities: 6 }, retentionActions: { opportunities: 'anonymise' } });
  world.host.time += yearMs;

  expect(await run()).toEqual({ opportunities: 1 });
  expect(await run()).toEqual({});
  expect(await call(router.opportunities.get, { id: plain.id }, mei)).toMatchObject({
    name: anonymousName,
    amount: 500,
    contacts: [],
    endState: 'lost',
  });
  expect((await call(router.opportunities.get, { id: held.id }, mei)).name).toBe('留存');
});

test('[S-PI-6] whatever a destruction may be of can be destroyed again after a restore', () => {
  expect(destroyedTables.filter((table) => !destroyableTables.has(table))).toEqual([]);
});
