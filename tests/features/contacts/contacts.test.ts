import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactsRouter } from '#shared/features/contacts/contacts.router.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  customerId = (await call(customersRouter.create, { name: '武汉初客网络科技有限公司' }, mei)).id;
});
afterEach(() => host.close());

test('a contact lives where its customer lives, and the first one is the primary one', async () => {
  const first = await call(contactsRouter.create, { customerId, name: '张伟', mobile: '138 0013 8000' }, mei);
  const second = await call(contactsRouter.create, { customerId, name: '刘洋' }, mei);

  expect(await call(contactsRouter.get, { id: first.id }, mei)).toMatchObject({
    customerName: '武汉初客网络科技有限公司',
    isPrimary: true,
    ownerId: company.mei,
    branchId: company.north,
    status: 'active',
    formerCustomers: [],
  });
  expect((await call(contactsRouter.list, { customerId, text: 'zw' }, mei)).rows.map((row) => row.id)).toEqual([
    first.id,
  ]);

  await call(contactsRouter.setPrimary, { id: second.id }, mei);
  const { rows } = await call(contactsRouter.list, { customerId }, mei);
  expect(rows.filter((row) => row.isPrimary).map((row) => row.name)).toEqual(['刘洋']);
});

test('a mobile number is refused twice inside one customer and only warned about across customers', async () => {
  const { id } = await call(contactsRouter.create, { customerId, name: '张伟', mobile: '13800138000' }, mei);
  const other = await call(customersRouter.create, { name: '乙公司' }, mei);

  await expect(
    call(contactsRouter.create, { customerId, name: '张先生', mobile: '+86 138-0013-8000' }, mei),
  ).rejects.toMatchObject({ code: 'CONTACT_DUPLICATE', data: { contactId: id, name: '张伟' } });
  await call(contactsRouter.create, { customerId: other.id, name: '张伟', mobile: '13800138000' }, mei);

  const stranger = { context: host.as(company.lin, { dataScope: 'own' }) };
  const found = await call(contactsRouter.checkMobile, { mobile: '13800138000', customerId }, stranger);
  expect(found).toEqual(
    expect.arrayContaining([
      { contactId: null, name: '张**', customerName: null, blocks: true },
      { contactId: null, name: '张**', customerName: null, blocks: false },
    ]),
  );
});

test('a contact who changes companies keeps the history and the old customer gets another primary contact', async () => {
  const first = await call(contactsRouter.create, { customerId, name: '张伟' }, mei);
  const second = await call(contactsRouter.create, { customerId, name: '刘洋' }, mei);
  const other = await call(customersRouter.create, { name: '乙公司', ownerId: company.lin }, mei);

  await call(contactsRouter.moveToCustomer, { id: first.id, customerId: other.id }, mei);

  expect(await call(contactsRouter.get, { id: first.id }, mei)).toMatchObject({
    customerId: other.id,
    ownerId: company.lin,
    branchId: company.south,
    isPrimary: true,
    formerCustomers: [{ id: customerId, name: '武汉初客网络科技有限公司' }],
  });
  expect(await call(contactsRouter.get, { id: second.id }, mei)).toMatchObject({ isPrimary: true });
});

test('a contact who left is counted apart, not offered, and no longer primary', async () => {
  const { id } = await call(contactsRouter.create, { customerId, name: '张伟' }, mei);
  await call(contactsRouter.setStatus, { id, status: 'left', reason: '跳槽' }, mei);

  expect(await call(contactsRouter.counts, { customerId }, mei)).toEqual({ total: 1, active: 0, left: 1, disabled: 0 });
  expect(await call(contactsRouter.suggest, { text: '张' }, mei)).toEqual([]);
  expect(await call(contactsRouter.get, { id }, mei)).toMatchObject({ isPrimary: false, statusReason: '跳槽' });
});

test('an edit keeps the pinyin and the compared number in step', async () => {
  const { id } = await call(contactsRouter.create, { customerId, name: '张伟' }, mei);

  await call(
    contactsRouter.edit,
    { id, changes: { name: { from: '张伟', to: '赵敏' }, mobile: { from: null, to: '13900139000' } } },
    mei,
  );

  expect((await call(contactsRouter.list, { text: 'zm' }, mei)).total).toBe(1);
  expect(await call(contactsRouter.checkMobile, { mobile: '139 0013 9000' }, mei)).toMatchObject([{ contactId: id }]);
});

test('tags of two people are united', async () => {
  const { id } = await call(contactsRouter.create, { customerId, name: '张伟', tags: ['甲'] }, mei);

  await call(contactsRouter.tag, { ids: [id], add: ['乙'], remove: [] }, mei);
  await call(contactsRouter.tag, { ids: [id], add: ['丙'], remove: ['甲'] }, mei);

  expect(await call(contactsRouter.get, { id }, mei)).toMatchObject({ tags: ['乙', '丙'] });
});

test('a removed contact waits in the bin and comes back', async () => {
  const { id } = await call(contactsRouter.create, { customerId, name: '张伟' }, mei);

  await call(contactsRouter.remove, { ids: [id] }, mei);
  expect((await call(contactsRouter.list, {}, mei)).total).toBe(0);
  expect((await call(contactsRouter.list, { scene: 'bin' }, mei)).total).toBe(1);

  await call(contactsRouter.restore, { ids: [id] }, mei);
  expect((await call(contactsRouter.list, {}, mei)).rows).toMatchObject([{ id, isPrimary: true }]);
});

test('without the right nobody adds, and outside the scope nobody sees', async () => {
  const { id } = await call(contactsRouter.create, { customerId, name: '张伟' }, mei);
  const viewer = { context: host.as(company.mei, { actions: ['contact.view'] }) };
  const stranger = { context: host.as(company.lin, { dataScope: 'branch' }) };

  await expect(call(contactsRouter.create, { customerId, name: '刘洋' }, viewer)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
    data: { action: 'contact.create' },
  });
  await expect(call(contactsRouter.get, { id }, stranger)).rejects.toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  expect((await call(contactsRouter.list, {}, stranger)).total).toBe(0);
  await expect(call(contactsRouter.remove, { ids: [id] }, stranger)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});
