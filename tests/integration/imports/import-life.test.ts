import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFile, importsOf, last, textFile } from '../../support/import-file.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const counts = () =>
  host.app.db.row(
    'SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM import_chunks) AS chunks',
  );

function manyCustomers(total: number): string {
  const rows = Array.from({ length: total }, (_, index) => `K${index},武汉第${index}科技有限公司,王${index}`);
  return ['客户编号,客户名称,联系人', ...rows].join('\n');
}

test('a cancelled import leaves nothing behind', async () => {
  const client = importsOf(host.as(company.mei));
  const { importId } = await client.open({ file: textFile(manyCustomers(3_000)) });
  const running = last(await client.run({ importId }));
  while ((await client.status({ importId })).done < 500) await new Promise((resolve) => setTimeout(resolve, 5));

  const cancelled = await client.cancel({ importId });

  expect(cancelled.cancelled).toBe(true);
  expect(await running).toMatchObject({ type: 'done', status: 'cancelled', counts: { inserted: 0 } });
  expect(counts()).toEqual({ customers: 0, contacts: 0, chunks: 0 });
  expect((await client.list({})).rows).toMatchObject([{ id: importId, status: 'cancelled' }]);
});

test('an import counts as running work until it is over, also when its page is left', async () => {
  const client = importsOf(host.as(company.mei));
  const { importId } = await client.open({ file: textFile(manyCustomers(600)) });
  const stream = await client.run({ importId });
  await stream.next();
  await stream.return(undefined);
  const whileRunning = host.app.works.isRunning();
  while ((await client.status({ importId })).state !== 'done') await new Promise((resolve) => setTimeout(resolve, 5));

  expect([whileRunning, host.app.works.isRunning()]).toEqual([true, false]);
});

test('an undo takes back what nobody touched, and tells what stays and why', async () => {
  const session = host.as(company.mei);
  await importFile(session, textFile('客户编号,客户名称,电话\nK1,甲一公司,027-87654321\nK2,乙二公司,\n'));
  const before = host.app.db.row("SELECT * FROM customers WHERE no = 'K2'");
  host.time += 60_000;
  const second = await importFile(
    session,
    textFile(
      '客户编号,客户名称,电话,备注\nK1,甲一公司,027-11111111,新\nK2,乙二公司,,新备注\nK3,丙三公司,,\nK4,丁四公司,,\nK5,戊五公司,,\n',
    ),
    { mode: 'upsert' },
  );
  expect(second.counts).toMatchObject({ inserted: 3, updated: 2, failed: 0 });
  const idOf = (no: string) => host.app.db.row<{ id: string }>('SELECT id FROM customers WHERE no = ?', no)!.id;
  host.time += 60_000;
  host.app.ledger.execute(
    'customers.edit',
    { id: idOf('K1'), changes: { phone: { from: '027-11111111', to: '027-22222222' } } },
    session.actor,
  );
  host.app.ledger.execute(
    'customers.edit',
    { id: idOf('K3'), changes: { fax: { from: null, to: '1234567' } } },
    session.actor,
  );
  host.app.ledger.execute('contacts.create', { customerId: idOf('K4'), name: '赵六' }, session.actor);
  const [k1, k3, k4] = [idOf('K1'), idOf('K3'), idOf('K4')];
  host.time += 60_000;

  const undone = await last(await importsOf(session).undo({ importId: second.importId }));

  expect(undone).toMatchObject({ type: 'undone', removed: 1, reverted: 2, keptCount: 3 });
  if (undone.type !== 'undone') throw new Error('unreachable');
  expect(
    undone.kept
      .toSorted((left, right) => left.name.localeCompare(right.name, 'zh'))
      .map(({ room, recordId, reason, fields }) => ({ room, recordId, reason, fields })),
  ).toEqual(
    expect.arrayContaining([
      { room: 'customers', recordId: k1, reason: 'changedSince', fields: ['phone'] },
      { room: 'customers', recordId: k3, reason: 'changedSince', fields: [] },
      { room: 'customers', recordId: k4, reason: 'usedSince', fields: [] },
    ]),
  );
  expect(host.app.db.row("SELECT * FROM customers WHERE no = 'K2'")).toEqual(before);
  expect(host.app.db.row("SELECT phone, remark FROM customers WHERE no = 'K1'")).toEqual({
    phone: '027-22222222',
    remark: null,
  });
  await expect(importsOf(session).undo({ importId: second.importId })).rejects.toMatchObject({
    code: 'IMPORT_ALREADY_UNDONE',
  });
});

