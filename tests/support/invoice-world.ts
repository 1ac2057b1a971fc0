import { call } from '@orpc/server';
import { coreRouter as router } from '#shared/app/router.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { company, type TestHost, type TestHostOptions, testHost } from './test-host.ts';

export interface InvoiceWorld {
  readonly host: TestHost;
  readonly mei: { context: ReturnType<TestHost['as']> };
  readonly finance: { context: ReturnType<TestHost['as']> };
  readonly manager: { context: ReturnType<TestHost['as']> };
  readonly customerId: string;
  readonly entityId: string;
}

/** A company that issues, a seller, finance, a manager, and a customer with a tax number. */
export async function invoiceWorld(options: TestHostOptions = {}): Promise<InvoiceWorld> {
  const host = testHost(options);
  const mei = { context: host.as(company.mei, { actions: [...templateContents.marketing.actions] }) };
  const finance = { context: host.as(company.manager, { actions: [...templateContents.finance.actions] }) };
  const manager = { context: host.as(company.manager, { actions: [...templateContents.manager.actions] }) };
  const { id: customerId } = await call(
    router.customers.create,
    { name: '甲公司', creditCode: '91350100M000100Y43', address: '沈阳市和平区' },
    mei,
  );
  const { id: entityId } = await call(
    router.taxEntities.create,
    { name: '北方销售公司', creditCode: '91110108MA0000000A', drawer: '李开票' },
    finance,
  );
  return { host, mei, finance, manager, customerId, entityId };
}

type Line = Readonly<Record<string, unknown>>;
export const orderLine = (more: Line = {}) => ({ name: '注塑机', qty: '10', price: '113', taxRate: '0.13', ...more });

/** An order that stands: ten machines at 113 yuan with 13 % in it, where nothing else is said. */
export async function confirmedOrder({ mei, customerId }: InvoiceWorld, more: Line = {}): Promise<string> {
  const { id } = await call(router.orders.create, { customerId, lines: [orderLine()], ...more }, mei);
  await call(router.orders.submit, { id }, mei);
  return id;
}

/** An application for what an order has left, or what `more` says. */
export async function applied({ mei }: InvoiceWorld, orderIds: string[], more: Line = {}): Promise<string> {
  return (await call(router.invoiceApplications.create, { orderIds, ...more }, mei)).id;
}

/** Approved, its invoices planned, each with a number that ends in `from`, `from + 1` … */
export async function issued(world: InvoiceWorld, applicationId: string, from = 1): Promise<string[]> {
  const { mei, manager, finance } = world;
  await call(router.invoiceApplications.submit, { id: applicationId }, mei);
  await call(router.invoiceApplications.approve, { id: applicationId }, manager);
  await call(router.invoiceApplications.begin, { id: applicationId }, finance);
  const { invoices } = await call(router.invoiceApplications.get, { id: applicationId }, finance);
  for (const [index, { id }] of invoices.entries()) {
    await call(router.invoices.issue, { id, invoiceNo: numberOf(from + index) }, finance);
  }
  return invoices.map(({ id }) => id);
}

/** A number of 20 digits. */
export function numberOf(sequence: number): string {
  return `26110${String(sequence).padStart(15, '0')}`;
}
