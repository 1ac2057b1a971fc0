import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type ConnectOptions, connect, connectFlags } from '../connect.ts';
import { answer } from '../output.ts';

/** `outpost audit verify`: proof that no record of this desktop's audit was changed. */
export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('The audit of this computer’s data');
  const verify = audit.command('verify').description('Check the whole chain of records');
  for (const [flag, text] of connectFlags) verify.option(flag, text);
  verify.action(async (options: ConnectOptions) => {
    const { client, close } = await connect(options);
    try {
      const verdict = await client.desktop.verifyAudit();
      if (verdict.broken) {
        throw new CliError('AUDIT_BROKEN', `Record ${verdict.broken.seq} of the audit is not as it was written.`, {
          why: `The chain breaks there: ${verdict.broken.reason}.`,
          todo: 'Keep this data folder as evidence and compare it with a backup from before.',
          details: verdict,
        });
      }
      answer(options.json, verdict, () => `${verdict.records} records hold together. Head: ${verdict.head}`);
    } finally {
      await close();
    }
  });
}
