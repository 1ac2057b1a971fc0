import { call } from '@orpc/server';
import { coreRouter as router } from '#shared/app/router.ts';
import { quotesRouter } from '#shared/features/quotes/quotes.router.ts';
import { company, testHost } from './test-host.ts';

export const pump = { name: '水泵', qty: '3', price: '100', taxRate: '0.13' };

/** A company where 李梅 has a customer to make quotes for. */
export async function quoteWorld() {
  const host = testHost();
  const mei = { context: host.as(company.mei) };
  const customerId = (await call(router.customers.create, { name: '甲公司' }, mei)).id;
  return {
    host,
    mei,
    customerId,
    newQuote: async (lines: object[] = [pump], more: object = {}): Promise<string> => {
      const input = { customerId, taxMode: 'excluded' as const, lines: lines as (typeof pump)[], ...more };
      return (await call(quotesRouter.create, input, mei)).id;
    },
    get: (id: string) => call(quotesRouter.get, { id }, mei),
  };
}
