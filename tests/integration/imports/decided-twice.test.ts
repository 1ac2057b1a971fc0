import { afterEach, expect, test } from 'vitest';
import type { Command } from '#shared/ledger/command.ts';
import { importFile, importsOf, last, textFile } from '../../support/import-file.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hosts: TestHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

function deviceAndServer() {
  const sent: Command[] = [];
  const device = testHost({ sinks: () => [({ command }) => void sent.push(command)] });
  let revision = 0;
  const server = testHost({ host: 'server', nextRevision: () => ++revision, seed: 5 });
  hosts.push(device, server);
  const push = () =>
    sent
      .splice(0)
      .map((command) => server.app.ledger.decide(structuredClone(command), server.as(command.actorId).actor).result);
  return { device, server, sent, push };
}

const rowsOf = (host: TestHost) => [
  ...host.app.db.rows('SELECT *, 0 AS revision FROM customers ORDER BY id'),
  ...host.app.db.rows('SELECT *, 0 AS revision FROM contacts ORDER BY id'),
  ...host.app.db.rows('SELECT *, 0 AS revision FROM imports ORDER BY id'),
  ...host.app.db.rows('SELECT *, 0 AS revision FROM import_chunks ORDER BY id'),
];

const list = ['客户名称,手机,联系人', '甲一公司,13800138000,张伟', '乙二公司,,李雷', '甲一公司,,王芳'].join('\n');

test('an import decided again by the server makes the same rows, and so does its undo', async () => {
  const { device, server, push } = deviceAndServer();
  const session = device.as(company.mei);

  const { importId } = await importFile(session, textFile(list));
  expect(push().every((result) => result.ok)).toBe(true);
  expect(rowsOf(server)).toEqual(rowsOf(device));
  expect(rowsOf(device)).toHaveLength(2 + 3 + 1 + 1);

  device.time += 1_000;
  await last(await importsOf(session).undo({ importId }));
  expect(push().every((result) => result.ok)).toBe(true);
  expect(rowsOf(server)).toEqual(rowsOf(device));
  expect(rowsOf(device)).toHaveLength(1);
});

test('a customer that another branch made meanwhile is refused by the server, the rest goes in', async () => {
  const { device, server, push } = deviceAndServer();
  const taken = { id: '01900009-0000-7000-8000-000000000001', name: '甲一公司' };
  server.app.ledger.execute('customers.create', taken, server.as(company.lin).actor);

  await importFile(device.as(company.mei), textFile(list));
  const results = push();

  expect(results.map((result) => result.ok)).toEqual([true, true, true]);
  expect(results[1]).toMatchObject({
    value: {
      inserted: 1,
      refused: [
        { row: 2, code: 'refused' },
        { row: 4, code: 'notFound' },
      ],
    },
  });
  expect(server.app.db.rows('SELECT name, owner_id FROM customers ORDER BY name DESC')).toEqual([
    { name: '甲一公司', owner_id: company.lin },
    { name: '乙二公司', owner_id: company.mei },
  ]);
});

test('one command of an import fits into one push, whatever the rows hold', async () => {
  const { device, sent } = deviceAndServer();
  const remark = '很长的备注'.repeat(900);
  const rows = Array.from({ length: 120 }, (_, index) => `第${index}公司,${remark}`);

  await importFile(device.as(company.mei), textFile(['客户名称,备注', ...rows].join('\n')));

  const sizes = sent.map((command) => Buffer.byteLength(JSON.stringify(command)));
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
});
