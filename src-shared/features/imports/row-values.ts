import type { TableRow } from '../../tabular/table.ts';
import { type ConvertContext, convertCell } from './convert-cell.ts';
import type { RowProblem } from './import.model.ts';
import type { ImportFieldSpec } from './import-field.model.ts';

export interface MappedColumn {
  readonly column: number;
  readonly header: string;
  readonly spec: ImportFieldSpec;
}

/** A row's values by field; fields whose cells are empty are absent. */
export type RowValues = Record<string, unknown>;

/** Reads a row through the mapping. All that is wrong with it is told at once, not only the first. */
export function readRowValues(
  { row, cells }: TableRow,
  mapped: readonly MappedColumn[],
  columnCount: number,
  context: ConvertContext,
  problems: RowProblem[],
): RowValues {
  const values: RowValues = {};
  for (const { column, header, spec } of mapped) {
    const cell = cells[column] ?? '';
    const converted = convertCell(spec, cell, context);
    if (converted.kind === 'value') values[spec.field] = converted.value;
    // An author who was never here is left out; an owner must be somebody.
    else if (converted.kind === 'problem' && spec.field !== 'createdBy') {
      const { code, expected } = converted;
      problems.push({ row, column: header, code, value: cell.slice(0, 200), ...(expected ? { expected } : {}) });
    }
  }
  const surplus = cells.findIndex((cell, index) => index >= columnCount && cell.trim() !== '');
  if (surplus >= 0) {
    problems.push({
      row,
      column: null,
      code: 'tooManyCells',
      value: cells[surplus]!.slice(0, 200),
      expected: String(columnCount),
    });
  }
  joinParts(values);
  return values;
}

/** Places and names that files spread over several columns. */
function joinParts(values: RowValues): void {
  const { country, province, region, city, district, postalCode, lastName, firstName } = values as Record<
    string,
    string | undefined
  >;
  const places = [country, province, region, city, district].filter((part) => part !== undefined);
  if (places.length > 0) {
    const isChinese = places.some((part) => /\p{Script=Han}/u.test(part));
    const distinct = places.filter((part, index) => places.indexOf(part) === index);
    values.region = distinct
      .filter((part) => !isChinese || !/^(中国|china)$/i.test(part))
      .join(isChinese ? '' : ' ')
      .slice(0, 100);
    if (values.region === '') values.region = places[0];
  }
  if (postalCode !== undefined) {
    const address = values.address as string | undefined;
    if (!address?.includes(postalCode)) values.address = address ? `${address} ${postalCode}` : postalCode;
  }
  if (lastName !== undefined || firstName !== undefined) {
    const isChinese = /\p{Script=Han}/u.test(`${lastName ?? ''}${firstName ?? ''}`);
    const whole = (isChinese ? [lastName, firstName] : [firstName, lastName]).filter((part) => part !== undefined);
    const field = 'contactName' in values || values.name !== undefined ? 'contactName' : 'name';
    values[field] ??= whole.join(isChinese ? '' : ' ');
  }
  for (const part of ['country', 'province', 'city', 'district', 'postalCode', 'lastName', 'firstName']) {
    delete values[part];
  }
}
