import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { type ExportRoom, exportFormats, exportRooms } from '#shared/features/exports/export.model.ts';
import { CliError } from './cli-error.ts';
import { type ConnectOptions, connect, connectFlags } from './connect.ts';
import { answer } from './output.ts';
import { askingForSecond } from './second-person.ts';

interface ExportOptions extends ConnectOptions {
  readonly out: string;
  readonly format?: 'csv' | 'xlsx' | 'vcard';
  readonly text?: string;
  readonly columns?: string[];
  readonly language: 'zh-CN' | 'en';
  readonly ask?: string;
}

/** `outpost export ROOM --out FILE`: any list as CSV or XLSX, contacts also as vCard. */
export function addExportCommand(program: Command): void {
  const command = program
    .command('export')
    .argument('<room>', `one of ${exportRooms.join(', ')}`)
    .description('Write a list into a file')
    .requiredOption('--out <file>', 'the file to write; its extension chooses the format')
    .addOption(new Option('--format <format>', 'default: by the extension').choices([...exportFormats, 'vcard']))
    .option('--ask <reason>', 'ask for a second person where the company wants one; afterwards the same command again')
    .option('--text <text>', 'only what quick search finds')
    .option('--columns <fields...>', 'only these columns, in this order')
    .addOption(new Option('--language <language>', 'of headers and choices').choices(['zh-CN', 'en']).default('zh-CN'));
  for (const [flag, text] of connectFlags) command.option(flag, text);
  command.action(async (room: string, options: ExportOptions) => {
    if (!isRoom(room)) {
      throw new CliError('ROOM_UNKNOWN', `There is no list ${room}.`, {
        todo: `Choose one of ${exportRooms.join(', ')}.`,
      });
    }
    const format = options.format ?? formatOf(options.out);
    const { client, close } = await connect(options);
    try {
      const asked = options.text === undefined ? {} : { text: options.text };
      const { language } = options;
      const columns = options.columns ? { columns: options.columns } : {};
      const file = await askingForSecond(client, options.ask, () =>
        format === 'vcard'
          ? contactsOnly(room, () => client.exports.contactsVcard(asked))
          : client.exports.list({ ...asked, room, format, language, ...columns }),
      );
      const bytes = Buffer.from(await file.arrayBuffer());
      write(options.out, bytes);
      answer(
        options.json,
        { file: options.out, format, bytes: bytes.length },
        () => `${options.out}: ${bytes.length} bytes`,
      );
    } finally {
      await close();
    }
  });
}

function contactsOnly<T>(room: ExportRoom, work: () => Promise<T>): Promise<T> {
  if (room === 'contacts') return work();
  throw new CliError('FORMAT_UNFIT', 'Only contacts can be written as vCard.', { todo: 'Choose csv or xlsx.' });
}

function formatOf(file: string): 'csv' | 'xlsx' | 'vcard' {
  const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
  if (extension === 'csv' || extension === 'xlsx') return extension;
  if (extension === 'vcf' || extension === 'vcard') return 'vcard';
  throw new CliError('FORMAT_UNKNOWN', `The name ${file} does not say a format.`, {
    todo: 'End it with .csv, .xlsx or .vcf, or give --format.',
  });
}

function isRoom(room: string): room is ExportRoom {
  return (exportRooms as readonly string[]).includes(room);
}

function write(file: string, bytes: Buffer): void {
  try {
    writeFileSync(file, bytes, { mode: 0o600 });
  } catch (error) {
    throw new CliError('FILE_NOT_WRITTEN', `${file} cannot be written.`, {
      why: (error as Error).message,
      todo: 'Check the folder, its rights and the space left.',
    });
  }
}
