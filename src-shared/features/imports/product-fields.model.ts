import { type ImportFieldSpec, importChoices, importField } from './import-field.model.ts';

/** Described before their room exists: files can be looked at and mapped, and not run. */
export const productImportFields: readonly ImportFieldSpec[] = [
  importField('no', '产品编号', 'Product no.', 'text', {
    max: 60,
    also: ['编号', '产品编码', '物料编码', 'product id', 'sku', 'code'],
  }),
  importField('name', '产品名称', 'Product name', 'text', {
    required: true,
    also: ['名称', '品名', 'name', 'product'],
  }),
  importField('category', '产品分类', 'Category', 'text', {
    max: 60,
    also: ['分类', '类别', '产品线', 'category id', 'product line'],
  }),
  importField('spec', '规格型号', 'Specification', 'text', { also: ['规格', '型号', 'quantity per unit', 'model'] }),
  importField('unit', '单位', 'Unit', 'text', { max: 20, also: ['计量单位', 'unit of measure'] }),
  importField('price', '单价（元）', 'Unit price (CNY)', 'money', {
    also: ['单价', '价格', '标准价格', 'unit price', 'price'],
  }),
  importField('supplier', '供应商', 'Supplier', 'text', { also: ['supplier id', 'vendor', 'vendor name'] }),
  importField('stock', '库存', 'Stock', 'number', { also: ['库存数量', 'units in stock', 'qty in stock'] }),
  importField('discontinued', '停售', 'Discontinued', 'boolean', { also: ['是否停售', '是否下架'] }),
  importField('status', '状态', 'Status', 'choice', {
    also: ['产品状态', '是否上架'],
    choices: importChoices('onSale|上架|On sale|在售', 'offSale|下架|Off sale|停售'),
  }),
  importField('remark', '备注', 'Remark', 'text', { max: 5_000, also: ['说明', '产品描述', 'description'] }),
];
