import { presentFields } from '../../kernel/present-fields.ts';
import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import { findRow } from '../../reading/rows.ts';
import { findProductLine, isLineNameTaken } from '../product-lines/product-lines.repository.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { isSupplierNameTaken } from '../suppliers/suppliers.repository.ts';
import { suppliers } from '../suppliers/suppliers.tables.ts';
import type { ApplyContext } from './apply-context.ts';
import { applyUpdate } from './apply-update.ts';
import type { LineRows, SupplierRows } from './import-commands.model.ts';

const nowhere = { branchId: null, deptId: null, ownerId: null, tags: [] };

export function applySupplierRows(context: ApplyContext, { inserts, updates }: SupplierRows): void {
  const { tx, applied } = context;
  for (const { row, id, fields } of inserts) {
    const { name = '' } = fields;
    if (findRow(tx, suppliers, id) || isSupplierNameTaken(tx, name, null)) {
      applied.refused.push({ row, code: 'refused' });
      continue;
    }
    tx.insert(suppliers, { ...presentFields(fields), id, name, ...pinyinColumns(name) });
    applied.entries.push(['suppliers', id]);
    applied.inserted++;
  }
  for (const { row, id, changes } of updates) {
    const found = findRow(tx, suppliers, id);
    if (!found || found.deletedAt !== null) applied.refused.push({ row, code: 'notFound' });
    else {
      const toKeys = (after: { name: string }) => pinyinColumns(after.name);
      applyUpdate(context, suppliers, 'suppliers', { ...found, ...nowhere }, { changes }, toKeys);
    }
  }
}

export function applyLineRows(context: ApplyContext, { inserts, updates }: LineRows): void {
  const { tx, applied } = context;
  for (const { row, id, fields } of inserts) {
    const { name = '' } = fields;
    if (findProductLine(tx, id) || isLineNameTaken(tx, name, null)) {
      applied.refused.push({ row, code: 'refused' });
      continue;
    }
    const empty = { teamIds: [], brandIds: [], targets: [] };
    tx.insert(productLines, { ...empty, status: 'active', ...presentFields(fields), id, name });
    applied.entries.push(['product_lines', id]);
    applied.inserted++;
  }
  for (const { row, id, changes } of updates) {
    const found = findProductLine(tx, id);
    if (!found || found.deletedAt !== null) applied.refused.push({ row, code: 'notFound' });
    else applyUpdate(context, productLines, 'product_lines', { ...found, ...nowhere }, { changes }, () => ({}));
  }
}