test('duplicates in the file and among the records are marked; a second contact joins the first customer', async () => {
  const session = host.as(company.mei);
  await importFile(session, textFile('客户名称,手机\n华强电子有限公司,13800138000\n'));
  const client = importsOf(session);
  const { importId } = await client.open({
    file: textFile(
      '客户名称,手机,联系人\n华强电子 有限公司,,\n光谷科技（武汉）有限公司,,张伟\n光谷科技(武汉)有限公司,,李雷\n长江贸易有限公司,13800138000,\n',
    ),
  });

  const checked = await last(await client.dryRun({ importId }));
  expect(checked).toMatchObject({ counts: { inserted: 2, updated: 1, skipped: 1, failed: 0, duplicates: 3 } });
  if (checked.type !== 'checked') throw new Error('unreachable');
  expect(
    checked.duplicates.map(({ row, where, rule, otherRow, action }) => ({ row, where, rule, otherRow, action })),
  ).toEqual([
    { row: 2, where: 'records', rule: 'name', otherRow: undefined, action: 'skip' },
    { row: 4, where: 'file', rule: 'name', otherRow: 3, action: 'update' },
    { row: 5, where: 'records', rule: 'phone', otherRow: undefined, action: 'insert' },
  ]);
  await last(await client.run({ importId }));

  const people = host.app.db.rows(
    'SELECT k.name, k.is_primary AS isPrimary FROM contacts k JOIN customers c ON c.id = k.customer_id ORDER BY k.name',
  );
  expect(people).toEqual([
    { name: '张伟', isPrimary: 1 },
    { name: '李雷', isPrimary: 0 },
  ]);
  const undone = await last(await client.undo({ importId }));
  expect(undone).toMatchObject({ removed: 4, keptCount: 0 });
  expect(counts()).toMatchObject({ customers: 1, contacts: 0 });
});

test('errors name row and column, and the error file can be mended and imported again', async () => {
  const session = host.as(company.mei);
  const client = importsOf(session);
  const { importId } = await client.open({
    file: textFile('客户名称,邮箱,级别,负责人\n好公司,a@b.cn,A,林强\n,坏,Z,无人\n另一公司,,,,多余\n'),
  });

  const done = await last(await client.run({ importId }));

  expect(done).toMatchObject({
    status: 'partial',
    counts: { rows: 3, inserted: 1, failed: 2 },
    problems: [
      { row: 3, column: '邮箱', code: 'notAnEmail', value: '坏' },
      { row: 3, column: '级别', code: 'notAChoice', value: 'Z' },
      { row: 3, column: '负责人', code: 'ownerUnknown', value: '无人' },
      { row: 3, column: '客户名称', code: 'required' },
      { row: 4, column: null, code: 'tooManyCells', value: '多余' },
    ],
  });
  const errors = (await client.errorFile({ importId, language: 'zh-CN' })) as File;
  const text = Buffer.from(await errors.arrayBuffer()).toString();
  expect(text.split('\r\n')[0]).toBe('\ufeff行号,原因,客户名称,邮箱,级别,负责人');
  const mended = textFile(text.replace('3,"', '3,"').replace(',坏,Z,无人', '三公司,c@d.cn,C,mei').replace(',多余', ''));
  expect((await importFile(session, mended)).counts).toMatchObject({ inserted: 2, failed: 0 });
  const owner = host.app.db.row('SELECT owner_id, branch_id FROM customers WHERE name = ?', '好公司');
  expect(owner).toEqual({ owner_id: company.lin, branch_id: company.south });
});

