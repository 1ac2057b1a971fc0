import { type ImportFieldSpec, importChoices, importField } from './import-field.model.ts';

/**
 * A product's columns. Category, line, brand and supplier are named in the file and found by their name or code; what is
 * not there yet is made by the import. A product without a code gets its name as one. `price` and `taxMode` say the list price.
 */
export const productImportFields: readonly ImportFieldSpec[] = [
  importField('code', '产品编码', 'Product code', 'text', {
    max: 60,
    also: ['编号', '产品编号', '物料编码', 'product id', 'product no', 'sku', 'code'],
  }),
  importField('name', '产品名称', 'Product name', 'text', {
    required: true,
    also: ['名称', '品名', 'name', 'product'],
  }),
  importField('kind', '产品类型', 'Product kind', 'choice', {
    choices: importChoices('product|产品|Product|', 'service|服务|Service|', 'bundle|套餐|Bundle|', 'part|配件|Part|'),
  }),
  importField('lineId', '产品线', 'Product line', 'text', { max: 100, also: ['category id', 'line'] }),
  importField('category', '产品分类', 'Category', 'text', { max: 100, also: ['分类', '类别', 'category name'] }),
  importField('brandId', '品牌', 'Brand', 'text', { max: 100 }),
  importField('supplierId', '主供应商', 'Main supplier', 'text', {
    also: ['供应商', 'supplier', 'supplier id', 'vendor', 'vendor name'],
  }),
  importField('spec', '规格型号', 'Specification', 'text', {
    max: 300,
    also: ['规格', '型号', 'quantity per unit', 'model'],
  }),
  importField('unit', '单位', 'Unit', 'text', { max: 20, also: ['计量单位', 'unit of measure'] }),
  importField('barcode', '条码', 'Barcode', 'text', { max: 60, also: ['条形码', 'ean', 'upc'] }),
  importField('price', '标价', 'List price', 'decimal', {
    also: ['单价', '单价（元）', '价格', '标准价格', 'unit price', 'price', 'unit price (cny)'],
  }),
  importField('taxMode', '价格含税', 'Tax in price', 'choice', {
    choices: importChoices('included|含税|Included|是', 'excluded|不含税|Excluded|否'),
  }),
  importField('taxRateCode', '税率代码', 'Tax rate code', 'text', { max: 20, also: ['税率'] }),
  importField('taxClassCode', '税收分类编码', 'Tax class code', 'text', { max: 19 }),
  importField('cost', '成本价', 'Unit cost', 'decimal', { also: ['成本', 'cost'] }),
  importField('moq', '最小订单量', 'Minimum order', 'decimal', { also: ['起订量', 'moq'] }),
  importField('leadTimeDays', '交期（天）', 'Lead time (days)', 'number', { also: ['交期', 'lead time'] }),
  importField('isImported', '进口', 'Imported', 'boolean', { also: ['是否进口'] }),
  importField('origin', '产地', 'Origin', 'text', { max: 100 }),
  importField('qtyOnHand', '库存数量', 'On hand', 'decimal', {
    also: ['库存', 'stock', 'units in stock', 'qty in stock'],
  }),
  importField('discontinued', '停售', 'Discontinued', 'boolean', { also: ['是否停售', '是否停产'] }),
  importField('status', '状态', 'Status', 'choice', {
    also: ['产品状态', '是否上架'],
    choices: importChoices(
      'draft|草稿|Draft|',
      'onSale|上架|On sale|在售',
      'offSale|下架|Off sale|停售',
      'discontinued|停产|Discontinued|',
      'archived|归档|Archived|',
    ),
  }),
  importField('tags', '标签', 'Tags', 'tags'),
  importField('remark', '备注', 'Remark', 'text', { max: 5_000, also: ['说明', '产品描述', 'description'] }),
];
