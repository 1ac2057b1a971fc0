import { expect, test } from 'vitest';
import { taxNoProblem } from '../../src-renderer/features/invoices/title-fields.ts';
import { startTexts } from '../../src-renderer/ui/texts.ts';

test('[T-4.6] the form says what is wrong with a tax number before it is sent', async () => {
  await startTexts();
  expect(taxNoProblem('91350100M000100Y43')).toBeUndefined();
  expect(taxNoProblem('91350100M000100Y44')).toContain('91350100M000100Y43');
  expect(taxNoProblem('123')).toContain('18');
  expect(taxNoProblem('123456789012345')).toBeUndefined();
  expect(taxNoProblem('')).toBeDefined();
  expect(taxNoProblem('', 'person')).toBeUndefined();
});
