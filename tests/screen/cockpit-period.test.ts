import { expect, test } from 'vitest';
import { stretchOf } from '../../src-renderer/features/product-lines/period.ts';

test('a stretch has its first and its last day, over the turn of a year and in February', () => {
  expect(stretchOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(stretchOf('month', '2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(stretchOf('quarter', '2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(stretchOf('year', '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  expect(stretchOf('last12', '2026-11-22')).toEqual({ from: '2025-12-01', to: '2026-11-30' });
  expect(stretchOf('last12', '2026-12-05')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
});
