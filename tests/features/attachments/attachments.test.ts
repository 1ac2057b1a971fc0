import { createHash } from 'node:crypto';
import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachmentsRouter } from '#shared/features/attachments/attachments.router.ts';
import { contactsRouter } from '#shared/features/contacts/contacts.router.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { historyRouter } from '#shared/features/history/history.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei, { dataScope: 'own' }) };
  customerId = (await call(customersRouter.create, { name: '甲公司' }, mei)).id;
});
afterEach(() => host.close());

const content = Buffer.from('一份合同');
const file = (more: object = {}) => ({
  recordTable: 'customers' as const,
  recordId: customerId,
  name: '合同.pdf',
  mime: 'application/pdf',
  size: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
  ...more,
});
const list = (who = mei) => call(attachmentsRouter.list, { recordTable: 'customers', recordId: customerId }, who);
const namesOf = async () => (await list()).rows.map((row) => row.name);

test('a file hangs on a record, is renamed, deleted, and comes back', async () => {
  const { id } = await call(attachmentsRouter.add, file(), mei);
  await call(attachmentsRouter.rename, { id, name: '合同 终稿.pdf' }, mei);
  const renamed = await list();
  const { commandId } = await call(attachmentsRouter.remove, { ids: [id] }, mei);
  const removed = await namesOf();

  await call(historyRouter.undo, { commandId }, mei);

  expect(renamed).toMatchObject({
    mayEdit: true,
    rows: [{ id, name: '合同 终稿.pdf', byName: '李梅', content: { state: 'away', received: 0 } }],
  });
  expect([removed, await namesOf()]).toEqual([[], ['合同 终稿.pdf']]);
});

test('[S-V8] whoever sees the record sees its files, whoever edits it changes them, nobody else does either', async () => {
  const { id } = await call(attachmentsRouter.add, file(), mei);
  const reader = { context: host.as(company.manager, { actions: ['customer.view'] }) };
  const stranger = { context: host.as(company.lin, { dataScope: 'own' }) };
  const piece = { id, index: 0, data: content.toString('base64') };
  const codeOf = (answer: Promise<unknown>) =>
    answer.then(
      () => 'ok',
      (error: { code: string }) => error.code,
    );

  expect((await list(reader)).mayEdit).toBe(false);
  expect(
    await Promise.all([
      codeOf(call(attachmentsRouter.add, file(), reader)),
      codeOf(call(attachmentsRouter.rename, { id, name: 'x.pdf' }, reader)),
      codeOf(call(attachmentsRouter.remove, { ids: [id] }, reader)),
      codeOf(call(attachmentsRouter.put, piece, reader)),
      codeOf(list(stranger)),
      codeOf(call(attachmentsRouter.add, file(), stranger)),
      codeOf(call(attachmentsRouter.put, piece, stranger)),
      codeOf(call(attachmentsRouter.read, { id, index: 0 }, stranger)),
    ]),
  ).toEqual([
    ...['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ...['RECORD_NOT_FOUND', 'NOT_ALLOWED', 'NOT_ALLOWED', 'ATTACHMENT_NOT_FOUND'],
  ]);
});

test('programs are not taken, whatever they are called', async () => {
  const program = Buffer.from('MZ program');
  const sha256 = createHash('sha256').update(program).digest('hex');
  const { id } = await call(attachmentsRouter.add, file({ size: program.length, sha256 }), mei);

  await expect(call(attachmentsRouter.add, file({ name: '报价.exe' }), mei)).rejects.toMatchObject({
    code: 'ATTACHMENT_BLOCKED',
  });
  await expect(
    call(attachmentsRouter.put, { id, index: 0, data: program.toString('base64') }, mei),
  ).rejects.toMatchObject({ code: 'ATTACHMENT_BLOCKED' });
});

test('the files of a customer and of its contacts move, go and come back with the customer', async () => {
  const contact = await call(contactsRouter.create, { name: '张三', customerId }, mei);
  await call(attachmentsRouter.add, file(), mei);
  await call(attachmentsRouter.add, file({ recordTable: 'contacts', recordId: contact.id }), mei);
  const all = { context: host.as(company.manager) };
  const rows = () => host.app.db.rows('SELECT owner_id AS owner, deleted_at IS NULL AS live FROM attachments');

  await call(customersRouter.assign, { ids: [customerId], ownerId: company.lin }, all);
  const moved = rows();
  await call(customersRouter.remove, { ids: [customerId] }, all);
  const removed = rows();
  await call(customersRouter.restore, { ids: [customerId] }, all);

  const both = (row: object) => [row, row];
  expect([moved, removed, rows()]).toEqual([
    both({ owner: company.lin, live: 1 }),
    both({ owner: company.lin, live: 0 }),
    both({ owner: company.lin, live: 1 }),
  ]);
});

test('[sync 10.3] files come along when a company joins a server, and hang on nobody else’s record', () => {
  const { actor } = host.as(company.lin, { dataScope: 'own' });
  const own = { branchId: company.south, deptId: company.southSales, ownerId: company.lin };
  const row = (id: string, recordId: string) => ({
    table: 'attachments',
    id,
    values: { ...file({ recordId }), ...own },
  });
  const [mine, late, foreign] = ['a1', 'a2', 'a3'].map((end) => `01900005-0000-7000-8000-0000000000${end}`);
  const customer = {
    table: 'customers',
    id: '01900005-0000-7000-8000-0000000000c1',
    values: { name: '乙公司', nameNorm: '乙公司', namePinyin: '', nameInitials: '', kind: 'enterprise', isKey: false },
  };
  const more = { lifecycle: 'potential', tags: [], receiveKind: 'created', ...own };
  const taken = { ...customer, values: { ...customer.values, ...more } };
  const adopt = (rows: unknown[]) => host.app.ledger.execute('sync.adopt', { rows }, actor);

  const good = adopt([taken, row(mine!, customer.id), row(late!, '01900005-0000-7000-8000-0000000000c9')]);
  const bad = adopt([row(foreign!, customerId)]);

  expect(good).toMatchObject({ ok: true });
  expect(bad).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
  expect(host.app.db.rows('SELECT id, owner_id AS owner FROM attachments ORDER BY id')).toEqual([
    { id: mine, owner: company.lin },
    { id: late, owner: company.lin },
  ]);
});
