import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { safe } from '@orpc/client';
import { type Command, Option } from 'commander';
import type { CoreClient } from '#main/core/open-headless.ts';
import {
  duplicateActions,
  enabledImportModules,
  type ImportConfig,
  importEncodings,
  importModes,
  type MatchKey,
  matchKeys,
} from '#shared/features/imports/import.model.ts';
import { fileProblemText, rowProblemText } from '#shared/features/imports/import-texts.model.ts';
import type { ImportPreview, ImportReport } from '#shared/features/imports/imports.contract.ts';
import { CliError } from './cli-error.ts';
import { type ConnectOptions, connect, connectFlags } from './connect.ts';
import { answer, table } from './output.ts';

interface ImportOptions extends ConnectOptions {
  readonly module?: ImportConfig['module'];
  readonly mapping?: string;
  readonly mode: ImportConfig['mode'];
  readonly match?: MatchKey[];
  readonly onDuplicate: ImportConfig['onDuplicate'];
  readonly owner?: string;
  readonly tag?: string[];
  readonly encoding?: ImportConfig['encoding'];
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly headerRow?: string;
  readonly dateOrder?: ImportConfig['dateOrder'];
  readonly dryRun?: boolean;
  readonly errorFile?: string;
}

/** `outpost import FILE` and `outpost imports list|undo`: the wizard's engine, scripted. */
export function addImportCommands(program: Command): void {
  const command = program
    .command('import <file>')
    .description('Import customers, contacts or leads from CSV, TSV, XLSX or vCard')
    .addOption(new Option('--module <module>', 'what the rows are (default: guessed)').choices(enabledImportModules))
    .option('--mapping <file>', 'JSON file: {"header": "field", …}; a field of null leaves the column out')
    .addOption(new Option('--mode <mode>', 'what may happen to records').choices(importModes).default('insert'))
    .addOption(new Option('--match <keys...>', 'how a row finds its record').choices(matchKeys))
    .addOption(
      new Option('--on-duplicate <action>', 'a row that is there already').choices(duplicateActions).default('skip'),
    )
    .option('--owner <account>', 'who owns what the file does not say (default: the person who imports)')
    .option('--tag <tags...>', 'put on every imported record')
    .addOption(new Option('--encoding <encoding>', 'default: detected').choices(importEncodings))
    .option('--delimiter <character>', 'default: detected')
    .option('--sheet <name>', 'the sheet of a workbook (default: the first)')
    .option('--header-row <number>', 'the row that names the columns; 0 for none')
    .addOption(new Option('--date-order <order>', 'for dates like 3/4/2024').choices(['dayFirst', 'monthFirst']))
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--error-file <file>', 'write the rows that failed, with their reasons, as CSV');
  withFlags(command).action((file: string, options: ImportOptions) => importFile(file, options));

  const imports = program.command('imports').description('Imports that were made');
  withFlags(imports.command('list').description('List them, newest first')).action((options: ConnectOptions) =>
    asked(options, async (client) => {
      const page = await client.imports.list({});
      answer(options.json, page, () => {
        const rows = page.rows.map((row) => [
          new Date(row.createdAt).toISOString().slice(0, 16),
          row.module,
          row.status,
          String(row.counts.inserted),
          String(row.counts.updated),
          String(row.counts.failed),
          row.fileName,
          row.id,
        ]);
        return table(['at', 'module', 'status', 'new', 'changed', 'failed', 'file', 'id'], rows);
      });
    }),
  );
  withFlags(
    imports.command('undo <id>').description('Take a whole import back; what was worked on since stays'),
  ).action((importId: string, options: ConnectOptions) =>
    asked(options, async (client) => {
      for await (const event of await client.imports.undo({ importId })) {
        if (event.type !== 'undone') continue;
        answer(options.json, event, () =>
          [
            `${event.removed} records removed, ${event.reverted} put back, ${event.keptCount} kept.`,
            ...event.kept.map(
              ({ room, name, reason, fields }) => `  ${room} ${name}: ${[reason, ...fields].join(' ')}`,
            ),
          ].join('\n'),
        );
      }
    }),
  );
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const upload = readUpload(file);
  const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
  await asked(options, async (client) => {
    const opened = await openFile(client, upload, options.module);
    const { importId } = opened;
    try {
      const preview = await configure(client, opened, options, mapping);
      if (preview.missing.length > 0 && options.mode !== 'update') {
        throw new CliError('MAPPING_INCOMPLETE', `No column fills ${preview.missing.join(', ')}.`, {
          why: `The columns are: ${preview.columns.map(({ header }) => header).join(', ')}.`,
          todo: 'Name them in a JSON file and give it with --mapping.',
        });
      }
      const report = await follow(client, importId, options.dryRun === true);
      if (options.errorFile !== undefined && report.counts.failed > 0) {
        const failed = await client.imports.errorFile({ importId, language: 'en' });
        writeFileSync(options.errorFile, Buffer.from(await failed.arrayBuffer()));
      }
      answer(options.json, { importId, dryRun: options.dryRun === true, mapping: mappingOf(preview), ...report }, () =>
        reportText(preview, report, options.dryRun === true),
      );
      if (report.counts.failed > 0) process.exitCode = 1;
    } finally {
      if (options.dryRun) await client.imports.cancel({ importId });
    }
  });
}

