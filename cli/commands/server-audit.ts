import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { answer, table } from '../output.ts';
import { type DataOptions, optionsOf, timeText, withConsole } from '../server-console.ts';
import { wholeNumber } from '../whole-number.ts';

interface AuditOptions extends DataOptions {
  readonly limit: number;
  readonly kind?: string;
  readonly verify?: boolean;
}

export function addServerAudit(server: Command): void {
  server
    .command('audit')
    .description('Who did what: the newest records, or proof that none was changed')
    .option('--limit <number>', 'how many records', wholeNumber(1, 100_000), 50)
    .option('--kind <kind>', 'only this kind, such as auth.signIn, device.revoke or command')
    .option('--verify', 'check the whole chain of records')
    .action(async (_options: AuditOptions, own: Command) => {
      const options = optionsOf<AuditOptions>(own);
      await withConsole(options, async (client) => {
        if (options.verify) return verify(options, await client.audit.verify());
        const { limit, kind } = options;
        const rows = await client.audit.list({ limit, ...(kind === undefined ? {} : { kind }) });
        answer(options.json, rows, () =>
          table(
            ['No.', 'When (UTC)', 'Who', 'What', 'Outcome'],
            rows.map((row) => [
              String(row.seq),
              timeText(row.at),
              row.actor ?? row.actorId ?? '-',
              row.procedure ?? row.kind,
              String(row.details?.outcome ?? row.rows.length),
            ]),
          ),
        );
      });
    });
}

interface Verdict {
  readonly records: number;
  readonly head: string;
  readonly broken: { readonly seq: number; readonly reason: string } | null;
}

function verify(options: AuditOptions, verdict: Verdict): void {
  if (verdict.broken) {
    throw new CliError('AUDIT_BROKEN', `Record ${verdict.broken.seq} of the audit is not as it was written.`, {
      why: `The chain breaks there: ${verdict.broken.reason}.`,
      todo: 'Keep this data folder as evidence and compare it with a backup from before.',
      details: verdict,
    });
  }
  answer(options.json, verdict, () => `${verdict.records} records hold together. Head: ${verdict.head}`);
}
