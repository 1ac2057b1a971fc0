import type { Effect } from '../../ports/database.ts';
import type { SyncCore } from '../core.ts';
import type { ImageValues } from '../protocol.ts';
import type { Home, TableInfo } from '../synced-tables.ts';
import { decidedToSql } from './outbox-marks.ts';

/** What a waiting command did to a row, as the outbox keeps it. */
export interface PendingEffect {
  readonly op: Effect['op'];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The rows a person sees and the server's images behind them. Everything here runs inside a transaction. [sync 2] */
export interface Rows {
  /** The row as the server holds it, as far as this device knows. */
  findServerImage(table: TableInfo, id: string): ImageValues | undefined;
  /** Stores what the server holds and computes what the person sees. */
  setServerImage(table: TableInfo, id: string, values: ImageValues | undefined): void;
  /** Keeps the image of a row beside it, before a waiting command covers it. */
  addShadow(table: TableInfo, id: string, image: ImageValues | undefined): void;
  hasShadow(table: TableInfo, id: string): boolean;
  findVisibleHome(table: TableInfo, id: string): Home | undefined;
  /** The image behind the row takes over the effects of a command that was applied exactly as sent. */
  foldIntoImage(table: TableInfo, id: string, effects: readonly PendingEffect[]): ImageValues | undefined;
  /** Visible row = image + effects of waiting commands; a row nothing waits for gives its shadow up. */
  recompute(table: TableInfo, id: string): void;
  /** Waiting commands must be counted anew: they were changed behind this object's back. */
  forgetCounts(): void;
}

export function createRows(core: SyncCore, onLeft: (id: string) => void): Rows {
  const { statements, changes } = core;
  let shadows: number | undefined;

  const countShadows = () => {
    shadows ??= (statements('SELECT count(*) AS count FROM shadow_rows').get() as { count: number }).count;
    return shadows;
  };
  const readVisible = (table: TableInfo, id: string) =>
    statements(table.imageSql).raw().get(id) as ImageValues | undefined;

  const findShadow = (table: TableInfo, id: string): { image: string | null } | undefined =>
    statements('SELECT image FROM shadow_rows WHERE table_name = ? AND row_id = ?').get(table.name, id) as
      | { image: string | null }
      | undefined;

  const writeVisible = (table: TableInfo, id: string, values: ImageValues | undefined) => {
    if (!values) {
      if (statements(table.codec.removeSql).run(id).changes > 0) changes.add({ table: table.name, id, op: 'remove' });
      return;
    }
    // A person's own change comes back with its version: nothing on the screen or in an index is different.
    const current = readVisible(table, id);
    if (current && isSameButRevision(table, current, values)) {
      if (current[table.revisionAt] === values[table.revisionAt]) return;
      statements(`UPDATE "${table.name}" SET "revision" = ? WHERE "id" = ?`).run(values[table.revisionAt], id);
      return;
    }
    try {
      statements(table.codec.upsertSql).run(...values);
    } catch (error) {
      if (!isUniqueError(error)) throw error;
      // Whatever stands in the way is a waiting row, or has a newer image of its own on the way. [sync 2.5]
      statements(table.codec.insertSql.replace('INSERT INTO', 'INSERT OR REPLACE INTO')).run(...values);
    }
    changes.add({ table: table.name, id, op: 'update' });
  };

  const writePending = (table: TableInfo, id: string, values: ImageValues | undefined) => {
    if (!values) return writeVisible(table, id, undefined);
    try {
      statements(table.codec.upsertSql).run(...values);
      changes.add({ table: table.name, id, op: 'update' });
    } catch (error) {
      if (!isUniqueError(error)) throw error;
      writeVisible(table, id, undefined);
    }
  };

  const recompute = (table: TableInfo, id: string) => {
    const shadow = findShadow(table, id);
    if (!shadow) return;
    const image = shadow.image === null ? undefined : parseImage(table, shadow.image);
    const pending = statements(
      `SELECT op, fields FROM outbox_effects WHERE table_name = ? AND row_id = ? AND seq > ${decidedToSql} ORDER BY seq, n`,
    ).all(table.name, id) as { op: Effect['op']; fields: string }[];
    if (pending.length > 0) {
      const effects = pending.map(({ op, fields }) => ({ op, fields: JSON.parse(fields) }));
      writePending(table, id, overlay(table, image, effects));
      return;
    }
    statements('DELETE FROM shadow_rows WHERE table_name = ? AND row_id = ?').run(table.name, id);
    if (shadows !== undefined) shadows -= 1;
    writeVisible(table, id, image);
  };

  return {
    findServerImage: (table, id) => {
      const shadow = countShadows() > 0 ? findShadow(table, id) : undefined;
      if (!shadow) return readVisible(table, id);
      return shadow.image === null ? undefined : parseImage(table, shadow.image);
    },
    setServerImage: (table, id, values) => {
      if (!values) onLeft(id);
      if (countShadows() === 0 || !findShadow(table, id)) return writeVisible(table, id, values);
      setShadow(core, table, id, values);
      recompute(table, id);
    },
    addShadow: (table, id, image) => {
      const { changes: added } = statements(
        'INSERT OR IGNORE INTO shadow_rows (table_name, row_id, image) VALUES (?, ?, ?)',
      ).run(table.name, id, image ? formatImage(table, image) : null);
      if (shadows !== undefined) shadows += added;
    },
    hasShadow: (table, id) => findShadow(table, id) !== undefined,
    findVisibleHome: (table, id) => {
      const home = statements(table.homeSql).get(id) as Omit<Home, 'kind'> | undefined;
      return home && { kind: table.home, ...home };
    },
    foldIntoImage: (table, id, effects) => {
      const shadow = findShadow(table, id);
      if (!shadow) return undefined;
      const image = overlay(table, shadow.image === null ? undefined : parseImage(table, shadow.image), effects);
      setShadow(core, table, id, image);
      return image;
    },
    recompute,
    forgetCounts: () => {
      shadows = undefined;
    },
  };
}

/** The effects of waiting commands over the server's image. */
export function overlay(
  table: TableInfo,
  image: ImageValues | undefined,
  effects: readonly PendingEffect[],
): ImageValues | undefined {
  let values = image;
  for (const { op, fields } of effects) {
    if (op === 'remove') values = undefined;
    else if (op === 'insert' && !values) values = table.codec.values(fields);
    else if (values) {
      values = values.map((value, position) => {
        const field = table.codec.fields[position]!;
        return field.property !== 'revision' && field.property in fields
          ? field.toDriver(fields[field.property])
          : value;
      });
    }
  }
  return values;
}

function setShadow(core: SyncCore, table: TableInfo, id: string, values: ImageValues | undefined): void {
  core
    .statements('UPDATE shadow_rows SET image = ? WHERE table_name = ? AND row_id = ?')
    .run(values ? formatImage(table, values) : null, table.name, id);
}

/** By column name, so that a shadow outlives a migration that adds columns. */
function formatImage(table: TableInfo, values: ImageValues): string {
  return JSON.stringify(Object.fromEntries(table.columns.map((column, position) => [column, values[position]])));
}

function parseImage(table: TableInfo, text: string): ImageValues {
  const byColumn = JSON.parse(text) as Record<string, unknown>;
  return table.codec.fields.map(({ column, toDriver }) =>
    column in byColumn ? byColumn[column] : toDriver(undefined),
  );
}

function isSameButRevision(table: TableInfo, left: ImageValues, right: ImageValues): boolean {
  return left.every((value, position) => position === table.revisionAt || value === right[position]);
}

function isUniqueError(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'SQLITE_CONSTRAINT_UNIQUE';
}
