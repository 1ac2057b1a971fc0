import { importChoices } from '../imports/import-field.model.ts';
import { column, type ExportColumnSpec, home, stamps } from './export-column.model.ts';

const invoiceKindWords = importChoices(
  'special|增值税专用发票|Special VAT invoice|',
  'ordinary|普通发票|Ordinary invoice|',
  'receipt|收据|Receipt|',
  'proforma|形式发票|Proforma|',
);
const invoiceColorWords = importChoices('blue|蓝字|Blue|', 'red|红字|Red|');
const invoiceStatusWords = importChoices(
  'planned|待开|Waiting for its number|',
  'issued|已开具|Issued|',
  'delivered|已交付|Delivered|',
  'partRed|部分红冲|Reversed in part|',
  'red|已红冲|Reversed|',
  'voided|已作废|Void|',
);

export const invoiceExportColumns: readonly ExportColumnSpec[] = [
  column('invoiceNo', '发票号码', 'Invoice no.'),
  column('invoiceCode', '发票代码', 'Invoice code'),
  column('issueDate', '开票日期', 'Issued on', 'date'),
  column('kind', '票种', 'Kind', 'choice', invoiceKindWords),
  column('color', '蓝字/红字', 'Blue or red', 'choice', invoiceColorWords),
  column('status', '状态', 'Status', 'choice', invoiceStatusWords),
  column('title', '购方名称', 'Buyer'),
  column('taxNo', '购方税号', 'Buyer’s tax no.'),
  column('entityName', '销方名称', 'Seller'),
  column('amountExcl', '金额', 'Without tax', 'money'),
  column('taxTotal', '税额', 'Tax', 'money'),
  column('amountIncl', '价税合计', 'With tax', 'money'),
  column('applicationNo', '申请号', 'Application no.'),
  column('customerName', '客户', 'Customer'),
  column('remark', '备注', 'Remark'),
  column('ownerName', '负责人', 'Owner'),
  ...home,
  ...stamps,
];
