import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '#shared/app/app.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { systemClock } from '#shared/node/system-clock.ts';
import { systemRandom } from '#shared/node/system-random.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';
import { company, givenCompany } from './test-host.ts';

const places: readonly (readonly [string, string])[] = [
  ['武汉', 'wu han'],
  ['上海', 'shang hai'],
  ['深圳', 'shen zhen'],
  ['成都', 'cheng du'],
  ['杭州', 'hang zhou'],
  ['西安', 'xi an'],
];
const words: readonly (readonly [string, string])[] = [
  ['华强', 'hua qiang'],
  ['东方', 'dong fang'],
  ['天宇', 'tian yu'],
  ['博雅', 'bo ya'],
  ['恒通', 'heng tong'],
  ['金桥', 'jin qiao'],
  ['瑞丰', 'rui feng'],
];
const trades: readonly (readonly [string, string])[] = [
  ['电子', 'dian zi'],
  ['机械', 'ji xie'],
  ['贸易', 'mao yi'],
  ['食品', 'shi pin'],
  ['软件', 'ruan jian'],
];

export interface LargeCompany {
  readonly app: App;
  readonly file: string;
  readonly key: Buffer;
  readonly customerIds: readonly string[];
}

/** An encrypted database on disk with so many customers, spread over owners, levels and time. */
export function largeCompany(count: number): LargeCompany {
  const file = join(mkdtempSync(join(tmpdir(), 'outpost-bench-')), 'outpost.db');
  const key = randomBytes(32);
  const sqlite = openDatabase(file, key, { create: true });
  migrateDatabase(sqlite);
  const ids = uuidV7Ids();
  const app = createApp({
    sqlite,
    host: 'device',
    ports: { clock: systemClock, ids, random: systemRandom, log: { info() {}, warn() {}, error() {} } },
  });
  const insert = (table: Parameters<typeof codecOf>[0], rows: Record<string, unknown>[]) => {
    const codec = codecOf(table);
    for (const row of rows) {
      app.statements(codec.insertSql).run(...codec.values({ createdAt: 0, updatedAt: 0, revision: 0, ...row }));
    }
  };
  const customerIds: string[] = [];
  app.ledger.transaction(() => {
    givenCompany(insert);
    const now = Date.now();
    for (let i = 0; i < count; i++) {
      const id = ids.next();
      customerIds.push(id);
      insert(customers, [{ id, ...customerOf(i, now), createdAt: now - i * 1000, updatedAt: now - i * 1000 }]);
    }
  });
  return { app, file, key, customerIds };
}

/** The columns of the i-th customer, without identity and stamps. */
export function customerOf(i: number, now: number): Record<string, unknown> {
  const place = places[i % places.length]!;
  const word = words[i % words.length]!;
  const trade = trades[i % trades.length]!;
  const name = `${place[0]}${word[0]}${trade[0]}${i}有限公司`;
  const pinyin = `${place[1]} ${word[1]} ${trade[1]} ${[...String(i)].join(' ')} you xian gong si`;
  const south = i % 3 === 0;
  return {
    name,
    shortName: `${word[0]}${trade[0]}`,
    nameNorm: name,
    namePinyin: pinyin,
    nameInitials: pinyin
      .split(' ')
      .map((part) => part[0])
      .join(''),
    kind: 'enterprise',
    isKey: i % 50 === 0,
    level: (['A', 'B', 'C', 'D'] as const)[i % 4],
    lifecycle: 'potential',
    tags: [],
    receiveKind: 'created',
    followCount: 0,
    phone: `027-8${String(1_000_000 + i).slice(-7)}`,
    mobile: `139${String(10_000_000 + i).slice(-8)}`,
    nextContactAt: now + (i % 60) * 86_400_000,
    address: '人民路 100 号',
    branchId: south ? company.south : company.north,
    deptId: south ? company.southSales : company.northSales,
    ownerId: south ? company.lin : i % 2 ? company.mei : company.manager,
  };
}