/** A file that cannot be read is told with the place in it. */
async function openFile(client: CoreClient, file: File, module: ImportOptions['module']): Promise<ImportPreview> {
  const { data, error, isDefined } = await safe(client.imports.open({ file, ...(module ? { module } : {}) }));
  if (isDefined && error.code === 'FILE_UNREADABLE') {
    const { sheet, row, column } = error.data;
    const place = [sheet && `sheet ${sheet}`, row && `row ${row}`, column && `column ${column}`].filter((part) => part);
    throw new CliError(
      'FILE_UNREADABLE',
      `${file.name}${place.length > 0 ? `, ${place.join(', ')}` : ''}: ${fileProblemText('en', error.data)}`,
      {
        why: 'The content is not what it should be; nothing was imported.',
        todo: 'Mend the place named, or save the file again as XLSX or CSV (UTF-8).',
        details: error.data,
      },
    );
  }
  if (error) throw error;
  return data;
}

async function configure(
  client: CoreClient,
  opened: ImportPreview,
  options: ImportOptions,
  mapping: Record<string, string | null> | undefined,
): Promise<ImportPreview> {
  const { encoding, delimiter, sheet, headerRow, module } = options;
  const { importId } = opened;
  const place = {
    ...(module ? { module } : {}),
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(sheet ? { sheet } : {}),
    ...(headerRow === undefined ? {} : { headerRow: Number(headerRow) }),
  };
  const placed = Object.keys(place).length > 0 ? await client.imports.configure({ importId, ...place }) : opened;
  const ownerId = options.owner === undefined ? undefined : await findOwner(client, options.owner);
  return client.imports.configure({
    importId,
    mode: options.mode,
    onDuplicate: options.onDuplicate,
    ...(options.match ? { matchKeys: options.match } : {}),
    ...(options.tag ? { tags: options.tag } : {}),
    ...(options.dateOrder ? { dateOrder: options.dateOrder } : {}),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(mapping === undefined ? {} : { mapping: columnsOf(placed, mapping) }),
  });
}

/** Columns that the file names but the person does not, keep what was guessed. */
function columnsOf(preview: ImportPreview, mapping: Record<string, string | null>) {
  const unknown = Object.keys(mapping).find((header) => !preview.columns.some((column) => column.header === header));
  if (unknown !== undefined) {
    throw new CliError('MAPPING_UNKNOWN', `The file has no column ${unknown}.`, {
      why: `Its columns are: ${preview.columns.map(({ header }) => header).join(', ')}.`,
      todo: 'Write the headers exactly as the file does.',
    });
  }
  const chosen = new Set(Object.values(mapping));
  return preview.columns.map(({ column, header, field }) => ({
    column,
    field: header in mapping ? mapping[header]! : chosen.has(field) ? null : field,
  }));
}

