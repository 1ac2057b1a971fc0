import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Initialised, initServer, type NewCompany } from '#server/host/init-server.ts';
import type { ServerConfigInput } from '#server/host/server-config.ts';
import { ask } from '../ask.ts';
import { CliError } from '../cli-error.ts';
import { answer } from '../output.ts';
import { readSecret } from '../secret.ts';
import { configOf, type DataOptions, keepSettings, optionsOf, settingFlags } from '../server-console.ts';

export interface InitOptions extends DataOptions, ServerConfigInput {
  readonly company?: string;
  readonly branch?: string;
  readonly account?: string;
  readonly name?: string;
  readonly adminPasswordFile?: string;
  readonly recoveryKeyFile?: string;
  readonly separation?: string;
  readonly securityOfficer?: string;
  readonly auditOfficer?: string;
}

export const initFlags: readonly (readonly [flag: string, text: string])[] = [
  ['--company <name>', 'the company’s name'],
  ['--branch <name>', 'its first branch (default 总部)'],
  ['--account <account>', 'account of the first administrator (default admin)'],
  ['--name <name>', 'name of the first administrator'],
  ['--admin-password-file <file>', 'file with the administrator’s password; else OUTPOST_ADMIN_PASSWORD or a prompt'],
  ['--separation <mode>', 'simple: an administrator; level3: three officers (等保三级), no way back'],
  [
    '--security-officer <account:name>',
    'for level3: the security officer; the first administrator is the system officer',
  ],
  ['--audit-officer <account:name>', 'for level3: the audit officer'],
  ['--recovery-key-file <file>', 'write the recovery key to this new file instead of showing it'],
];

export function addServerInit(server: Command): void {
  const command = server
    .command('init')
    .description('Make the data folder of a new company: keys, certificate authority, first administrator');
  for (const [flag, text] of [...initFlags, ...settingFlags]) command.option(flag, text);
  command.action(async (_options: InitOptions, own: Command) => {
    const options = optionsOf<InitOptions>(own);
    const made = await initialise(options);
    answer(options.json, made, () => describe(made, options));
  });
}

/** Asks for what the options do not say, and makes the company. */
export async function initialise(options: InitOptions): Promise<Initialised> {
  const config = configOf(options);
  const company = await ask('Company', options.company, '--company');
  const branch = await ask('First branch', options.branch, '--branch', '总部');
  const account = await ask('Administrator’s account', options.account, '--account', 'admin');
  const name = await ask('Administrator’s name', options.name, '--name', account);
  const separation = await ask('Separation of duties, simple or level3', options.separation, '--separation', 'simple');
  const officers = await namedOfficers(separation, options);
  const password = await readSecret({
    prompt: `Password for ${account}`,
    file: options.adminPasswordFile,
    env: 'OUTPOST_ADMIN_PASSWORD',
  });
  const made = await initServer(config, {
    ...{ company, branch, account, name, password },
    ...(officers ? { officers } : {}),
  });
  keepSettings(options);
  if (options.recoveryKeyFile === undefined) return made;
  writeKey(options.recoveryKeyFile, made.recoveryKey);
  return { ...made, recoveryKey: '' };
}

export function describe(made: Initialised, options: InitOptions): string {
  const key =
    made.recoveryKey === ''
      ? `The recovery key is in ${options.recoveryKeyFile}: put it on paper, then delete the file.`
      : `Recovery key, shown this once. Print it and lock it away; it alone opens backups and forgotten passwords:\n\n  ${made.recoveryKey}\n`;
  return [
    'The company is ready.',
    `Fingerprint of its certificate authority: ${made.caFingerprint}`,
    `Key of the database: ${made.keyFile} (keep a copy apart from the data)`,
    key,
    ...officerLines(made),
    'Next: outpost server start',
  ].join('\n');
}

async function namedOfficers(separation: string, options: InitOptions): Promise<NewCompany['officers']> {
  if (separation === 'simple') return undefined;
  if (separation !== 'level3') {
    throw new CliError('INPUT_INVALID', `There is no separation ${separation}.`, { todo: 'Take simple or level3.' });
  }
  return {
    security: personOf(await ask('Security officer, account:name', options.securityOfficer, '--security-officer')),
    audit: personOf(await ask('Audit officer, account:name', options.auditOfficer, '--audit-officer')),
  };
}

function personOf(word: string): { account: string; name: string } {
  const [account = '', name = account] = word.split(':');
  return { account: account.trim(), name: name.trim() };
}

function officerLines({ officers }: Initialised): string[] {
  if (!officers) return [];
  return [
    'Three officers. The first administrator is the system officer; the other two set their passwords with these codes:',
    ...officers.activations.map(({ office, account, code }) => `  ${office.padEnd(9)} ${account.padEnd(20)} ${code}`),
    'One share of the way back for each officer, shown this once. Two of the three name a new person for a lost office:',
    ...Object.entries(officers.shares).map(([office, share]) => `  ${office.padEnd(9)} ${share}`),
    '',
  ];
}

function writeKey(file: string, recoveryKey: string): void {
  try {
    writeFileSync(file, `${recoveryKey}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new CliError('FILE_NOT_WRITTEN', `The recovery key could not be written to ${file}.`, {
      why: (error as Error).message,
      todo: `Write it down from here, it is shown this once: ${recoveryKey}`,
    });
  }
}
