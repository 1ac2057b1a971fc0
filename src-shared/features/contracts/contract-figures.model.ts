import { type FigureLine, orderFigures } from '../orders/order-figures.model.ts';
import type { Contract } from './contract.model.ts';

export type ContractFigureLine = Omit<FigureLine, 'closedQty' | 'returnedQty'>;
type FigureHeader = Pick<Contract, 'kind' | 'taxMode' | 'headerDiscountRate' | 'headerDiscountAmount' | 'agreedAmount'>;

/**
 * Every figure of a contract, counted as an order counts. A framework is worth what was agreed for all its orders, whatever
 * its lines say of prices; any other contract is worth its lines, or what was agreed where it has none.
 */
export function contractFigures(header: FigureHeader, lines: readonly ContractFigureLine[]) {
  const counted = orderFigures(
    { ...header, freight: 0 },
    lines.map((line) => ({ ...line, closedQty: '0', returnedQty: '0' })),
  );
  const { amountExcl, taxTotal, amountIncl, lineDiscount, headerDiscount, lineCount, costTotal, margin } =
    counted.totals;
  const totals = { amountExcl, taxTotal, amountIncl, lineDiscount, headerDiscount, lineCount, costTotal, margin };
  const figures = new Map([...counted.lines].map(([id, { exactNet: _, ...each }]) => [id, each]));
  const isAgreed = header.kind === 'framework' || lineCount === 0;
  const agreed = header.agreedAmount ?? 0;
  return {
    lines: figures,
    totals: isAgreed
      ? { ...totals, amountExcl: agreed, taxTotal: 0, amountIncl: agreed, costTotal: null, margin: null }
      : totals,
  };
}
