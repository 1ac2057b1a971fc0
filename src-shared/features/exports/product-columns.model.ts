import { productImportFields } from '../imports/product-fields.model.ts';
import { column, type ExportColumnSpec, fromImport, stamps } from './export-column.model.ts';

export const productExportColumns: readonly ExportColumnSpec[] = [
  ...fromImport(productImportFields, {
    category: 'categoryName',
    lineId: 'lineName',
    brandId: 'brandName',
    supplierId: 'supplierName',
  }).filter(({ field }) => field !== 'price' && field !== 'discontinued'),
  column('priceIncl', '含税标价', 'Price incl. tax'),
  column('priceExcl', '不含税标价', 'Price excl. tax'),
  ...stamps,
];
