import { monitorEventLoopDelay } from 'node:perf_hooks';
import { wholeRights } from '#shared/kernel/rights/whole-rights.ts';
import { csvLine, utf8Mark } from '#shared/tabular/write-csv.ts';
import { writeXlsx } from '#shared/tabular/write-xlsx.ts';
import { importsOf, last } from '../support/import-file.ts';
import { largeCompany } from '../support/large-company.ts';
import { company } from '../support/test-host.ts';

const rowCount = 50_000;
const headers = [
  '客户编号',
  '客户名称',
  '客户级别',
  '行业',
  '地址',
  '电话',
  '手机',
  '邮箱',
  '备注',
  '联系人',
  '联系人职务',
  '创建时间',
];

/** 50,000 customers with a contact each, checked and imported into an encrypted database while other calls are asked. */
export async function benchImport() {
  return [...(await importOnce('csv')), ...(await importOnce('xlsx'))];
}

async function importOnce(format: 'csv' | 'xlsx') {
  const { app } = largeCompany(0);
  const actor = {
    userId: company.manager,
    account: 'manager',
    name: '王经理',
    branchId: company.north,
    deptId: company.northSales,
    ...wholeRights,
    actions: new Set(['*']),
  };
  const client = importsOf({ app, actor, deviceId: null });
  const file = await makeFile(format);
  const answers = watchAnswers(() =>
    app.db.rows('SELECT id, name FROM customers WHERE deleted_at IS NULL ORDER BY updated_at DESC LIMIT 50'),
  );

  const processor = process.cpuUsage();
  const held = watchLoop();
  const opening = performance.now();
  const { importId } = await client.open({ file });
  const heldOpening = held.read();
  const checking = performance.now();
  const checked = await last(await client.dryRun({ importId }));
  const heldChecking = held.read();
  const running = performance.now();
  const done = await last(await client.run({ importId }));
  const heldRunning = held.stop();
  const end = performance.now();
  const { user, system } = process.cpuUsage(processor);
  const waits = answers.stop();
  if (done.type !== 'done' || done.counts.inserted !== rowCount)
    throw new Error(`imported ${JSON.stringify({ checked, done }).slice(0, 500)}`);

  const workload = `50,000 customers, 12 columns, ${format}`;
  return [
    { name: `import ${format}: whole`, workload, value: (end - opening) / 1_000, unit: 's', target: 30 },
    { name: `import ${format}: processor time of it`, workload, value: (user + system) / 1_000_000, unit: 's' },
    { name: `import ${format}: open and guess`, workload, value: (checking - opening) / 1_000, unit: 's' },
    { name: `import ${format}: dry run`, workload, value: (running - checking) / 1_000, unit: 's' },
    { name: `import ${format}: run`, workload, value: (end - running) / 1_000, unit: 's' },
    { name: `import ${format}: loop held while opening`, workload, ...heldOpening, unit: 'ms' },
    { name: `import ${format}: loop held by the dry run`, workload, ...heldChecking, unit: 'ms' },
    { name: `import ${format}: loop held by the run`, workload, ...heldRunning, unit: 'ms' },
    { name: `import ${format}: another call meanwhile`, workload, ...waits, unit: 'ms', target: 30 },
  ];
}

/** How long the loop was held at a time: half of the turns, nearly all of them, and the longest. */
function watchLoop() {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const read = () => {
    const ms = (nanoseconds: number) => nanoseconds / 1e6;
    const held = { p50: ms(delays.percentile(50)), p95: ms(delays.percentile(99)), value: ms(delays.max) };
    delays.reset();
    return held;
  };
  return {
    read,
    stop: () => {
      delays.disable();
      return read();
    },
  };
}

/** Asks every 10 ms, as a person who works on does, and notes how much later than due each answer came. */
function watchAnswers(ask: () => unknown) {
  const waits: number[] = [];
  let due = performance.now() + 10;
  const timer = setInterval(() => {
    ask();
    waits.push(Math.max(0, performance.now() - due));
    due = performance.now() + 10;
  }, 10);
  return {
    stop: () => {
      clearInterval(timer);
      waits.sort((left, right) => left - right);
      const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
      return { p50: at(0.5), p95: at(0.95) };
    },
  };
}

async function makeFile(format: 'csv' | 'xlsx'): Promise<File> {
  if (format === 'xlsx') {
    return new File([Buffer.from(await writeXlsx([{ name: '客户', headers, rows: rows() }]))], 'customers.xlsx');
  }
  let text = utf8Mark + csvLine(headers);
  for (const row of rows()) text += csvLine(row);
  return new File([text], 'customers.csv');
}

function* rows(): Generator<string[]> {
  const places = ['武汉', '深圳', '北京', '上海', '广州', '成都', '杭州', '南京'];
  const words = ['华强', '光谷', '东湖', '中科', '天成', '瑞丰', '恒通', '海川', '金桥', '长江'];
  const trades = ['电子', '网络', '贸易', '机械', '化工', '物流', '食品', '建材'];
  for (let index = 0; index < rowCount; index++) {
    const pick = <T>(list: readonly T[], step: number): T => list[Math.floor(index / step) % list.length]!;
    const number = String(index).padStart(8, '0');
    yield [
      `K${number}`,
      `${pick(places, 1)}${pick(words, 8)}${pick(trades, 80)}第${index}有限公司`,
      pick(['A', 'B', 'C', 'D'], 1),
      pick(trades, 1),
      `${pick(places, 1)}市解放大道 ${index} 号`,
      `027-8${String(index).padStart(7, '0')}`,
      `139${number}`,
      `k${index}@example.com`,
      '展会认识，有采购意向',
      `${pick(['王', '李', '张', '刘'], 1)}${pick(['伟', '芳', '娜', '敏'], 4)}`,
      pick(['经理', '采购', '总监'], 1),
      `202${index % 5}-0${(index % 9) + 1}-1${index % 9} 09:30:00`,
    ];
  }
}
