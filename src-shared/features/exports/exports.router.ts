import { implement } from '@orpc/server';
import type { Session } from '../../app/session.ts';
import type { Actor } from '../../kernel/scope.ts';
import { contactCard } from './contact-card.ts';
import type { ExportFormat, ExportRoom } from './export.model.ts';
import type { ExportColumnSpec } from './export-column.model.ts';
import { exportColumnsOf, exportTitles } from './export-columns.model.ts';
import { exportFile } from './export-file.ts';
import { type ExportedRow, type ExportList, type ExportSource, exportRows } from './export-rows.ts';
import { type ExportMark, traceOf } from './export-trace.model.ts';
import { exportsContract } from './exports.contract.ts';
import { maskedColumns, permitExport, permitPrint } from './exports.policy.ts';
import { createGate, type LeftOut, leftOutText } from './leave-out.ts';
import { findPrintLimit } from './print-limit.repository.ts';
import { printedCells } from './print-rows.ts';

const os = implement(exportsContract).$context<Session>();

function sourceOf({ app, actor }: Session): ExportSource {
  return { db: app.db, search: app.search, actor, now: app.ports.clock.now() };
}

/** What leaves the program is on record: who, what, how many; never the rows themselves. */
function noteExport({ app, actor, deviceId }: Session, { leftOut, ...exported }: Exported) {
  const more = Object.keys(leftOut).length > 0 ? { leftOut } : {};
  const details = { ...exported, ...more };
  app.ledger.recordEvent({ kind: 'export', actorId: actor.userId, deviceId, details });
}

interface Exported {
  readonly room: ExportRoom;
  readonly format: ExportFormat | 'vcard';
  readonly rows: number;
  readonly leftOut: LeftOut;
  readonly trace: string;
  /** The request that a second person agreed to. */
  readonly approval?: string | undefined;
}

/** Passes, with the approval that was used up, or throws why a second person is needed; given by the app. */
type DemandApproval = (session: Session, procedure: string, input: unknown, total: number) => string | undefined;

/** Counted before anything is written: above the company's limit a second person agrees first. [S-PI-10] */
async function countAsked(rows: AsyncIterable<ExportedRow>): Promise<number> {
  let total = 0;
  for await (const _row of rows) total += 1;
  return total;
}

/** A header that says that its values are covered, so that nobody takes the stars for data. */
function asMasked(column: ExportColumnSpec): ExportColumnSpec {
  return { ...column, zh: `${column.zh}（已掩码）`, en: `${column.en} (masked)` };
}

