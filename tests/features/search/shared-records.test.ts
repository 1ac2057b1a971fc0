import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { coreRouter } from '#shared/app/router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hour = 3_600_000;
let host: TestHost;
let customerId: string;
let memberId: string;

const as = (userId: string) => ({
  context: { ...host.as(userId), actor: findActor(host.app.db, userId, host.time)! },
});
const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

/** Everything that answers from the indexes in memory, as one person gets it. */
async function found(userId: string) {
  const session = as(userId);
  const page = { scene: 'all' as const, filters: [], offset: 0, limit: 10 };
  const quick = await call(coreRouter.search.quick, { text: 'hjjd' }, session);
  const people = await call(coreRouter.search.quick, { text: '单雄信' }, session);
  const suggested = await call(coreRouter.customers.suggest, { text: '合江' }, session);
  const contacts = await call(coreRouter.contacts.suggest, { text: 'sxx' }, session);
  const listed = await call(coreRouter.customers.list, { ...page, text: 'hjjd' }, session);
  const said = await call(coreRouter.followUps.list, { ...page, text: '返修' }, session);
  const [alike] = await call(coreRouter.customers.checkDuplicates, { name: '合江机电有限公司' }, session);
  return {
    quick: idsOf(quick),
    people: people.map((hit) => [hit.title, hit.subtitle]),
    suggested: idsOf(suggested),
    contacts: contacts.map((row) => row.name),
    listed: [idsOf(listed.rows), listed.total],
    said: [said.rows.map((row) => row.content), said.total],
    alike: [alike?.customerId, alike?.name],
  };
}

const nothing = {
  quick: [],
  people: [],
  suggested: [],
  contacts: [],
  listed: [[], 0],
  said: [[], 0],
  alike: [null, expect.stringContaining('***')],
};
const everything = () => ({
  quick: [customerId],
  people: [['单雄信', '合江机电有限公司']],
  suggested: [customerId],
  contacts: ['单雄信'],
  listed: [[customerId], 1],
  said: [['齿轮要返修'], 1],
  alike: [customerId, '合江机电有限公司'],
});

async function share(more: object = {}): Promise<void> {
  const terms = { access: 'read' as const, expiresAt: null, parts: ['contacts' as const, 'followUps' as const] };
  const input = { recordTable: 'customers' as const, recordIds: [customerId], memberIds: [company.lin] };
  [memberId = ''] = (await call(coreRouter.teams.add, { ...input, ...terms, ...more }, as(company.mei))).ids;
}

beforeEach(async () => {
  host = testHost();
  const mei = as(company.mei);
  customerId = (await call(coreRouter.customers.create, { name: '合江机电有限公司' }, mei)).id;
  await call(coreRouter.contacts.create, { customerId, name: '单雄信' }, mei);
  const said = { targetType: 'customer' as const, targetId: customerId, method: 'phone' as const };
  await call(coreRouter.followUps.create, { ...said, content: '齿轮要返修' }, mei);
  await host.app.search.ready();
});
afterEach(() => host.close());

test('[M1] [S-V8] a shared record and its parts are found by the member, until they are taken out of the team', async () => {
  expect(await found(company.lin)).toEqual(nothing);

  await share();
  expect(await found(company.lin)).toEqual(everything());

  await call(coreRouter.teams.remove, { ids: [memberId] }, as(company.mei));
  expect(await found(company.lin)).toEqual(nothing);
});

test('[M1] [S-V8] a share that ended by itself is found no more, and a colleague of the member never finds it', async () => {
  await share({ expiresAt: host.time + hour, memberIds: [company.manager] });
  const colleague = await found(company.lin);

  await share({ expiresAt: host.time + hour });
  const member = await found(company.lin);
  host.time += 2 * hour;

  expect([colleague, member]).toEqual([nothing, everything()]);
  expect(await found(company.lin)).toEqual(nothing);
});

test('[M1] parts that were not shared stay unfound beside the record that was', async () => {
  await share({ parts: [] });

  expect(await found(company.lin)).toMatchObject({ quick: [customerId], people: [], contacts: [], said: [[], 0] });
});
