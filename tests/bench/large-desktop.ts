import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { openHeadless } from '#main/core/open-headless.ts';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';
import { customerOf } from '../support/large-company.ts';

export const account = 'bench';
export const password = 'Meadow#Lark2026';
export const customerCount = 100_000;
const contactsEach = 3;

/** A data folder of a desktop with 100,000 customers and 300,000 contacts. */
export async function makeLargeDesktop(): Promise<string> {
  const data = mkdtempSync(path.join(tmpdir(), 'outpost-bench-desktop-'));
  await foundCompany(data);
  await fill(path.join(data, 'people', account));
  return data;
}

async function foundCompany(data: string): Promise<void> {
  const { client, close } = openHeadless(data);
  const person = { name: '王经理', account, password, sample: false };
  await client.desktop.createCompany({ companyName: '前哨科技', branchName: '总部', ...person });
  await close();
}

/** Puts the rows in place with the profile's own key. */
async function fill(folder: string): Promise<void> {
  const opened = await unlockKeyring(folder, password);
  if (!opened.ok) throw new Error(opened.error.code);
  const file = path.join(folder, 'outpost.db');
  if (!existsSync(file)) throw new Error('no database');
  const sqlite = openDatabase(file, opened.value.dek);
  const ids = uuidV7Ids();
  const insert = (table: SQLiteTable, row: Record<string, unknown>) => {
    const codec = codecOf(table);
    sqlite.prepare(codec.insertSql).run(...codec.values({ revision: 0, ...row }));
  };
  const owner = sqlite.prepare('SELECT id, branch_id, dept_id FROM users WHERE account = ?').get(account) as {
    id: string;
    branch_id: string;
    dept_id: string;
  };
  const home = { ownerId: owner.id, branchId: owner.branch_id, deptId: owner.dept_id };
  sqlite.transaction(() => {
    const now = Date.now();
    for (let i = 0; i < customerCount; i++) {
      const id = ids.next();
      const at = { createdAt: now - i * 1000, updatedAt: now - i * 1000 };
      insert(customers, { id, ...customerOf(i, now), ...home, ...at });
      for (let j = 0; j < contactsEach; j++)
        insert(contacts, { id: ids.next(), ...contactOf(i, j, id), ...home, ...at });
    }
  })();
  sqlite.close();
}

function contactOf(i: number, j: number, customerId: string): Record<string, unknown> {
  const name = `王${['小明', '建国', '丽华'][j]}`;
  return {
    customerId,
    name,
    nameNorm: name,
    namePinyin: 'wang',
    nameInitials: 'w',
    mobile: `138${String(10_000_000 + i * contactsEach + j).slice(-8)}`,
    birthdayLunar: false,
    isDecisionMaker: false,
    doNotCall: false,
    optOut: [],
    isPrimary: j === 0,
    status: 'active',
    formerCustomerIds: [],
    tags: [],
  };
}
