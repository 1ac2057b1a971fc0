import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHeadless } from '#main/core/open-headless.ts';
import { northwindFolder } from '../../support/northwind.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..', '..');
const password = 'Zhongwen-7-Mima';
let folder: string;
let data: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outpost-import-'));
  data = join(folder, 'data');
  const { client, close } = openHeadless(data);
  await client.desktop.createCompany({
    companyName: '测试公司',
    branchName: '总部',
    name: '王经理',
    account: 'boss',
    password,
  });
  await close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function outpost(...words: string[]) {
  const env = { ...process.env, OUTPOST_PASSWORD: password, LANG: 'C' };
  try {
    const { stdout } = await run(process.execPath, [join(root, 'cli', 'outpost.ts'), ...words, '--data', data], {
      env,
    });
    return { code: 0, stdout, stderr: '' };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

test.skipIf(northwindFolder() === undefined)(
  'Northwind goes in, is listed and is taken back by command line',
  async () => {
    const file = join(northwindFolder()!, 'customers.csv');

    const checked = await outpost('import', file, '--dry-run', '--json');
    expect(JSON.parse(checked.stdout)).toMatchObject({ dryRun: true, counts: { rows: 91, inserted: 91 } });

    const done = await outpost('import', file, '--module', 'customers', '--owner', 'boss', '--tag', '老客户', '--json');
    const report = JSON.parse(done.stdout);
    expect(report).toMatchObject({ dryRun: false, counts: { inserted: 91, failed: 0 } });
    const listed = await outpost('customers', 'list', '--json', '--limit', '1');
    expect(JSON.parse(listed.stdout)).toMatchObject({ total: 91, rows: [{ tags: ['老客户'] }] });

    const exported = join(folder, 'customers.xlsx');
    expect((await outpost('export', 'customers', '--out', exported, '--json')).code).toBe(0);
    expect(readFileSync(exported).subarray(0, 2).toString()).toBe('PK');

    const undone = await outpost('imports', 'undo', report.importId, '--json');
    expect(JSON.parse(undone.stdout)).toMatchObject({ removed: 182, keptCount: 0 });
    const left = await outpost('customers', 'list', '--json');
    expect(JSON.parse(left.stdout)).toMatchObject({ total: 0 });
  },
);

test('a mapping file names the columns, failed rows end in the error file and in the exit status', async () => {
  const file = join(folder, 'list.csv');
  const mapping = join(folder, 'mapping.json');
  const errors = join(folder, 'errors.csv');
  writeFileSync(file, '甲,乙,丙\n武汉光谷科技有限公司,A,13800138000\n,B,13800138001\n深圳华强有限公司,Z,13800138002\n');
  writeFileSync(mapping, JSON.stringify({ 甲: 'name', 乙: 'level', 丙: 'mobile' }));

  const { code, stdout } = await outpost(
    'import',
    file,
    '--module',
    'customers',
    '--mapping',
    mapping,
    '--error-file',
    errors,
    '--json',
  );

  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    counts: { rows: 3, inserted: 1, failed: 2 },
    problems: [
      { row: 3, column: '甲', code: 'required' },
      { row: 4, column: '乙', code: 'notAChoice', value: 'Z' },
    ],
  });
  expect(readFileSync(errors, 'utf8')).toContain('4,乙: Not one of');
});

test('a file that is not what it says ends in plain words, not in a stack', async () => {
  const file = join(folder, 'picture.csv');
  writeFileSync(file, Buffer.from('89504e470d0a1a0a', 'hex'));

  const { code, stderr } = await outpost('import', file);

  expect({ code, stderr: stderr.split('\n')[0] }).toEqual({
    code: 1,
    stderr: 'picture.csv: Files of this kind (PNG) cannot be imported; use CSV, XLSX or vCard. [FILE_UNREADABLE]',
  });
});
