import { useMemo, useState } from 'react';
import type { PreferenceValue } from '#shared/features/views/preference.model.ts';
import { usePreference } from '../../api/preferences.ts';
import { type Language, useLanguage } from '../texts.ts';
import type { Column } from './list-types.ts';

export interface ColumnSetting {
  readonly field: string;
  readonly width?: number;
  readonly hidden?: boolean;
}

export interface PlacedColumn<Row> {
  readonly column: Column<Row>;
  readonly width: number;
  readonly hidden: boolean;
}

const widestUsual = 220;
/** Around the words: the cell's own room, the arrow of sorting; the mark and edge of a state. */
const around = { header: 44, cell: 24, state: 54 } as const;

/** About as wide as the words are drawn: a Chinese character takes two of a Latin letter. */
function widthOf(words: string): number {
  let width = 0;
  for (const letter of words) width += letter.charCodeAt(0) > 0x2e80 ? 14 : 7.4;
  return Math.ceil(width);
}

/** What a column needs for its heading and for each of its choices, in whatever language they are. */
function needOf({ label, choices = [] }: Column<never>['field']): number {
  const room = choices.some((each) => each.tone) ? around.state : around.cell;
  const widest = Math.max(0, ...choices.map((each) => widthOf(each.label) + room));
  return Math.min(widestUsual, Math.max(widthOf(label) + around.header, widest));
}

/**
 * The person's order, widths and choice of columns; columns they have never seen come last, as the room set them, but
 * wide enough for their heading and choices. English says times in more letters, so they get more room.
 */
export function placeColumns<Row>(
  columns: readonly Column<Row>[],
  settings: readonly ColumnSetting[],
  language: Language = 'zh-CN',
): PlacedColumn<Row>[] {
  const usual = ({ width = 140, field }: Column<Row>) =>
    Math.max(language === 'en' && field.kind === 'instant' ? width + 22 : width, needOf(field));
  const byName = new Map(columns.map((column) => [column.field.name, column]));
  const placed: PlacedColumn<Row>[] = [];
  for (const setting of settings) {
    const column = byName.get(setting.field);
    if (!column) continue;
    byName.delete(setting.field);
    placed.push({ column, width: setting.width ?? usual(column), hidden: setting.hidden ?? false });
  }
  for (const column of byName.values()) {
    placed.push({ column, width: usual(column), hidden: column.hidden ?? false });
  }
  // The first column names the record: it stays first and visible.
  const first = columns[0];
  const at = placed.findIndex((each) => each.column === first);
  const [name] = at >= 0 ? placed.splice(at, 1) : [];
  if (name) placed.unshift({ ...name, hidden: false });
  return placed;
}

/** Columns as the person arranged them, remembered with the account. */
export function useColumns<Row>(room: string, columns: readonly Column<Row>[]) {
  const [stored, store] = usePreference<PreferenceValue>(`list.${room}.columns`, []);
  const language = useLanguage();
  const [dragged, setDragged] = useState<{ field: string; width: number }>();
  const all = useMemo(
    () => placeColumns(columns, Array.isArray(stored) ? (stored as unknown as ColumnSetting[]) : [], language),
    [columns, stored, language],
  );
  const placed = useMemo(
    () =>
      dragged
        ? all.map((each) => (each.column.field.name === dragged.field ? { ...each, width: dragged.width } : each))
        : all,
    [all, dragged],
  );
  const save = (next: readonly PlacedColumn<Row>[]) =>
    store(next.map(({ column, width, hidden }) => ({ field: column.field.name, width, hidden })));
  return {
    placed,
    reset: () => store([]),
    toggle: (field: string) =>
      save(placed.map((each) => (each.column.field.name === field ? { ...each, hidden: !each.hidden } : each))),
    move: (field: string, by: number) => {
      const from = placed.findIndex((each) => each.column.field.name === field);
      const to = from + by;
      if (from < 1 || to < 1 || to >= placed.length) return;
      const next = [...placed];
      const [moved] = next.splice(from, 1);
      if (moved) next.splice(to, 0, moved);
      save(next);
    },
    /** While the edge is dragged only the screen changes; letting go stores it. */
    resize: (field: string, width: number, finished: boolean) => {
      const sane = Math.round(Math.min(800, Math.max(60, width)));
      setDragged(finished ? undefined : { field, width: sane });
      if (finished) save(placed.map((each) => (each.column.field.name === field ? { ...each, width: sane } : each)));
    },
  };
}
