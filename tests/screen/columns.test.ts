import { expect, test } from 'vitest';
import { placeColumns } from '../../src-renderer/ui/list/use-columns.ts';

const level = {
  name: 'level',
  kind: 'choice',
  label: 'Level',
  choices: ['A key', 'B ordinary', 'C low priority'].map((label) => ({ value: label[0]!, label })),
} as const;

test('a column is wide enough for its heading and the longest of its choices', () => {
  const columns = [
    { field: { name: 'name', kind: 'text', label: 'Name' }, width: 200 },
    { field: level, width: 86 },
    { field: { name: 'isPrimary', kind: 'flag', label: 'Primary contact' }, width: 104 },
  ] as const;

  const widths = placeColumns(columns, [], 'en').map(({ column, width }) => [column.field.name, width]);

  expect(widths).toEqual([
    ['name', 200],
    ['level', 128],
    ['isPrimary', 156],
  ]);
});

test('a width a person chose stays as it is', () => {
  const columns = [{ field: { name: 'name', kind: 'text', label: 'Name' } }, { field: level, width: 86 }] as const;

  const [, placed] = placeColumns(columns, [{ field: 'level', width: 60 }], 'en');

  expect(placed?.width).toBe(60);
});
