import { importChoices } from '../imports/import-field.model.ts';
import { column, type ExportColumnSpec, home, stamps } from './export-column.model.ts';

const orderStatusWords = importChoices(
  'draft|草稿|Draft|',
  'pending|审批中|Waiting for approval|',
  'confirmed|已确认|Confirmed|',
  'executing|执行中|In progress|',
  'changing|变更中|Being changed|',
  'suspended|挂起|Suspended|',
  'completed|已完成|Completed|',
  'closed|已关闭|Closed|',
  'cancelled|已取消|Cancelled|',
);
const progressWords = importChoices('none|未开始|None|', 'part|部分|Part|', 'full|全部|All|', 'over|超额|Over|');

export const orderExportColumns: readonly ExportColumnSpec[] = [
  column('no', '订单号', 'Order no.'),
  column('customerName', '客户', 'Customer'),
  column('orderDate', '下单日期', 'Order date', 'date'),
  column('promiseDate', '承诺交期', 'Promised', 'date'),
  column('status', '状态', 'Status', 'choice', orderStatusWords),
  column('deliveryState', '发货', 'Delivery', 'choice', progressWords),
  column('receiptState', '回款', 'Receipts', 'choice', progressWords),
  column('invoiceState', '开票', 'Invoices', 'choice', progressWords),
  column('amountExcl', '不含税金额', 'Without tax', 'money'),
  column('taxTotal', '税额', 'Tax', 'money'),
  column('amountIncl', '价税合计', 'With tax', 'money'),
  column('freight', '运费', 'Freight', 'money'),
  column('totalDue', '应收合计', 'Total due', 'money'),
  column('exactGross', '原值（未取整）', 'Gross before rounding', 'exact'),
  column('exactNet', '净值（未取整）', 'Net before rounding', 'exact'),
  column('receivedAmount', '已回款', 'Received', 'money'),
  column('invoicedAmount', '已开票', 'Invoiced', 'money'),
  column('customerOrderNo', '客户订单号', 'Customer’s order no.'),
  column('notes', '备注', 'Notes'),
  column('ownerName', '负责人', 'Owner'),
  ...home,
  ...stamps,
];
