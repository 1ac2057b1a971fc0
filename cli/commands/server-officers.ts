import type { Command } from 'commander';
import type { ConsoleClient } from '#server/host/console.ts';
import { type Office, offices } from '#shared/kernel/rights/offices.ts';
import { CliError } from '../cli-error.ts';
import { answer, table } from '../output.ts';
import { readSecret } from '../secret.ts';
import { type DataOptions, optionsOf, withConsole } from '../server-console.ts';

interface RecoverOptions extends DataOptions {
  readonly office: string;
  readonly account: string;
  readonly sharesFile?: string;
}

export interface ProofOptions extends DataOptions {
  readonly sharesFile?: string;
  readonly officers?: string;
}

/** `outpost server officers …`: who holds which office, and the way back to a lost one. */
export function addServerOfficers(server: Command): void {
  const officers = server.command('officers').description('The three officers of a company of level 3');
  officers
    .command('show')
    .description('Who holds which office, and what is missing')
    .action(async (_options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      const state = await withConsole(options, (client) => client.officers.state());
      answer(options.json, state, () =>
        state.separation === 'simple'
          ? 'Simple: an administrator does everything. Move up on the page “Officers”.'
          : table(
              ['Office', 'Account', 'Name'],
              [
                ...state.holders.map(({ office, account, name }) => [office, account, name]),
                ...state.missing.map((office) => [office, '—', 'missing']),
              ],
            ),
      );
    });
  officers
    .command('renew-shares')
    .description('Make a new set of shares where the old one is lost; two officers prove themselves')
    .requiredOption('--officers <a,b>', 'two officers’ accounts; passwords from OUTPOST_OFFICER_PASSWORDS or prompts')
    .action(async (_options: ProofOptions, own: Command) => {
      const options = optionsOf<ProofOptions>(own);
      const { shares } = await withConsole(options, async (client) => {
        await proveTwo(client, options);
        return await client.officers.renewShares();
      });
      answer(options.json, { shares }, () => shareLines(shares).join('\n'));
    });
  officers
    .command('recover')
    .description('Name a new person for a lost office with two of the three shares')
    .requiredOption('--office <office>', 'system, security or audit')
    .requiredOption('--account <account>', 'the new person; has to exist and to hold no office')
    .option('--shares-file <file>', 'two shares, one a line; else OUTPOST_OFFICER_SHARES or prompts')
    .action(async (_options: RecoverOptions, own: Command) => {
      const options = optionsOf<RecoverOptions>(own);
      const office = offices.find((each) => each === options.office);
      if (!office)
        throw new CliError('INPUT_INVALID', `There is no office ${options.office}.`, { todo: offices.join(', ') });
      const shares = await readShares(options.sharesFile);
      const { activation, shares: next } = await withConsole(options, (client) =>
        client.officers.recover({ office, account: options.account, shares }),
      );
      answer(options.json, { office, account: options.account, activation, shares: next }, () =>
        recovered(office, options.account, activation.activationCode, next),
      );
    });
}

function recovered(office: Office, account: string, code: string, next: Readonly<Record<Office, string>>): string {
  return [`${account} holds the office ${office} now. Code for the new password: ${code}`, ...shareLines(next)].join(
    '\n',
  );
}

function shareLines(shares: Readonly<Record<Office, string>>): string[] {
  return [
    'The shares of before are worth nothing now. The new set, shown this once, one for each officer:',
    ...Object.entries(shares).map(([office, share]) => `  ${office.padEnd(9)} ${share}`),
  ];
}

/** Two shares of officers, one a line; asked for one by one at a terminal. */
export async function readShares(file: string | undefined): Promise<string[]> {
  const given = await readSecret({ prompt: 'First share', file, env: 'OUTPOST_OFFICER_SHARES' });
  const lines = given
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 1 || file !== undefined || process.env.OUTPOST_OFFICER_SHARES !== undefined) return lines;
  return [...lines, await readSecret({ prompt: 'Second share', file: undefined, env: 'OUTPOST_OFFICER_SHARE_2' })];
}

/** How two officers prove themselves; beside each command that takes them in a company of level 3. */
export function withProof(command: Command): Command {
  return command
    .option('--shares-file <file>', 'with three officers: two shares, one a line; else OUTPOST_OFFICER_SHARES')
    .option('--officers <a,b>', 'or two officers’ accounts; passwords from OUTPOST_OFFICER_PASSWORDS or prompts');
}

/** What touches all of a company with three officers is done by two of them, whoever has the machine. */
export async function proveTwo(client: ConsoleClient, options: ProofOptions): Promise<void> {
  const { separation } = await client.officers.state();
  if (separation === 'simple') return;
  if (options.officers === undefined) {
    await client.officers.prove({ shares: await readShares(options.sharesFile) });
    return;
  }
  const given = process.env.OUTPOST_OFFICER_PASSWORDS?.split('\n');
  const people: { account: string; password: string }[] = [];
  for (const [at, account] of options.officers.split(',').entries()) {
    const password =
      given?.[at] ?? (await readSecret({ prompt: `Password of ${account}`, env: 'OUTPOST_OFFICER_PASSWORD' }));
    people.push({ account: account.trim(), password });
  }
  await client.officers.prove({ people });
}
