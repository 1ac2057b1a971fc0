import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demandApproval } from '#shared/app/demand-approval.ts';
import { exportLists } from '#shared/app/export-lists.ts';
import type { Session } from '#shared/app/session.ts';
import { listAudit } from '#shared/features/audit/list-audit.ts';
import { createExportsRouter } from '#shared/features/exports/exports.router.ts';
import { importFile, textFile } from '../../support/import-file.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const exportsOf = (session: Session) =>
  createRouterClient(createExportsRouter(exportLists, demandApproval), { context: session });

/** The lines of a card as they were before they were folded. */
const unfolded = async (file: Blob) => (await file.text()).replaceAll('\r\n ', '');

const list = [
  '客户编号,客户名称,级别,重点客户,信用额度（元）,账期（天）,手机,标签,生命周期,创建时间,创建人,联系人,备注',
  'K1,武汉光谷科技有限公司,A,是,1234.5,30,13800138000,展会；老客户,成交,2024-02-29 08:30:00,李梅,张伟,"=1+1, ""x"""',
  'K2,深圳华强有限公司,D,否,,,,,,,,,@提醒',
].join('\n');

const stored = `SELECT no, name, level, is_key, credit_limit, payment_term_days, mobile, tags, lifecycle, created_by, remark,
  CASE WHEN no = 'K1' THEN created_at END AS created FROM customers ORDER BY no`;

test('what is exported as CSV or XLSX is imported as it was, also what looks like a formula', async () => {
  await importFile(host.as(company.mei), textFile(list));
  const before = host.app.db.rows(stored);
  expect(before).toEqual([
    {
      no: 'K1',
      name: '武汉光谷科技有限公司',
      level: 'A',
      is_key: 1,
      credit_limit: 123_450,
      payment_term_days: 30,
      mobile: '13800138000',
      tags: '["展会","老客户"]',
      lifecycle: 'won',
      created_by: company.mei,
      remark: '=1+1, "x"',
      created: Date.UTC(2024, 1, 29, 0, 30),
    },
    expect.objectContaining({ no: 'K2', level: 'D', lifecycle: 'potential', remark: '@提醒' }),
  ]);

  for (const format of ['csv', 'xlsx'] as const) {
    for (const language of ['zh-CN', 'en'] as const) {
      const file = await exportsOf(host.as(company.mei)).list({ room: 'customers', format, language, filters: [] });
      const other = testHost();
      const { counts } = await importFile(other.as(company.mei), file as File);
      expect({ format, language, counts }).toMatchObject({ counts: { inserted: 2, failed: 0 } });
      expect(other.app.db.rows(stored)).toEqual(before);
      other.close();
    }
  }
});

test('an export says its columns in the language asked, neutralises formulas, and is on record', async () => {
  const session = host.as(company.mei);
  await importFile(session, textFile(list));

  const file = await exportsOf(session).list({
    room: 'customers',
    format: 'csv',
    language: 'en',
    columns: ['name', 'level', 'isKey', 'remark', 'ownerName'],
    sort: { field: 'no', descending: false },
    filters: [],
  });

  expect(Buffer.from(await file.arrayBuffer()).toString()).toBe(
    '\ufeffCustomer name,Level,Key customer,Remark,Owner,Export mark\r\n' +
      `武汉光谷科技有限公司,A (key),Yes,"'=1+1, ""x""",李梅,EX-0W3GE1R7 ${company.mei} 2026-01-05 09:00\r\n` +
      `深圳华强有限公司,D (watch),No,'@提醒,李梅,EX-0W3GE1R7 ${company.mei} 2026-01-05 09:00\r\n`,
  );
  const event = host.app.db.row("SELECT kind, actor_id, details FROM audit_records WHERE kind = 'export'");
  expect(event).toEqual({
    kind: 'export',
    actor_id: company.mei,
    details: '{"room":"customers","format":"csv","rows":2,"trace":"EX-0W3GE1R7"}',
  });
});

test('contacts leave as cards and come back as contacts; only chosen ones, if some are chosen', async () => {
  const session = host.as(company.mei);
  await importFile(session, textFile(list));
  await importFile(
    session,
    textFile('姓名,客户名称,手机,职务\n李雷,深圳华强有限公司,13900139000,采购\n', 'contacts.csv'),
  );

  const file = (await exportsOf(session).contactsVcard({ filters: [] })) as File;
  const text = Buffer.from(await file.arrayBuffer()).toString();
  expect(text.match(/FN:.*/g)?.sort()).toEqual(['FN:张伟', 'FN:李雷']);

  const again = await importFile(session, file, { mode: 'upsert' });
  expect(again.counts).toMatchObject({ rows: 2, inserted: 0, failed: 0 });

  const { id } = host.app.db.row<{ id: string }>("SELECT id FROM contacts WHERE name = '李雷'")!;
  const one = (await exportsOf(session).contactsVcard({ filters: [], ids: [id] })) as File;
  expect(
    Buffer.from(await one.arrayBuffer())
      .toString()
      .match(/FN:.*/g),
  ).toEqual(['FN:李雷']);
});

test('[S-PI-10] every row of a file and every card tells who took it out; by its number the audit finds the export', async () => {
  const session = host.as(company.mei);
  await importFile(session, textFile(list));
  const mark = /EX-[0-9A-Z]{8} \S+ 2026-01-05 09:00/g;
  const csv = await exportsOf(session).list({ room: 'customers', format: 'csv', filters: [] });
  const rows = (await csv.text()).trim().split('\r\n').slice(1);
  expect(rows.map((row) => row.match(mark)?.length)).toEqual([1, 1]);
  await expect(exportsOf(session).contactsVcard({ filters: [] }).then(unfolded)).resolves.toMatch(mark);
  const [trace] = rows[0]!.match(/EX-\w{8}/)!;

  const { rows: found } = listAudit(host.app.db, session.actor, { recordId: trace }, { limit: 10 });
  expect(found.map(({ kind, actorId }) => [kind, actorId])).toContainEqual(['export', company.mei]);
  expect(listAudit(host.app.db, session.actor, { recordId: 'EX-ZZZZZZZZ' }, { limit: 10 }).rows).toEqual([]);
});

test('whoever may not export, exports nothing', async () => {
  const session = host.as(company.lin, { actions: ['customer.view'] });

  await expect(exportsOf(session).list({ room: 'customers', filters: [] })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
    data: { action: 'customer.export' },
  });
});

test('a masked column says so in its header, and its values leave as stars', async () => {
  const session = host.as(company.mei);
  await importFile(session, textFile(list));
  const fields = { customer: { mobile: { access: 'edit', mask: 'lists' } } } as const;

  const file = await exportsOf({ ...session, actor: { ...session.actor, fields } }).list({
    room: 'customers',
    format: 'csv',
    columns: ['name', 'mobile'],
    sort: { field: 'no', descending: false },
    filters: [],
  });

  expect(Buffer.from(await file.arrayBuffer()).toString()).toMatch(
    /客户名称,手机（已掩码）,导出标识\r\n武汉光谷科技有限公司,138\*{4}8000/,
  );
});
