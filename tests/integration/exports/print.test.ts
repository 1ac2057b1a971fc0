import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter } from '#shared/app/router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let ids: string[];

const views = ['customer.view', 'contact.view'];
const mayPrint = { dataScope: 'all' as const, actions: [...views, 'customer.print', 'contact.print'] };
const print = (rights: object, more: object = {}, fields = {}, exportLimit: number | null = null) => {
  const session = host.as(company.mei, rights);
  const context = { ...session, actor: { ...session.actor, fields, exportLimit } };
  return call(
    coreRouter.exports.print,
    { room: 'customers', filters: [], columns: ['name', 'phone'], ...more },
    { context },
  );
};
const written = () =>
  host.app.db
    .rows<{ actor: string; details: string }>(
      "SELECT actor_id AS actor, details FROM audit_records WHERE kind = 'print'",
    )
    .map(({ actor, details }) => [actor, JSON.parse(details)]);

beforeEach(async () => {
  host = testHost();
  ids = [];
  for (const [name, phone] of [
    ['甲公司', '027-88997766'],
    ['乙公司', '027-11223344'],
  ]) {
    ids.push(
      (await call(coreRouter.customers.create, { name: name!, phone: phone! }, { context: host.as(company.mei) })).id,
    );
  }
});
afterEach(() => host.close());

test('[S-V8] [S-LOG-1] paper says who printed it and when, and the audit says what and how many without a value', async () => {
  const sort = { field: 'no', descending: false };
  const paper = await print(mayPrint, { sort });

  expect(paper).toMatchObject({
    title: '客户',
    headers: ['客户名称', '电话'],
    rows: expect.arrayContaining([['甲公司', '027-88997766']]),
    account: host.as(company.mei).actor.account,
    at: host.time,
  });
  await print(mayPrint, { ids: [ids[1]] });
  expect(written()).toEqual([
    [company.mei, { room: 'customers', trace: paper.trace, rows: 2 }],
    [company.mei, { room: 'customers', trace: paper.trace, rows: 1, id: ids[1] }],
  ]);
});

test('[S-V8] who may neither print nor export prints nothing; who may export may print', async () => {
  await expect(print({ actions: views })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
    data: { action: 'customer.print' },
  });
  await expect(print({ actions: ['customer.print'] })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  expect(written()).toEqual([]);

  expect((await print({ dataScope: 'all', actions: [...views, 'customer.export'] })).rows).toHaveLength(2);
});

test('[S-PI-7] covered values stay covered on paper, and records outside the scope stay off it', async () => {
  const masked = { customer: { phone: { access: 'read', mask: 'everywhere' } } };
  const paper = await print(mayPrint, {}, masked);
  expect(paper.headers).toEqual(['客户名称', '电话（已掩码）']);
  expect(JSON.stringify(paper)).not.toMatch(/88997766|11223344/);

  const context = host.as(company.lin, { ...mayPrint, dataScope: 'own' });
  const foreign = await call(coreRouter.exports.print, { room: 'customers', filters: [], ids }, { context });
  expect(foreign.rows).toEqual([]);
});

test('[S-PI-10] more than the roles let leave is not printed at all', async () => {
  await expect(print(mayPrint, {}, {}, 1)).rejects.toMatchObject({ code: 'EXPORT_LIMIT', data: { limit: 1 } });
  expect(written()).toEqual([]);
});
