import { call } from '@orpc/server';
import { coreRouter as router } from '#shared/app/router.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import type { PlanTerm } from '#shared/features/receivables/plan.model.ts';
import { company, testHost } from './test-host.ts';

/** A company with one customer, a salesperson who sells to it and a manager who confirms what comes in. */
export async function receivableWorld() {
  const host = testHost();
  const mei = { context: host.as(company.mei, { actions: [...templateContents.marketing.actions] }) };
  const manager = { context: host.as(company.manager) };
  const { id: customerId } = await call(router.customers.create, { name: '甲公司' }, mei);
  const paid = (amount: number, more: object = {}) =>
    call(router.receipts.create, { customerId, amount, method: 'wire', ...more }, mei);
  return {
    host,
    mei,
    manager,
    customerId,
    /** An order that is confirmed, of so many yuan. */
    ordered: async (price: string) => {
      const lines = [{ name: '注塑机', qty: '1', price, taxRate: '0.13' }];
      const { id } = await call(router.orders.create, { customerId, lines }, mei);
      await call(router.orders.submit, { id }, mei);
      return id;
    },
    planned: async (orderId: string, terms: PlanTerm[]) =>
      (await call(router.receivables.create, { orderId, terms }, mei)).ids,
    plan: (id: string) => call(router.receivables.get, { id }, mei),
    order: (id: string) => call(router.orders.get, { id }, mei),
    receipt: (id: string) => call(router.receipts.get, { id }, mei),
    paid,
    confirmed: async (amount: number, more: object = {}) => {
      const { id } = await paid(amount, more);
      await call(router.receipts.submit, { id }, mei);
      await call(router.receipts.confirm, { id }, manager);
      return id;
    },
  };
}

export type ReceivableWorld = Awaited<ReturnType<typeof receivableWorld>>;

/** A period of so large a share, thirty days after the order was confirmed unless told. */
export const part = (percent: string, more: Partial<PlanTerm> = {}): PlanTerm => ({
  percent,
  condition: 'signing',
  termDays: 30,
  ...more,
});
