import { beforeAll, expect, test } from 'vitest';
import { lineColumns, readClipboard, readRate, typeBlock } from '../../src-renderer/features/quotes/line-cells.ts';
import {
  diffRows,
  insertRows,
  type LineRow,
  mergeRows,
  moveRow,
  newRow,
} from '../../src-renderer/features/quotes/line-rows.ts';

const columns = ['name', 'spec', 'unit', 'qty', 'price', 'discount', 'taxRate', 'leadTimeDays'].map(
  (name) => lineColumns.find((column) => column.name === name)!,
);
let rows: LineRow[];

beforeAll(() => {
  rows = insertRows([], 0, [{ name: '水泵' }, { name: '阀门' }, { name: '电机' }]);
});

const names = (all: readonly LineRow[]) => all.map((row) => row.name);
const add = (all: readonly LineRow[]) => insertRows(all, all.length, [{}]);

test('rows pasted from a spreadsheet fill cells, add lines, and say what could not be read', () => {
  const text = '水泵\tQ-1\t台\t1,200\t¥35.50\t5%\t13\t30天\r\n"密封\t圈"\t\t个\t10\tabc\t100\t0.06\t\r\n';
  const typed = typeBlock([newRow(1)], { row: 0, column: 0 }, readClipboard(text), columns, add);

  expect(typed.skipped).toBe(1);
  expect(typed.rows).toMatchObject([
    {
      name: '水泵',
      spec: 'Q-1',
      unit: '台',
      qty: '1200',
      price: '35.5',
      discountRate: '0.05',
      taxRate: '0.13',
      leadTimeDays: 30,
    },
    { name: '密封\t圈', spec: null, qty: '10', price: '0', discountAmount: 10000, taxRate: '0.06', leadTimeDays: null },
  ]);
});

test('a rate is the same typed as 13, 13% or 0.13', () => {
  expect(['13', '13%', '１３％', '0.13', '0', '130', '-1', 'x'].map(readRate)).toEqual([
    '0.13',
    '0.13',
    '0.13',
    '0.13',
    '0',
    undefined,
    undefined,
    undefined,
  ]);
});

test('lines are inserted between others and moved, and only what moved is told', () => {
  const inserted = insertRows(rows, 1, [{ name: '底座' }]);
  expect(names(inserted)).toEqual(['水泵', '底座', '阀门', '电机']);
  const moved = moveRow(rows, 2, 0);
  expect(names(moved)).toEqual(['电机', '水泵', '阀门']);
  expect(diffRows(rows, moved)).toEqual([
    { act: 'change', id: rows[2]!.id, changes: { position: { from: rows[2]!.position, to: moved[0]!.position } } },
  ]);
  expect(moveRow(rows, 0, 5)).toEqual(rows);
});

test('what is stored are the acts between two states of the grid; an empty new line is not one', () => {
  const [first, second] = rows;
  const changed = [{ ...first!, qty: '5' }, rows[2]!, newRow(9), newRow(10, { name: '新行' })];

  expect(diffRows(rows, changed)).toMatchObject([
    { act: 'change', id: first!.id, changes: { qty: { from: '1', to: '5' } } },
    { act: 'add', line: { name: '新行' } },
    { act: 'remove', id: second!.id },
  ]);
  expect(diffRows(rows, rows)).toEqual([]);
});

test('what others did comes in cell by cell, and what is typed here and not stored yet stays', () => {
  const [first, second, third] = rows;
  const typed = [{ ...first!, price: '9' }, second!];
  const fresh = [{ ...first!, qty: '7' }, { ...second!, name: '蝶阀' }, third!, newRow(8, { name: '同事加的' })];

  const merged = mergeRows(rows, typed, fresh);

  expect(merged).toMatchObject([{ name: '水泵', qty: '7', price: '9' }, { name: '蝶阀' }, { name: '同事加的' }]);
});
