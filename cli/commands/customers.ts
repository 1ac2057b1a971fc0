import type { Command } from 'commander';
import { type ConnectOptions, connect, connectFlags } from '../connect.ts';
import { answer, table } from '../output.ts';
import { wholeNumber } from '../whole-number.ts';

interface ListOptions extends ConnectOptions {
  readonly text?: string;
  readonly limit: number;
  readonly offset: number;
}

/** `outpost customers list`. */
export function addCustomersCommand(program: Command): void {
  const customers = program.command('customers').description('Customers of this computer’s data');
  const list = customers
    .command('list')
    .description('List customers the person may see')
    .option('--text <text>', 'quick search: name, pinyin, initials, phone, code')
    .option('--limit <number>', 'at most so many', wholeNumber(1, 500), 100)
    .option('--offset <number>', 'skip so many', wholeNumber(0, 10_000_000), 0);
  for (const [flag, text] of connectFlags) list.option(flag, text);
  list.action(async (options: ListOptions) => {
    const { client, close } = await connect(options);
    try {
      const { text, limit, offset } = options;
      const page = await client.customers.list({ limit, offset, ...(text === undefined ? {} : { text }) });
      answer(options.json, page, () => {
        const rows = page.rows.map((row) => [row.no ?? '', row.name, row.level ?? '', row.ownerName ?? '', row.id]);
        return `${table(['no', 'name', 'level', 'owner', 'id'], rows)}\n${page.rows.length} of ${page.total}`;
      });
    } finally {
      await close();
    }
  });
}
