import { Command, CommanderError } from 'commander';
import { programVersion } from '#shared/node/program-root.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addApprovalsCommand } from './commands/approvals.ts';
import { addAuditCommand } from './commands/audit.ts';
import { addCallCommand } from './commands/call.ts';
import { addCustomersCommand } from './commands/customers.ts';
import { addDesktopCommand } from './commands/desktop.ts';
import { addKeyCommand } from './commands/key.ts';
import { addSyncCommand } from './commands/sync.ts';
import { addExportCommand } from './export-commands.ts';
import { addImportCommands } from './import-commands.ts';
import { reportFailure } from './report-failure.ts';
import { addServerCommands } from './server-commands.ts';

/** The `outpost` command line. Exit status: 0 done, 1 not done (with the reason), 2 asked wrongly. */
const program = new Command('outpost')
  .description('Outpost CRM from the command line: everything can be scripted, nothing secret is an argument.')
  .version(programVersion())
  .showHelpAfterError()
  .exitOverride()
  .configureHelp({ sortSubcommands: true });

addApprovalsCommand(program);
addAuditCommand(program);
addBackupCommands(program);
addCallCommand(program);
addCustomersCommand(program);
addDesktopCommand(program);
addExportCommand(program);
addImportCommands(program);
addKeyCommand(program);
addServerCommands(program);
addSyncCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else reportFailure(error, process.argv.includes('--json'));
}
if (process.exitCode !== undefined && process.exitCode !== 0) process.exit();
