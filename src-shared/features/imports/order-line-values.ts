import { isInScope } from '../../kernel/scope.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { RowProblem } from './import.model.ts';
import { matchValue } from './match-index.ts';
import type { PlanOptions } from './row-plan.ts';
import type { RowValues } from './row-values.ts';

/** What a line's row names becomes ids: the order by its number, the product by its code or name. */
export function findOrderAndProduct(
  { db, actor, mapped }: PlanOptions,
  { row, cells }: TableRow,
  values: RowValues,
  problems: RowProblem[],
): void {
  const missing = (field: string) => {
    const column = mapped.find(({ spec }) => spec.field === field);
    const value = (column && cells[column.column]) ?? '';
    problems.push({ row, column: column?.header ?? null, code: 'notFound', value: value.slice(0, 200) });
  };
  const { orderNo, product: named } = values;
  if (typeof orderNo !== 'string' || typeof named !== 'string') return;
  const order = db.row<{ id: string; branchId: string | null; deptId: string | null; ownerId: string | null }>(
    'SELECT id, branch_id AS branchId, dept_id AS deptId, owner_id AS ownerId FROM orders WHERE no = ? AND deleted_at IS NULL',
    orderNo,
  );
  const isReached = order !== undefined && isInScope(actor, 'order', order);
  if (!isReached) missing('orderNo');
  const product = db.row<{ id: string; name: string; unit: string | null }>(
    'SELECT id, name, unit FROM products WHERE (code = ? OR code = ? OR name = ?) AND deleted_at IS NULL ORDER BY code = ? DESC LIMIT 1',
    ...[named, matchValue('no', named), named, named],
  );
  if (!product) missing('product');
  if (!isReached || !product) return;
  Object.assign(values, { orderId: order.id, productId: product.id, name: product.name, unit: product.unit });
}
