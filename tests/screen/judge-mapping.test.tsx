import { expect, test } from 'vitest';
import { judgeMapping } from '../../src-renderer/features/imports/judge-mapping.ts';
import { startTexts } from '../../src-renderer/ui/texts.ts';
import type { ImportConfig } from '../../src-shared/features/imports/import.model.ts';

await startTexts();

const config = (fields: (string | null)[], more: Partial<ImportConfig> = {}): ImportConfig => ({
  module: 'customers',
  mode: 'insert',
  onDuplicate: 'skip',
  mapping: fields.map((field, column) => ({ column, field })),
  ...more,
});

test('a file without a name cannot add customers, and the screen says which field is missing', () => {
  const judged = judgeMapping(config(['mobile', null]));

  expect(judged.missing).toEqual(['客户名称']);
  expect(judged.runnable).toBe(false);
});

test('a file without a name may still update by number, once the number is the key', () => {
  expect(judgeMapping(config(['no', 'mobile'], { mode: 'update' })).runnable).toBe(false);
  expect(judgeMapping(config(['no', 'mobile'], { mode: 'update', matchKeys: ['no'] })).runnable).toBe(true);
});

test('a field filled by two columns is named before the host refuses it', () => {
  expect(judgeMapping(config(['name', 'name', 'mobile'])).twice).toEqual(['客户名称']);
});

test('only keys that some column fills are offered', () => {
  expect(judgeMapping(config(['name', 'mobile'])).keys).toEqual(['name', 'phone']);
});
