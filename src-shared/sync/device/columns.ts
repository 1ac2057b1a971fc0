import type { ImageValues } from '../protocol.ts';
import type { TableInfo } from '../synced-tables.ts';

const positionsByColumns = new WeakMap<readonly string[], readonly number[]>();

/**
 * An image that arrived, in the order of this program's columns. Columns it does not know are dropped; those that did
 * not come keep the value that is here, or take their default. [sync 9.3]
 */
export function toLocalValues(
  table: TableInfo,
  columns: readonly string[],
  values: ImageValues,
  current: ImageValues | undefined,
): ImageValues {
  if (columns === table.columns) return values;
  let positions = positionsByColumns.get(columns);
  if (!positions) {
    positions = table.columns.map((column) => columns.indexOf(column));
    positionsByColumns.set(columns, positions);
  }
  if (columns.length === table.columns.length && positions.every((from, to) => from === to)) return values;
  return positions.map((from, to) =>
    from >= 0 ? values[from] : current ? current[to] : table.codec.fields[to]!.toDriver(undefined),
  );
}
