import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { answer, table } from '../output.ts';
import { type DataOptions, findUserId, optionsOf, timeText, withConsole } from '../server-console.ts';

interface AddOptions extends DataOptions {
  readonly name: string;
  readonly role: string;
  readonly mobile?: string;
  readonly email?: string;
}

interface Activation {
  readonly activationCode: string;
  readonly expiresAt: number;
}

export function addServerUsers(server: Command): void {
  const user = server.command('user').description('Who may sign in');

  user
    .command('list')
    .description('Everybody, with how they sign in')
    .action(async (_options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      const rows = await withConsole(options, (client) => client.accounts.list());
      answer(options.json, rows, () =>
        table(
          ['Account', 'Name', 'State', 'Second factor', 'Devices', 'Last sign-in'],
          rows.map((row) => [
            row.account,
            row.name,
            row.disabled ? 'disabled' : row.hasPassword ? 'active' : 'no password yet',
            row.totp ? 'yes' : 'no',
            String(row.devices),
            timeText(row.lastSignInAt),
          ]),
        ),
      );
    });

  user
    .command('add <account>')
    .description('A new person; prints the code for their first password')
    .requiredOption('--name <name>', 'the person’s name')
    .option(
      '--role <role>',
      'manager, marketing, service, partner, finance, administrator, or a role’s name',
      'marketing',
    )
    .option('--mobile <number>', 'mobile number')
    .option('--email <address>', 'e-mail address')
    .action(async (account: string, _options: AddOptions, own: Command) => {
      const options = optionsOf<AddOptions>(own);
      const made = await withConsole(options, async (client) => {
        const roles = await client.roles();
        const role = roles.find((each) => each.template === options.role || each.name === options.role);
        if (!role) {
          throw new CliError('ROLE_NOT_FOUND', `There is no role ${options.role}.`, {
            todo: `Take one of: ${roles.map((each) => each.template ?? each.name).join(', ')}`,
          });
        }
        const { name, mobile, email } = options;
        const contact = { ...(mobile === undefined ? {} : { mobile }), ...(email === undefined ? {} : { email }) };
        const place = await client.headquarters();
        return client.accounts.create({ account, name, roleIds: [role.id], ...place, ...contact });
      });
      answer(options.json, made, () => activationText(account, made));
    });

  const act = (name: string, text: string, what: string, work: 'disable' | 'enable' | 'resetTotp' | 'unlock') =>
    user
      .command(`${name} <account>`)
      .description(text)
      .action(async (account: string, _options: DataOptions, own: Command) => {
        const options = optionsOf<DataOptions>(own);
        await withConsole(options, async (client) =>
          client.accounts[work]({ userId: await findUserId(client, account) }),
        );
        answer(options.json, { account, done: true }, () => `${account}: ${what}.`);
      });
  act(
    'disable',
    'Sign the person out everywhere and let them in no more',
    'disabled, signed out everywhere',
    'disable',
  );
  act('enable', 'Let the person in again', 'enabled', 'enable');
  act('unlock', 'End a lock after wrong passwords before its time', 'may try again', 'unlock');
  act('reset-totp', 'Forget a lost second factor', 'the second factor is forgotten', 'resetTotp');

  user
    .command('sessions <account>')
    .description('Where a person is signed in')
    .action(async (account: string, _options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      const rows = await withConsole(options, async (client) =>
        client.accounts.sessions({ userId: await findUserId(client, account) }),
      );
      answer(options.json, rows, () =>
        table(
          ['Session', 'Kind', 'Address', 'Since', 'Last seen', 'Ends'],
          rows.map((row) => [
            row.id,
            row.kind,
            row.address ?? '-',
            timeText(row.createdAt),
            timeText(row.lastSeenAt),
            timeText(row.expiresAt),
          ]),
        ),
      );
    });

  user
    .command('end-sessions <account>')
    .description('Sign a person out everywhere')
    .action(async (account: string, _options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      const { ended } = await withConsole(options, async (client) =>
        client.accounts.endSessions({ userId: await findUserId(client, account) }),
      );
      answer(options.json, { account, ended }, () => `${account}: ${ended} sessions ended.`);
    });

  user
    .command('reset-password <account>')
    .description('End the old password and every session; prints the code for a new one')
    .action(async (account: string, _options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      const made = await withConsole(options, async (client) =>
        client.accounts.resetPassword({ userId: await findUserId(client, account) }),
      );
      answer(options.json, made, () => activationText(account, made));
    });
}

function activationText(account: string, made: Activation): string {
  return [
    `Code for the first password of ${account}: ${made.activationCode}`,
    `Good once, until ${timeText(made.expiresAt)} UTC. Hand it over in person or by phone.`,
    'A person who begins on a new desktop needs only an enrolment code and chooses the password there.',
  ].join('\n');
}
