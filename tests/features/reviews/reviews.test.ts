import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rolesRouter, usersRouter } from '#shared/features/people/people.router.ts';
import { postsRouter } from '#shared/features/posts/posts.router.ts';
import { reviewsRouter } from '#shared/features/reviews/reviews.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let admin: { context: ReturnType<TestHost['as']> };
let postId: string;

beforeEach(async () => {
  host = testHost();
  admin = { context: host.as(company.manager) };
  const role = await call(rolesRouter.create, { name: '导出', actions: ['customer.export'], dataScope: 'all' }, admin);
  postId = (await call(postsRouter.create, { name: '内勤', roleIds: [role.id] }, admin)).id;
  await call(usersRouter.edit, { id: company.mei, changes: { postIds: { from: [], to: [postId] } } }, admin);
});
afterEach(() => host.close());

const start = () => call(reviewsRouter.start, { deptId: company.northSales, dueOn: null }, admin);
const itemsOf = async (id: string) => {
  const { items } = await call(reviewsRouter.get, { id }, admin);
  return new Map(items.map((item) => [item.userId, item]));
};

test('[U-1.4] a review writes down who holds what, takes away at once and keeps the dated result', async () => {
  const { id } = await start();
  const items = await itemsOf(id);
  expect(items.get(company.mei)).toMatchObject({
    posts: [{ id: postId, name: '内勤' }],
    roles: [{ name: '销售' }],
    decision: 'pending',
  });

  await call(
    reviewsRouter.decide,
    { itemIds: [items.get(company.mei)!.id], decision: 'taken', takenPostIds: [postId], remark: '已转岗' },
    admin,
  );
  await expect(call(reviewsRouter.close, { id }, admin)).rejects.toMatchObject({
    code: 'REVIEW_PENDING',
    data: { count: 1 },
  });
  await call(
    reviewsRouter.decide,
    { itemIds: [items.get(company.manager)!.id], decision: 'confirmed' },
    { context: host.as(company.lin) },
  );
  host.time += 1000;
  await call(reviewsRouter.close, { id }, admin);

  expect(await call(usersRouter.get, { id: company.mei }, admin)).toMatchObject({ postIds: [] });
  expect((await itemsOf(id)).get(company.mei)).toMatchObject({ takenPostIds: [postId], remark: '已转岗' });
  expect(await call(reviewsRouter.due, undefined, admin)).toMatchObject([
    { deptId: company.northSales, lastAt: host.time, isDue: false },
    { deptId: company.southSales, lastAt: null, isDue: true },
  ]);
});

test('nobody confirms their own rights while somebody else could', async () => {
  const { id } = await start();
  const own = (await itemsOf(id)).get(company.manager)!;
  await expect(call(reviewsRouter.decide, { itemIds: [own.id], decision: 'confirmed' }, admin)).rejects.toMatchObject({
    code: 'REVIEW_OWN',
  });
});

test('a department has one review at a time, and half a year later it is due again', async () => {
  const { id } = await start();
  await expect(start()).rejects.toMatchObject({ code: 'REVIEW_RUNNING' });
  const items = [...(await itemsOf(id)).values()];
  const other = { context: host.as(company.lin) };
  await call(reviewsRouter.decide, { itemIds: items.map((item) => item.id), decision: 'confirmed' }, other);
  await call(reviewsRouter.close, { id }, admin);
  await expect(
    call(reviewsRouter.decide, { itemIds: [items[0]!.id], decision: 'confirmed' }, other),
  ).rejects.toMatchObject({ code: 'REVIEW_CLOSED' });

  host.time += 184 * 86_400_000;
  expect(await call(reviewsRouter.due, undefined, admin)).toMatchObject([{ isDue: true }, { isDue: true }]);
});
