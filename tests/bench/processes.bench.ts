import { foundTwoBranches } from '../support/journey/two-branches.ts';

interface Figure {
  readonly name: string;
  readonly workload: string;
  readonly unit: string;
  readonly value: number;
  readonly target?: number;
}

const records = 10_000;

/** Server and two desktops as processes of their own, as a company runs them: what one waits for at `sync.now`. */
export async function benchProcesses(): Promise<Figure[]> {
  const company = await foundTwoBranches();
  try {
    const { north, south } = company;
    for (const desktop of [north, south]) {
      await desktop.join(company.server);
    }
    await company.syncBoth();
    north.line.cut();
    const writer = north.client();
    for (let i = 0; i < records; i++) await writer.customers.create(tenFields(i));
    south.line.cut();
    const pushed = await time(async () => {
      north.line.mend();
      while ((await writer.sync.status()).waiting > 0) await writer.sync.now();
    });
    const reader = south.client();
    const pulled = await time(async () => {
      south.line.mend();
      while ((await reader.customers.list({ limit: 1 })).total < records) await reader.sync.now();
    });
    const workload = `${records} records of 10 fields made offline, three processes, TLS, encrypted disks`;
    return [
      { name: 'processes: push until in step', workload, unit: 's', value: pushed / 1000, target: 2 },
      { name: 'processes: pull until in step', workload, unit: 's', value: pulled / 1000, target: 2.3 },
    ];
  } finally {
    await company.end();
  }
}

function tenFields(i: number) {
  return {
    name: `新华电子科技${i}有限公司`,
    phone: `027-8${String(1_000_000 + i).slice(-7)}`,
    mobile: `139${String(10_000_000 + i).slice(-8)}`,
    email: `info${i}@example.cn`,
    website: 'www.example.cn',
    region: '湖北省武汉市',
    address: `人民路 ${i} 号`,
    industry: '电子',
    level: 'B' as const,
    source: 'enquiry' as const,
  };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
