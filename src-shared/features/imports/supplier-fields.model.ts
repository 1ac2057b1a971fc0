import { type ImportFieldSpec, importField } from './import-field.model.ts';

/** Whom the company buys from. */
export const supplierImportFields: readonly ImportFieldSpec[] = [
  importField('code', '供应商编码', 'Supplier code', 'text', { max: 60, also: ['supplier id', 'vendor id'] }),
  importField('name', '供应商名称', 'Supplier name', 'text', {
    required: true,
    also: ['供应商', 'supplier', 'company name', 'vendor', 'vendor name'],
  }),
  importField('contactName', '联系人', 'Contact', 'text', { max: 100, also: ['contact name'] }),
  importField('contactTitle', '职务', 'Title', 'text', { max: 100, also: ['contact title'] }),
  importField('phone', '电话', 'Phone', 'phone', { max: 40 }),
  importField('fax', '传真', 'Fax', 'phone', { max: 40 }),
  importField('email', '邮箱', 'E-mail', 'email', { max: 200 }),
  importField('supplierCountry', '国家/地区', 'Country', 'text', { max: 60, also: ['国家', 'country'] }),
  importField('supplierCity', '城市', 'City', 'text', { max: 100, also: ['city'] }),
  importField('address', '地址', 'Address', 'text', { max: 300 }),
  importField('supplierPostcode', '邮编', 'Postal code', 'text', { max: 20, also: ['postal code'] }),
  importField('website', '网址', 'Website', 'website', { max: 200, also: ['home page', 'homepage'] }),
  importField('remark', '备注', 'Remark', 'text', { max: 5_000 }),
];

/** What the company sells, sorted into lines. */
export const lineImportFields: readonly ImportFieldSpec[] = [
  importField('code', '产品线代码', 'Product line code', 'text', { max: 30, also: ['category id', 'line id'] }),
  importField('name', '产品线', 'Product line', 'text', {
    max: 100,
    required: true,
    also: ['产品线名称', 'category name', 'line name'],
  }),
  importField('managerId', '产品线经理', 'Manager', 'person', { also: ['经理', 'line manager'] }),
  importField('remark', '说明', 'Description', 'text', { max: 5_000, also: ['备注', 'description', 'remark'] }),
];
