import { importChoices } from '../imports/import-field.model.ts';
import { column, type ExportColumnSpec, home } from './export-column.model.ts';

const statuses = importChoices(
  'draft|草稿|Draft|',
  'pending|待审批|Waiting for approval|',
  'rejected|已驳回|Rejected|',
  'active|已生效|In force|',
  'sent|已发送|Sent|',
  'accepted|已接受|Accepted|',
  'declined|已拒绝|Declined|',
  'expired|已过期|Expired|',
  'superseded|已被替代|Replaced|',
  'partlyOrdered|部分转订单|Partly ordered|',
  'ordered|已转订单|Ordered|',
  'void|作废|Void|',
);

/** A list of quotes as a file: one row a version, amounts as the paper prints them. */
export const quoteExportColumns: readonly ExportColumnSpec[] = [
  column('no', '编号', 'No.'),
  column('version', '版本', 'Version', 'number'),
  column('name', '名称', 'Name'),
  column('customerName', '客户', 'Customer'),
  column('contactName', '联系人', 'Contact'),
  column('status', '状态', 'Status', 'choice', statuses),
  column('quoteDate', '报价日期', 'Quote date', 'date'),
  column('validUntil', '有效期至', 'Valid until', 'date'),
  column('currency', '币种', 'Currency'),
  column('amountExcl', '不含税合计', 'Total without tax', 'money'),
  column('taxTotal', '税额', 'Tax', 'money'),
  column('amountIncl', '价税合计', 'Total with tax', 'money'),
  column('margin', '毛利', 'Margin', 'money'),
  column('longestLeadDays', '最长交期（天）', 'Longest lead time (days)', 'number'),
  column('paymentTerms', '付款方式', 'Payment terms'),
  column('ownerName', '负责人', 'Owner'),
  ...home,
  column('createdByName', '创建人', 'Created by'),
  column('createdAt', '创建时间', 'Created at', 'instant'),
  column('sentAt', '发送时间', 'Sent at', 'instant'),
];
