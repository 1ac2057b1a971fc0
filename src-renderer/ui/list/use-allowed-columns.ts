import { useMemo } from 'react';
import { type OwnFieldRights, useFieldRights } from '../../api/own-rights.ts';
import type { Column } from './list-types.ts';

/** The columns as the person's roles allow them: hidden ones are gone, masked ones say so and give no order. */
export function allowedColumns<Row>(columns: readonly Column<Row>[], rights: OwnFieldRights): readonly Column<Row>[] {
  if (columns.every(({ field }) => rights.treatment(field, 'list') === 'whole')) return columns;
  return columns.flatMap((column) => {
    const treatment = rights.treatment(column.field, 'list');
    if (treatment === 'hidden') return [];
    return treatment === 'masked' ? [{ ...column, masked: true, sortable: false }] : [column];
  });
}

export function useAllowedColumns<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const rights = useFieldRights();
  return useMemo(() => allowedColumns(columns, rights), [columns, rights]);
}