test('contacts find their customers by name, number or code; leads come in with an owner', async () => {
  const session = host.as(company.mei);
  await importFile(session, textFile('客户编号,客户名称\nK1,武汉光谷科技有限公司\n'));

  const contacts = await importFile(
    session,
    textFile(
      '姓名,公司名称,手机,生日\n张伟,K1,138 0013 8000,1985/4/12\n李雷,武汉光谷科技有限公司,,\n王五,没有这家,,\n',
    ),
  );
  expect(contacts.counts).toMatchObject({ inserted: 2, failed: 1 });
  expect(contacts.problems).toMatchObject([{ row: 4, column: '公司名称', code: 'customerUnknown' }]);
  const leads = await importFile(
    session,
    textFile('线索名称,联系人,手机,来源,预算\n天成机械厂,赵六,13700137000,展会,1.5万\n'),
  );
  expect(leads.counts).toMatchObject({ inserted: 1, failed: 0 });

  expect(host.app.db.rows('SELECT name, mobile, birthday, is_primary AS first FROM contacts ORDER BY name')).toEqual([
    { name: '张伟', mobile: '13800138000', birthday: '1985-04-12', first: 1 },
    { name: '李雷', mobile: null, birthday: null, first: 0 },
  ]);
  expect(host.app.db.row('SELECT name, source, budget, status, owner_id FROM leads')).toEqual({
    name: '天成机械厂',
    source: 'exhibition',
    budget: 1_500_000,
    status: 'pending',
    owner_id: company.mei,
  });
});

test('rights hold: no import without the right, no records for others without assigning', async () => {
  const without = importsOf(host.as(company.lin, { actions: ['customer.view'] }));
  await expect(without.open({ file: textFile('客户名称\n甲\n') })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });

  const limited = host.as(company.lin, { actions: ['customer.import', 'customer.view'] });
  const foreign = await importFile(limited, textFile('客户名称,负责人\n甲一公司,李梅\n乙二公司,林强\n'));
  expect(foreign.counts).toMatchObject({ inserted: 1, failed: 1 });
  expect(foreign.problems).toMatchObject([{ row: 2, column: '负责人', code: 'notAllowed' }]);
});

test('products come in with what they are sorted into; a second file changes their prices, and both can be taken back', async () => {
  const session = host.as(company.mei);
  const text =
    '产品编码,产品名称,产品线,分类,品牌,供应商,单价,税率代码,停售\nP1,茶,饮料,茶叶,某牌,甲厂,113,V13,否\nP2,酒,饮料,,,甲厂,9.04,V13,是\n,,饮料,,,,,,\n';
  const first = await importFile(session, textFile(text));
  expect(first.counts).toMatchObject({ inserted: 2, failed: 1 });
  const again = await importFile(session, textFile('产品编码,产品名称,单价\nP1,茶,226\nP2,酒,9.04\n'), {
    mode: 'upsert',
  });
  expect(again.counts).toMatchObject({ inserted: 0, failed: 0 });
  expect(
    host.app.db.rows(
      'SELECT p.code, p.status, p.price_excl AS price, l.name AS line, s.name AS supplier FROM products p JOIN product_lines l ON l.id = p.line_id JOIN suppliers s ON s.id = p.supplier_id ORDER BY p.code',
    ),
  ).toEqual([
    { code: 'P1', status: 'onSale', price: '200', line: '饮料', supplier: '甲厂' },
    { code: 'P2', status: 'discontinued', price: '8', line: '饮料', supplier: '甲厂' },
  ]);

  const other = await importFile(session, textFile('产品编码,产品名称,产品线\nP9,糖,糖果\n'));
  const undone = await last(await importsOf(session).undo({ importId: other.importId }));

  expect(undone).toMatchObject({ removed: 2, keptCount: 0 });
});

test('a supervisor takes back what a colleague imported; whoever may neither import nor delete does not', async () => {
  const { importId } = await importFile(host.as(company.mei), textFile('客户名称\n甲一公司\n'));

  const viewer = host.as(company.lin, { actions: ['customer.view'] });
  await expect(importsOf(viewer).undo({ importId })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const supervisor = host.as(company.manager, { dataScope: 'branch', actions: ['customer.view', 'customer.delete'] });
  expect(await last(await importsOf(supervisor).undo({ importId }))).toMatchObject({ removed: 1, keptCount: 0 });
  expect((await importsOf(supervisor).list({})).rows).toMatchObject([{ status: 'undone' }]);
});
