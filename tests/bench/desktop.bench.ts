import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type CoreClient, openHeadless } from '#main/core/open-headless.ts';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';
import { startOutpost } from '../support/journey/outpost-process.ts';
import { customerOf } from '../support/large-company.ts';

const account = 'bench';
const password = 'Meadow#Lark2026';
const customerCount = 100_000;
const contactsEach = 3;
const rounds = 5;

interface Figure {
  readonly name: string;
  readonly workload: string;
  readonly unit: 'ms';
  readonly value: number;
}

/** A desktop as a process of its own on 100,000 customers and 300,000 contacts: from the command to the first list. */
export async function benchDesktop(): Promise<Figure[]> {
  const data = mkdtempSync(path.join(tmpdir(), 'outpost-bench-desktop-'));
  await foundCompany(data);
  await fill(path.join(data, 'people', account));
  const started: number[] = [];
  const unlocked: number[] = [];
  const listed: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    const desktop = await startOutpost(['desktop', '--data', data, '--shell', 'none', '--json']);
    started.push(performance.now() - from);
    const client = clientOf(data);
    unlocked.push(await time(() => client.desktop.unlock({ account, password })));
    listed.push(await time(() => client.customers.list({ limit: 50 })));
    await desktop.stop();
  }
  rmSync(data, { recursive: true, force: true });
  const workload = '100,000 customers and 300,000 contacts, own process, from source, median of 5';
  return [
    { name: 'start to the unlock page', workload, unit: 'ms', value: median(started) },
    { name: 'unlock (Argon2id 64 MiB included)', workload, unit: 'ms', value: median(unlocked) },
    { name: 'first list after unlocking, over RPC', workload, unit: 'ms', value: median(listed) },
  ];
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

function clientOf(data: string): CoreClient {
  const run = JSON.parse(readFileSync(path.join(data, 'run.json'), 'utf8')) as { port: number; token: string };
  const url = `http://127.0.0.1:${run.port}/rpc`;
  return createORPCClient<CoreClient>(new RPCLink({ url, headers: { authorization: `Bearer ${run.token}` } }));
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function median(values: number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
}
