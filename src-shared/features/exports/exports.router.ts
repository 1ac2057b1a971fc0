import { implement } from '@orpc/server';
import type { Session } from '../../app/session.ts';
import type { Actor } from '../../kernel/scope.ts';
import { contactCard } from './contact-card.ts';
import type { ExportFormat, ExportRoom } from './export.model.ts';
import { type ExportColumnSpec, exportColumnsOf, exportTitles } from './export-columns.model.ts';
import { exportFile } from './export-file.ts';
import { type ExportedRow, type ExportList, type ExportSource, exportRows } from './export-rows.ts';
import { exportsContract } from './exports.contract.ts';
import { maskedColumns, permitExport } from './exports.policy.ts';

const os = implement(exportsContract).$context<Session>();

function sourceOf({ app, actor }: Session): ExportSource {
  return { db: app.db, search: app.search, actor, now: app.ports.clock.now() };
}

/** What leaves the program is on record: who, what, how many; never the rows themselves. */
function noteExport({ app, actor, deviceId }: Session, room: ExportRoom, format: ExportFormat | 'vcard', rows: number) {
  app.ledger.recordEvent({ kind: 'export', actorId: actor.userId, deviceId, details: { room, format, rows } });
}

/** A header that says that its values are covered, so that nobody takes the stars for data. */
function asMasked(column: ExportColumnSpec): ExportColumnSpec {
  return { ...column, zh: `${column.zh}（已遮盖）`, en: `${column.en} (masked)` };
}

/** `客户-2026-01-05.xlsx`, by the day in Asia/Shanghai. */
function fileName(title: string, now: number, extension: string): string {
  return `${title}-${new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)}.${extension}`;
}

type LimitErrors = { readonly EXPORT_LIMIT: (options: { data: { limit: number } }) => Error };

/** A role may say how many records leave in one file; one more and none do. */
async function* withinLimit(
  { exportLimit }: Actor,
  rows: AsyncIterable<ExportedRow>,
  errors: LimitErrors,
): AsyncGenerator<ExportedRow> {
  let left = exportLimit ?? Number.POSITIVE_INFINITY;
  for await (const row of rows) {
    if (left-- <= 0) throw errors.EXPORT_LIMIT({ data: { limit: exportLimit! } });
    yield row;
  }
}

/** The exports of the rooms that `list` knows. */
export const createExportsRouter = (lists: ExportList) => ({
  columns: os.columns.handler(({ input: { room } }) =>
    exportColumnsOf[room].map(({ field, zh, en }) => ({ field, zh, en })),
  ),

  list: os.list.handler(async ({ input, context, errors }) => {
    const { room, format, columns: wanted, language, ...query } = input;
    const permit = permitExport(context.actor, room);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const all = exportColumnsOf[room];
    const unknown = wanted?.find((field) => !all.some((column) => column.field === field));
    if (unknown !== undefined) throw errors.EXPORT_COLUMN_UNKNOWN({ data: { column: unknown } });
    const chosen = wanted ? wanted.flatMap((field) => all.find((column) => column.field === field) ?? []) : all;
    const masked = maskedColumns(
      context.actor,
      room,
      chosen.map(({ field }) => field),
    );
    const columns = chosen.map((column) => (masked.has(column.field) ? asMasked(column) : column));
    const source = sourceOf(context);
    const { parts, type, rows } = await exportFile(
      room,
      format,
      columns,
      withinLimit(context.actor, exportRows(lists, source, room, query), errors),
      language,
    );
    noteExport(context, room, format, rows);
    const title = exportTitles[room][language === 'en' ? 1 : 0];
    return new File(parts, fileName(title, source.now, format), { type });
  }),

  contactsVcard: os.contactsVcard.handler(async ({ input, context, errors }) => {
    const permit = permitExport(context.actor, 'contacts');
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const source = sourceOf(context);
    const cards: string[] = [];
    const all = withinLimit(context.actor, exportRows(lists, source, 'contacts', input), errors);
    for await (const row of all) cards.push(contactCard(row));
    noteExport(context, 'contacts', 'vcard', cards.length);
    return new File(cards, fileName(exportTitles.contacts[0], source.now, 'vcf'), { type: 'text/vcard' });
  }),
});
