import { type Field, fieldNamed } from '../fields/field.ts';
import type { Say } from '../texts.ts';
import type { Column } from './list-types.ts';

/** A column by the name of its field; one that is no field has a label of its own and is drawn by `render`. */
export interface RoomColumn<Row, Word extends string> extends Omit<Column<Row>, 'field'> {
  readonly name: string;
  readonly label?: Word;
}

/** The declared columns with their fields, in the language of the moment. */
export function namedColumns<Row>(
  columns: readonly RoomColumn<Row, string>[],
  fields: readonly Field[],
  t: Say<string>,
): Column<Row>[] {
  return columns.map(({ name, label, ...column }) =>
    label === undefined
      ? { ...column, field: fieldNamed(fields, name) }
      : { ...column, field: { name, label: t(label), kind: 'text' }, sortable: false, filterable: false },
  );
}
