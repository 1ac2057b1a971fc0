import type { Command } from 'commander';
import { addServerAudit } from './commands/server-audit.ts';
import { addServerBackup } from './commands/server-backup.ts';
import { addServerCheck } from './commands/server-check.ts';
import { addServerDevices } from './commands/server-devices.ts';
import { addServerInit } from './commands/server-init.ts';
import { addServerLeave } from './commands/server-leave.ts';
import { addServerOfficers } from './commands/server-officers.ts';
import { addServerPolicy } from './commands/server-policy.ts';
import { addServerRotate } from './commands/server-rotate.ts';
import { addServerStart } from './commands/server-start.ts';
import { addServerUsers } from './commands/server-users.ts';

/** `outpost server …`: everything the company's server needs, from its first day to a script of every day. */
export function addServerCommands(program: Command): void {
  const server = program
    .command('server')
    .description('Run and manage the company’s server')
    .option('--data <folder>', 'data folder of the server (default: OUTPOST_SERVER_DATA, else ~/.outpost-server)')
    .option('--json', 'answer in JSON');
  addServerInit(server);
  addServerStart(server);
  addServerUsers(server);
  addServerOfficers(server);
  addServerPolicy(server);
  addServerDevices(server);
  addServerRotate(server);
  addServerAudit(server);
  addServerCheck(server);
  addServerBackup(server);
  addServerLeave(server);
}
