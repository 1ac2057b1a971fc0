import type { Command } from 'commander';
import { answer, table } from '../output.ts';
import { type DataOptions, findUserId, optionsOf, timeText, withConsole } from '../server-console.ts';
import { wholeNumber } from '../whole-number.ts';
import { type ProofOptions, proveTwo, withProof } from './server-officers.ts';

interface CodeOptions extends DataOptions {
  readonly account: string;
  readonly deviceName?: string;
  readonly minutes?: number;
}

interface LostOptions extends ProofOptions {
  readonly wipe?: boolean;
  readonly note?: string;
}

export function addServerDevices(server: Command): void {
  addDevices(server.command('device').description('Desktops that may synchronise'));
  addCodes(server.command('enrol-code').description('One-time codes for new devices'));
}

function addDevices(device: Command): void {
  device
    .command('list')
    .description('Every device, newest first')
    .action(async (_options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      const rows = await withConsole(options, (client) => client.devices.list());
      answer(options.json, rows, () =>
        table(
          ['Id', 'Device', 'Account', 'State', 'Last seen', 'Certificate until'],
          rows.map((row) => [
            row.id,
            row.name,
            row.account,
            row.status,
            timeText(row.lastSeenAt),
            timeText(row.certificateNotAfter),
          ]),
        ),
      );
    });

  const act = (name: 'revoke' | 'approve', text: string, what: string) =>
    device
      .command(`${name} <id>`)
      .description(text)
      .action(async (id: string, _options: DataOptions, own: Command) => {
        const options = optionsOf<DataOptions>(own);
        await withConsole(options, (client) => client.devices[name]({ id }));
        answer(options.json, { id, done: true }, () => what);
      });
  act('revoke', 'Cut the device off now and refuse its certificate for ever', 'The device is revoked.');
  withProof(device.command('lost <id>'))
    .description('Report the device lost: cut off now, and with --wipe its data is deleted at its next contact')
    .option('--wipe', 'delete the company’s data on it')
    .option('--note <text>', 'when and where')
    .action(async (id: string, _options: LostOptions, own: Command) => {
      const options = optionsOf<LostOptions>(own);
      const note = options.note === undefined ? {} : { note: options.note };
      await withConsole(options, async (client) => {
        if (options.wipe) await proveTwo(client, options);
        await client.devices.reportLost({ id, wipe: options.wipe ?? false, ...note });
      });
      answer(options.json, { id, done: true }, () => 'The device is reported lost and cut off.');
    });
  device
    .command('keep <id>')
    .description('Take an order to wipe back, while the device has not been heard of')
    .action(async (id: string, _options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      await withConsole(options, (client) => client.devices.cancelWipe({ id }));
      answer(options.json, { id, done: true }, () => 'Nothing is deleted there; a new code lets it join again.');
    });
  act('approve', 'Let a waiting device synchronise', 'The device may synchronise.');
}

function addCodes(code: Command): void {
  code
    .command('create')
    .description('A code for one new device of a person; shown this once')
    .requiredOption('--account <account>', 'whose device it will be')
    .option('--device-name <name>', 'what the device is called here')
    .option('--minutes <number>', 'how long it counts (at most 1440)', wholeNumber(1, 1_440))
    .action(async (_options: CodeOptions, own: Command) => {
      const options = optionsOf<CodeOptions>(own);
      const { account, deviceName, minutes } = options;
      const made = await withConsole(options, async (client) => {
        const wanted = {
          ...(deviceName === undefined ? {} : { deviceName }),
          ...(minutes === undefined ? {} : { minutes }),
        };
        const { qrSvg: _qrSvg, ...created } = await client.enrolCodes.create({
          userId: await findUserId(client, account),
          ...wanted,
        });
        return created;
      });
      answer(options.json, made, () => `${made.code}\nGood once, until ${timeText(made.expiresAt)} UTC.`);
    });

  code
    .command('list')
    .description('The newest codes and what became of them')
    .action(async (_options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      const rows = await withConsole(options, (client) => client.enrolCodes.list());
      answer(options.json, rows, () =>
        table(
          ['Id', 'Account', 'Device', 'State', 'Until'],
          rows.map((row) => [row.id, row.account, row.deviceName ?? '-', row.status, timeText(row.expiresAt)]),
        ),
      );
    });

  code
    .command('revoke <id>')
    .description('Take back a code that was not used')
    .action(async (id: string, _options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      await withConsole(options, (client) => client.enrolCodes.revoke({ id }));
      answer(options.json, { id, done: true }, () => 'The code counts no more.');
    });
}