async function findOwner(client: CoreClient, account: string): Promise<string> {
  const filters = [{ field: 'account', operator: 'is' as const, value: account.toLowerCase() }];
  const { rows } = await client.users.list({ filters, limit: 1 });
  if (rows[0]) return rows[0].id;
  throw new CliError('OWNER_NOT_FOUND', `There is no colleague with the account ${account}.`, {
    todo: 'Check the spelling, or synchronise first.',
  });
}

async function follow(client: CoreClient, importId: string, isDryRun: boolean): Promise<ImportReport> {
  const events = isDryRun ? await client.imports.dryRun({ importId }) : await client.imports.run({ importId });
  const isShown = process.stderr.isTTY;
  for await (const event of events) {
    if (event.type !== 'progress') {
      if (isShown) process.stderr.write('\r\u001b[K');
      const { type: _, ...report } = event;
      return report;
    }
    if (isShown) process.stderr.write(`\r${event.done} / ${event.total}`);
  }
  throw new CliError('IMPORT_ENDED', 'The import ended without a report.', { todo: 'See: outpost imports list' });
}

function reportText(preview: ImportPreview, report: ImportReport, isDryRun: boolean): string {
  const { rows, inserted, updated, unchanged, skipped, failed, duplicates } = report.counts;
  const mapped = preview.columns.map(({ header, field }) => `${header} → ${field ?? '-'}`).join(', ');
  return [
    `${preview.module}: ${mapped}`,
    `${isDryRun ? 'Would import' : 'Imported'} ${rows} rows: ${inserted} new, ${updated} changed, ${unchanged} unchanged, ${skipped} skipped, ${failed} failed, ${duplicates} marked as duplicates.`,
    ...report.problems
      .slice(0, 50)
      .map(
        (each) =>
          `  row ${each.row}${each.column === null ? '' : `, ${each.column}`}: ${rowProblemText('en', each)}${each.value === '' ? '' : ` (${each.value})`}`,
      ),
    ...(report.problemCount > 50 ? [`  and ${report.problemCount - 50} more; --error-file has them all`] : []),
    `${(report.milliseconds / 1_000).toFixed(1)} s`,
  ].join('\n');
}

function mappingOf(preview: ImportPreview): Record<string, string | null> {
  return Object.fromEntries(preview.columns.map(({ header, field }) => [header, field]));
}

function readUpload(file: string): File {
  try {
    if (!statSync(file).isFile()) throw new Error('It is no file.');
    return new File([readFileSync(file)], path.basename(file));
  } catch (error) {
    throw new CliError('FILE_UNREADABLE', `${file} cannot be read.`, {
      why: (error as Error).message,
      todo: 'Check the path and the rights.',
    });
  }
}

function readMapping(file: string): Record<string, string | null> {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | null>;
    const isMapping = Object.values(read).every((field) => field === null || typeof field === 'string');
    if (Array.isArray(read) || !isMapping) throw new Error('It is no object of header and field.');
    return read;
  } catch (error) {
    throw new CliError('MAPPING_UNREADABLE', `The mapping ${file} cannot be used.`, {
      why: (error as Error).message,
      todo: 'Write {"header": "field"} as JSON.',
    });
  }
}

async function asked(options: ConnectOptions, work: (client: CoreClient) => Promise<void>): Promise<void> {
  const { client, close } = await connect(options);
  try {
    await work(client);
  } finally {
    await close();
  }
}

function withFlags(command: Command): Command {
  for (const [flag, text] of connectFlags) command.option(flag, text);
  return command;
}
