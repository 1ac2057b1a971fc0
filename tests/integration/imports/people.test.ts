import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { importFile, importsOf, last, textFile } from '../../support/import-file.ts';
import { miniatureFiles } from '../../support/northwind-miniature.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let session: ReturnType<TestHost['as']>;
beforeEach(() => {
  host = testHost();
  session = host.as(company.manager);
});
afterEach(() => host.close());

const people = () =>
  host.app.db.rows(
    'SELECT employee_no AS no, name, account, status, role_ids AS roles, hired_on AS hired, (SELECT employee_no FROM users s WHERE s.id = u.superior_id) AS superior FROM users u WHERE employee_no IS NOT NULL ORDER BY employee_no',
  );

test('employees of Northwind come in as people of the company: by their number, with superiors, without roles, not activated', async () => {
  const client = importsOf(session);
  const { importId, module, columns } = await client.open({ file: miniatureFiles('employees.csv'), module: 'users' });
  expect([module, columns.flatMap(({ header, field }) => (field ? [`${header}:${field}`] : []))]).toEqual([
    'users',
    ['employeeID:employeeNo', 'lastName:lastName', 'firstName:firstName', 'hireDate:hiredOn', 'reportsTo:superior'],
  ]);

  const done = await last(await client.run({ importId }));

  expect(done).toMatchObject({ type: 'done', counts: { rows: 2, inserted: 2, failed: 0 } });
  const rest = { status: 'inactive', roles: '[]', hired: '1993-10-17' };
  expect(people()).toEqual([
    { no: '5', name: 'Steven Buchanan', account: 'stevenbuchanan', superior: null, ...rest },
    { no: '6', name: 'Michael Suyama', account: 'michaelsuyama', superior: '5', ...rest },
  ]);
});

test('the same numbers come in once, accounts stay apart, and whom work hangs on stays when the import is taken back', async () => {
  const first = await importFile(session, textFile('工号,姓名,账号\nE1,张伟,\nE2,章伟,\n'), { module: 'users' });
  const again = await importFile(session, textFile('工号,姓名\nE1,张伟\nE3,李四\n'), { module: 'users' });

  expect([first.counts.inserted, again.counts.inserted]).toEqual([2, 1]);
  expect(people()).toMatchObject([
    { no: 'E1', account: 'zhangwei' },
    { no: 'E2', account: 'zhangwei2' },
    { no: 'E3', account: 'lisi' },
  ]);
  const owner = host.app.db.row<{ id: string }>("SELECT id FROM users WHERE employee_no = 'E1'")!;
  await call(router.customers.create, { name: '甲公司', ownerId: owner.id }, { context: session });

  await last(await importsOf(session).undo({ importId: first.importId }));

  expect(people()).toMatchObject([{ no: 'E1' }, { no: 'E3' }]);
});

test('whoever may not add people may not import them', async () => {
  const mei = importsOf(host.as(company.mei, { actions: ['customer.import', 'user.view'] }));
  const { importId } = await mei.open({ file: miniatureFiles('employees.csv'), module: 'users' });

  await expect(mei.run({ importId }).then(last)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});