/** The time in Asia/Shanghai, to the minute. */
function minuteOf(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** `客户-2026-01-05-0930-李梅.xlsx`: who took it out, when, and whom it leaves out, in every format. [S-PI-10] */
function fileName(title: string, { now, actor }: ExportSource, left: string | null, extension: string): string {
  const moment = minuteOf(now).replace(' ', '-').replace(':', '');
  const name = [title, moment, actor.name, ...(left === null ? [] : [left])].join('-');
  return `${name.replace(/[\\/:*?"<>|]/g, '_')}.${extension}`;
}

function markOf({ app }: Session, { now, actor }: ExportSource): ExportMark {
  return { trace: traceOf(app.ports.random.bytes(5)), account: actor.account, minute: minuteOf(now) };
}

/** What the second sheet of a workbook says. [S-PI-10] */
function aboutFile({ now, actor }: ExportSource, trace: string, rows: number, left: string | null, isEnglish: boolean) {
  const lines: (readonly [string, string])[] = [
    [isEnglish ? 'Exported by' : '导出人', `${actor.name} (${actor.account})`],
    [isEnglish ? 'Exported at' : '导出时间', minuteOf(now)],
    [isEnglish ? 'Export number' : '导出编号', trace],
    [isEnglish ? 'Rows' : '行数', String(rows)],
    [isEnglish ? 'Left out' : '未导出', left ?? '—'],
  ];
  return lines;
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

type ColumnErrors = { readonly EXPORT_COLUMN_UNKNOWN: (options: { data: { column: string } }) => Error };

/** The wanted columns in the wanted order, or all; the headers say which are covered for the actor. */
function columnsOf(
  actor: Actor,
  room: ExportRoom,
  wanted: readonly string[] | undefined,
  errors: ColumnErrors,
): ExportColumnSpec[] {
  const all = exportColumnsOf[room];
  const unknown = wanted?.find((field) => !all.some((column) => column.field === field));
  if (unknown !== undefined) throw errors.EXPORT_COLUMN_UNKNOWN({ data: { column: unknown } });
  const chosen = wanted ? wanted.flatMap((field) => all.find((column) => column.field === field) ?? []) : all;
  const masked = maskedColumns(
    actor,
    room,
    chosen.map(({ field }) => field),
  );
  return chosen.map((column) => (masked.has(column.field) ? asMasked(column) : column));
}

/** The exports of the rooms that `list` knows. */
export const createExportsRouter = (lists: ExportList, demandApproval: DemandApproval) => ({
  columns: os.columns.handler(({ input: { room } }) =>
    exportColumnsOf[room].map(({ field, zh, en }) => ({ field, zh, en })),
  ),

  list: os.list.handler(async ({ input, context, errors }) => {
    const { room, format, columns: wanted, language, purpose, ...query } = input;
    const permit = permitExport(context.actor, room);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const columns = columnsOf(context.actor, room, wanted, errors);
    const source = sourceOf(context);
    const total = await countAsked(exportRows(lists, source, room, query, createGate(source.db, room, purpose).pass));
    const approval = demandApproval(context, 'exports.list', input, total);
    const { leftOut, pass } = createGate(source.db, room, purpose);
    const isEnglish = language === 'en';
    const mark = markOf(context, source);
    let passed = 0;
    const counted: typeof pass = (page) => {
      const through = pass(page);
      passed += through.length;
      return through;
    };
    const { parts, type, rows } = await exportFile(
      room,
      format,
      columns,
      withinLimit(context.actor, exportRows(lists, source, room, query, counted), errors),
      language,
      { mark, about: () => aboutFile(source, mark.trace, passed, leftOutText(leftOut, isEnglish), isEnglish) },
    );
    noteExport(context, { room, format, rows, leftOut, approval, trace: mark.trace });
    const title = exportTitles[room][isEnglish ? 1 : 0];
    return new File(parts, fileName(title, source, leftOutText(leftOut, isEnglish), format), { type });
  }),

  print: os.print.handler(async ({ input, context, errors }) => {
    const { room, columns: wanted, language, ...query } = input;
    const { app, actor, deviceId } = context;
    const permit = permitPrint(actor, room);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const columns = columnsOf(actor, room, wanted, errors);
    const source = sourceOf(context);
    const limit = findPrintLimit(app.db, actor, source.now);
    const { leftOut, pass } = createGate(source.db, room, 'business');
    const rows = await printedCells(exportRows(lists, source, room, query, pass), columns, limit, language);
    if (!rows) throw errors.EXPORT_LIMIT({ data: { limit } });
    const isEnglish = language === 'en';
    const left = leftOutText(leftOut, isEnglish);
    const [only] = query.ids?.length === 1 ? query.ids : [];
    const { trace } = markOf(context, source);
    const details = {
      room,
      trace,
      rows: rows.length,
      ...(only ? { id: only } : {}),
      ...(left === null ? {} : { leftOut }),
    };
    app.ledger.recordEvent({ kind: 'print', actorId: actor.userId, deviceId, details });
    return {
      title: exportTitles[room][isEnglish ? 1 : 0],
      headers: columns.map(({ zh, en }) => (isEnglish ? en : zh)),
      rows,
      leftOut: left,
      name: actor.name,
      account: actor.account,
      at: source.now,
      trace,
    };
  }),

  contactsVcard: os.contactsVcard.handler(async ({ input, context, errors }) => {
    const permit = permitExport(context.actor, 'contacts');
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const source = sourceOf(context);
    const { purpose, ...query } = input;
    const { leftOut, pass } = createGate(source.db, 'contacts', purpose);
    const asked = exportRows(lists, source, 'contacts', query, createGate(source.db, 'contacts', purpose).pass);
    const approval = demandApproval(context, 'exports.contactsVcard', input, await countAsked(asked));
    const mark = markOf(context, source);
    const cards: string[] = [];
    const all = withinLimit(context.actor, exportRows(lists, source, 'contacts', query, pass), errors);
    for await (const row of all) cards.push(contactCard(row, mark));
    noteExport(context, {
      room: 'contacts',
      format: 'vcard',
      rows: cards.length,
      leftOut,
      approval,
      trace: mark.trace,
    });
    const name = fileName(exportTitles.contacts[0], source, leftOutText(leftOut, false), 'vcf');
    return new File(cards, name, { type: 'text/vcard' });
  }),
});
