import type { ContractFigureLine } from '#shared/features/contracts/contract-figures.model.ts';
import type { ShownContractLine } from '#shared/features/contracts/contract-line.model.ts';
import type { LineRow } from '../quotes/line-rows.ts';

/** Lines of a contract as rows of the grid; what only a quote says of a line is empty. */
export function contractRows(lines: readonly ShownContractLine[]): LineRow[] {
  const onlyQuoted = { leadTimeDays: null, leadTimeBasis: null, stockFlag: null, priceBookId: null };
  return lines.map((line) => ({ ...line, ...onlyQuoted, discountFloor: null }));
}

/** Rows as the figures of a contract need them. */
export function contractFigureLines(rows: readonly LineRow[]): ContractFigureLine[] {
  return rows.map((row) => ({ ...row, kind: row.kind === 'group' ? 'note' : row.kind }));
}
