import { importChoices } from '../imports/import-field.model.ts';
import { column, type ExportColumnSpec, home, stamps } from './export-column.model.ts';

const statuses = importChoices(
  'draft|草稿|Draft|',
  'pending|审批中|Waiting for approval|',
  'toSign|待签署|To be signed|',
  'signed|已签署|Signed|',
  'executing|履行中|Being carried out|',
  'changing|变更中|Being changed|',
  'completed|履行完毕|Completed|',
  'expired|已到期|Ended|',
  'terminated|已终止|Terminated|',
  'archived|已归档|Archived|',
  'void|作废|Void|',
);
const kinds = importChoices(
  'direct|直销|Direct|',
  'agent|代理|Agent|',
  'service|服务|Service|',
  'framework|框架|Framework|',
  'supplement|补充协议|Supplement|',
);

/** A list of contracts as a file. */
export const contractExportColumns: readonly ExportColumnSpec[] = [
  column('no', '合同编号', 'Contract no.'),
  column('name', '合同名称', 'Name'),
  column('customerName', '客户', 'Customer'),
  column('kind', '类型', 'Kind', 'choice', kinds),
  column('status', '状态', 'Status', 'choice', statuses),
  column('signDate', '签署日期', 'Signed', 'date'),
  column('startDate', '开始日期', 'From', 'date'),
  column('endDate', '结束日期', 'Until', 'date'),
  column('currency', '币种', 'Currency'),
  column('amountIncl', '合同金额', 'Amount', 'money'),
  column('orderedAmount', '已下单', 'Ordered', 'money'),
  column('receivedAmount', '已回款', 'Received', 'money'),
  column('invoicedAmount', '已开票', 'Invoiced', 'money'),
  column('margin', '毛利', 'Margin', 'money'),
  column('customerSigner', '客户签署人', 'Signed for the customer by'),
  column('companySigner', '我方签署人', 'Signed for us by'),
  column('notes', '备注', 'Notes'),
  column('ownerName', '负责人', 'Owner'),
  ...home,
  ...stamps,
];
