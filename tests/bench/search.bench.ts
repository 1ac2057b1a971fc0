import { demoCompany, demoPersonName } from '#shared/features/demo/demo-company.ts';
import { createDemoRandom } from '#shared/features/demo/demo-random.ts';
import { createDuplicateIndex } from '#shared/kernel/search/duplicate-index.ts';
import { createNameIndex, type NameEntry } from '#shared/kernel/search/name-index.ts';
import { pinyinColumns } from '#shared/kernel/search/pinyin.ts';

export interface Figure {
  readonly name: string;
  readonly workload: string;
  readonly p50: number;
  readonly p95: number;
  readonly unit: 'ms' | 'MB' | 's';
}

/** Search and duplicate check in memory, over a company of 100,000 customers with three contacts each. */
export async function benchSearch(customers = 100_000): Promise<Figure[]> {
  const workload = `${customers} customers, ${customers * 3} contacts`;
  const entries = makeEntries(customers);
  const figures: Figure[] = [];
  const memoryBefore = usedMemory();
  const index = createNameIndex();
  const started = performance.now();
  for (const entry of entries) index.upsert(entry);
  const loadMs = performance.now() - started;
  const memory = usedMemory() - memoryBefore;
  figures.push({ name: 'search: load', workload, p50: loadMs / 1000, p95: loadMs / 1000, unit: 's' });
  figures.push({ name: 'search: memory', workload, p50: memory, p95: memory, unit: 'MB' });

  const limit = 20;
  for (const [kind, queries] of Object.entries(queriesByKind)) {
    figures.push(measure(`search: ${kind}`, workload, queries, (text) => index.query(text, { limit })));
  }
  const sight = (scope: string) => (scope === 's7' ? 'own' : scope === 's8' ? 'visible' : 'hidden');
  const all = Object.values(queriesByKind).flat();
  figures.push(measure('search: of two scopes in 300', workload, all, (text) => index.query(text, { limit, sight })));
  figures.push(measure('search: upsert', workload, sample(entries, 500), (entry) => index.upsert(entry)));

  const companies = entries.filter((entry) => entry.kind === 'customer');
  const duplicates = createDuplicateIndex();
  const duplicatesStarted = performance.now();
  for (const company of companies) duplicates.upsert(company);
  const duplicatesMs = performance.now() - duplicatesStarted;
  figures.push({
    name: 'duplicates: load',
    workload,
    p50: duplicatesMs / 1000,
    p95: duplicatesMs / 1000,
    unit: 's',
  });
  figures.push(
    measure('duplicates: find', workload, sample(companies, 500), ({ name, phones }) =>
      duplicates.find({ name, phones }),
    ),
  );
  return figures;
}

const queriesByKind = {
  'one letter': 'a b c d f g h j l m n q s w x y z'.split(' '),
  'two letters': 'zw lx gs yx kj wh sz ch zg rf hy xx qq sh zh ee'.split(' '),
  'three letters': 'zgy hyj whc lxm cqs yxg zxz bjd wan lin gsw jjj'.split(' '),
  pinyin: 'zhang zhangwei hengyuan wuhan youxian gongsi hengyuanjixie wangfang shenzhenshi xian'.split(' '),
  'mixed input': '恒yuan 武han 张w zhang伟 有限gs kj有限 wh恒源 长sha'.split(' '),
  'Chinese infix': '源 公 公司 限公 科技 恒源 机械 张伟 小红 长沙 龘 乐器'.split(' '),
  digits: '138 13800 1380000 0027 5550 02755 1234 9999 13800001234 400'.split(' '),
  'nothing to find': 'vvv zzzzzz 鑫龘 qqqqx 吖吖吖 99887766554'.split(' '),
};

function makeEntries(customers: number): NameEntry[] {
  const random = createDemoRandom(1);
  const entries: NameEntry[] = [];
  for (let number = 0; number < customers; number++) {
    const company = demoCompany(random, number);
    const scope = `s${number % 300}`;
    entries.push({
      id: `0193a000-0000-7000-8000-${String(entries.length).padStart(12, '0')}`,
      kind: 'customer',
      name: company.name,
      namePinyin: pinyinColumns(company.name).namePinyin,
      shortName: company.shortName,
      shortNamePinyin: company.shortName === null ? null : pinyinColumns(company.shortName).namePinyin,
      phones: [company.phone.replace('-', '')],
      creditCode: company.creditCode,
      nos: [`KH2026${String(number).padStart(6, '0')}`, company.creditCode],
      scope,
    });
    for (let contact = 0; contact < 3; contact++) {
      const name = demoPersonName(random);
      entries.push({
        id: `0193a000-0000-7000-8000-${String(entries.length).padStart(12, '0')}`,
        kind: 'contact',
        name,
        namePinyin: pinyinColumns(name, { person: true }).namePinyin,
        phones: [`138${random.digits(8)}`],
        scope,
      });
    }
  }
  return entries;
}

function measure<T>(name: string, workload: string, inputs: readonly T[], run: (input: T) => unknown): Figure {
  for (const input of inputs) run(input);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const input of inputs) {
      const started = performance.now();
      run(input);
      times.push(performance.now() - started);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)]! * 1000) / 1000;
  return { name, workload, p50: at(0.5), p95: at(0.95), unit: 'ms' };
}

function sample<T>(list: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]!);
}

function usedMemory(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return Math.round((heapUsed + arrayBuffers) / 1e6);
}
