import { type ImportFieldSpec, importField } from './import-field.model.ts';

/**
 * An order of another system: its header. Its lines come in a file of their own that names the order. A day of dispatch makes
 * one delivery of everything, signed for.
 */
export const orderImportFields: readonly ImportFieldSpec[] = [
  importField('no', '订单编号', 'Order no.', 'text', {
    required: true,
    max: 60,
    also: ['订单号', '销售单号', 'order id', 'order number'],
  }),
  importField('customerId', '客户', 'Customer', 'customer', {
    required: true,
    also: ['客户名称', '客户编号', 'customer id', 'customer name'],
  }),
  importField('ownerId', '负责人', 'Owner', 'person', {
    also: ['业务员', '销售', '销售人员', 'employee id', 'salesperson', 'sales rep'],
  }),
  importField('orderDate', '订单日期', 'Order date', 'date', { also: ['下单日期', '日期'] }),
  importField('promiseDate', '承诺交期', 'Promised for', 'date', { also: ['交货日期', '交期', 'required date'] }),
  importField('shippedOn', '发货日期', 'Shipped on', 'date', { also: ['出库日期', 'shipped date', 'ship date'] }),
  importField('carrier', '承运商', 'Carrier', 'text', { max: 60, also: ['物流公司', 'ship via'] }),
  importField('freight', '运费（元）', 'Freight (CNY)', 'money', { also: ['运费', 'freight'] }),
  importField('consignee', '收货人', 'Consignee', 'text', { max: 60, also: ['ship name'] }),
  importField('phone', '收货电话', 'Consignee’s phone', 'text', { max: 40, also: ['ship phone'] }),
  importField('address', '收货地址', 'Ship-to address', 'text', { max: 300, also: ['ship address'] }),
  importField('city', '收货城市', 'Ship-to city', 'text', { max: 60, also: ['ship city'] }),
  importField('region', '收货省份', 'Ship-to region', 'text', { max: 60, also: ['ship region'] }),
  importField('postalCode', '收货邮编', 'Ship-to post code', 'text', { max: 20, also: ['ship postal code'] }),
  importField('country', '收货国家', 'Ship-to country', 'text', { max: 60, also: ['ship country'] }),
  importField('customerOrderNo', '客户订单号', 'Customer’s order no.', 'text', { max: 80, also: ['po number'] }),
  importField('createdAt', '创建时间', 'Created', 'instant'),
  importField('createdBy', '创建人', 'Created by', 'person'),
  importField('tags', '标签', 'Tags', 'tags'),
  importField('notes', '备注', 'Notes', 'text', { max: 5_000, also: ['说明'] }),
];

/** Lines of orders that are there: each names its order by number, and its product by code or name. */
export const orderLineImportFields: readonly ImportFieldSpec[] = [
  importField('orderNo', '订单编号', 'Order no.', 'text', {
    required: true,
    max: 60,
    also: ['订单号', '销售单号', 'order id', 'order number'],
  }),
  importField('product', '产品', 'Product', 'text', {
    required: true,
    also: ['产品编码', '产品编号', '产品名称', 'product id', 'product code', 'product name', 'sku'],
  }),
  importField('qty', '数量', 'Quantity', 'decimal', { required: true, also: ['qty'] }),
  importField('price', '单价', 'Unit price', 'decimal', { required: true, also: ['成交价', 'price'] }),
  importField('discountRate', '折扣（减去的比例）', 'Discount (part taken off)', 'decimal', {
    also: ['优惠比例', 'discount'],
  }),
  importField('taxRate', '税率', 'Tax rate', 'decimal', { also: ['vat'] }),
  importField('remark', '备注', 'Remark', 'text', { max: 500, also: ['说明'] }),
];
