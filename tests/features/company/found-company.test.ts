import { expect, test } from 'vitest';
import { createApp } from '#shared/app/app.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { founder } from '#shared/features/company/company.model.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { systemRandom } from '#shared/node/system-random.ts';

const branchId = '0190a000-0000-7000-8000-00000000000b';
const userId = '0190a000-0000-7000-8000-00000000000a';
const input = { branchId, userId, branchName: '总部', userName: '王芳', account: 'wangfang' };

function emptyCompany() {
  const sqlite = openDatabase(':memory:', undefined);
  migrateDatabase(sqlite);
  let count = 0;
  const ids = { next: () => `0190a000-0000-7000-8000-${String(++count).padStart(12, '0')}` };
  const log = { info() {}, warn() {}, error() {} };
  return createApp({ sqlite, host: 'device', ports: { clock: { now: () => 1_000 }, ids, random: systemRandom, log } });
}

test('a new company has headquarters, the six roles, and an administrator who may do everything', () => {
  const app = emptyCompany();

  const result = app.ledger.execute('company.found', input, founder);

  expect(result).toEqual({ ok: true, value: input });
  expect(app.db.row('SELECT name, kind, manager_id FROM branches')).toEqual({
    name: '总部',
    kind: 'headquarters',
    manager_id: userId,
  });
  expect(app.db.rows('SELECT template FROM roles')).toHaveLength(6);
  expect(findActor(app.db, userId)).toMatchObject({
    userId,
    account: 'wangfang',
    name: '王芳',
    branchId,
    dataScope: 'all',
    actions: new Set(['*']),
  });
});

test('a company is founded once', () => {
  const app = emptyCompany();
  app.ledger.execute('company.found', input, founder);

  const again = app.ledger.execute('company.found', { ...input, account: 'other' }, founder);

  expect(again).toEqual({ ok: false, error: { code: 'COMPANY_FOUNDED' } });
});

test('nobody but the founder may found a company', () => {
  const app = emptyCompany();

  const result = app.ledger.execute('company.found', input, { ...founder, userId });

  expect(result.ok).toBe(false);
  expect(app.db.rows('SELECT id FROM users')).toEqual([]);
});

test('a person who is disabled or in the recycle bin acts no more', () => {
  const app = emptyCompany();
  app.ledger.execute('company.found', input, founder);
  app.sqlite.exec("UPDATE users SET status = 'disabled'");

  expect(findActor(app.db, userId)).toBeUndefined();
});
