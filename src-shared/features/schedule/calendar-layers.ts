import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { startOfDay } from '../../kernel/calendar/occurrences.ts';
import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import { lunarBirthdayIn, solarToLunar } from '../../kernel/china/lunar.ts';
import { treatmentOf } from '../../kernel/rights/field-rights.ts';
import { nounOf } from '../../kernel/rights/nouns.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectVisibleRows } from '../../reading/rows.ts';
import type { LayerInfo, LayerItem } from './calendar-layer.model.ts';

export interface LayerSpan {
  readonly from: number;
  readonly until: number;
  readonly userIds: readonly string[];
}

/** What a room shows in the calendar. A room joins by one entry in `app/calendar-layers.ts`. */
export interface CalendarLayer extends LayerInfo {
  /** The noun whose `view` it needs. */
  readonly noun: string;
  list(db: ReadDb, actor: Actor, span: LayerSpan, now: number): LayerItem[];
}

interface DateLayer extends LayerInfo {
  readonly table: SQLiteTable;
  /** The field with the day or the time: `dueAt` (an instant) or `validUntil` (a day as text). */
  readonly at: string;
  readonly is: 'instant' | 'date';
  /** The field with the name, or how a row is named. */
  readonly title: string | ((row: Record<string, unknown>) => string);
  /** The page of the room; the record's id is added. */
  readonly path: string;
  /** A condition on alias `t`, such as which states are still open. */
  readonly where?: string;
}

const mostOfLayer = 1000;

/** The rows of a table that have a date in the span: scope, rights and covered fields as in the room's own list. */
export function dateLayer({ table, at, is, title, path, where = '1', ...info }: DateLayer): CalendarLayer {
  const codec = codecOf(table);
  const noun = nounOf(codec.name);
  const column = `t."${codec.byProperty.get(at)!.column}"`;
  return {
    ...info,
    noun,
    list: (db, actor, { from, until, userIds }, now) => {
      const names = typeof title === 'string' ? [at, title] : [at];
      if (names.some((field) => treatmentOf(actor.fields, noun, field, 'list') !== 'whole')) return [];
      const [first, last] = is === 'instant' ? [from, until] : [chinaDate(from), chinaDate(until)];
      const rows = selectVisibleRows(db, actor, table, {
        where: `t.deleted_at IS NULL AND ${column} >= ? AND ${column} < ? AND (${where}) AND t.owner_id IN (SELECT value FROM json_each(?))`,
        values: [first, last, JSON.stringify(userIds)],
        order: `ORDER BY ${column}, t.id LIMIT ${mostOfLayer}`,
      });
      return rows.map((row) => {
        const values = row as Record<string, unknown>;
        const time = is === 'instant' ? Number(values[at]) : startOfDay(String(values[at]));
        const id = String(values.id);
        return {
          layer: info.id,
          id,
          title: typeof title === 'string' ? String(values[title] ?? '') : title(values),
          at: time,
          allDay: is === 'date',
          ownerId: (values.ownerId as string | null) ?? null,
          path: `${path}/${id}`,
          late: is === 'instant' ? time < now : String(values[at]) < chinaDate(now),
        };
      });
    },
  };
}

interface BirthdayLayer extends LayerInfo {
  readonly table: SQLiteTable;
  readonly path: string;
  /** A birthday of the lunar calendar is kept as the solar day of birth and told by this field. */
  readonly isLunar?: string;
}

/** Birthdays come every year, the lunar ones on their lunar day; nobody sees one that their role hides. */
export function birthdayLayer({ table, path, isLunar, ...info }: BirthdayLayer): CalendarLayer {
  const noun = nounOf(codecOf(table).name);
  return {
    ...info,
    noun,
    list: (db, actor, { from, until, userIds }) => {
      if (treatmentOf(actor.fields, noun, 'birthday', 'list') !== 'whole') return [];
      const rows = selectVisibleRows(db, actor, table, {
        where: 't.deleted_at IS NULL AND t.birthday IS NOT NULL AND t.owner_id IN (SELECT value FROM json_each(?))',
        values: [JSON.stringify(userIds)],
        order: `LIMIT ${mostOfLayer * 20}`,
      }) as unknown as { id: string; name: string; birthday: string; ownerId: string | null }[];
      const [first, last] = [chinaDate(from), chinaDate(until)];
      return rows.flatMap((row) => {
        const lunar = isLunar !== undefined && (row as unknown as Record<string, unknown>)[isLunar] === true;
        return birthdaysIn(row.birthday, first, last, lunar).map((day) => ({
          layer: info.id,
          id: row.id,
          title: row.name,
          at: startOfDay(day),
          allDay: true,
          ownerId: row.ownerId,
          path: `${path}/${row.id}`,
          late: false,
        }));
      });
    },
  };
}

/** The birthdays from one day to before another. The 29th of February is kept on the 28th in other years. */
export function birthdaysIn(born: string, first: string, last: string, isLunar: boolean): string[] {
  const years = [Number(first.slice(0, 4)) - 1, Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const days = years.map((year) => (isLunar ? lunarBirthdayIn(year, solarToLunar(born)) : solarBirthdayIn(year, born)));
  return [...new Set(days)].filter((day) => day >= first && day < last && day >= born).sort();
}

function solarBirthdayIn(year: number, born: string): string {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return born.endsWith('-02-29') && !isLeap
    ? addDays(`${year}-03-01`, -1)
    : `${String(year).padStart(4, '0')}${born.slice(4)}`;
}

/** The layers whose records the actor may see. */
export function layersOf(layers: readonly CalendarLayer[], actor: Actor): readonly CalendarLayer[] {
  return layers.filter((layer) => isAllowed(actor, `${layer.noun}.view`));
}
