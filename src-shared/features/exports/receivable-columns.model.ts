import { importChoices } from '../imports/import-field.model.ts';
import { column, type ExportColumnSpec, home, stamps } from './export-column.model.ts';

const planConditionWords = importChoices(
  'signing|签约|Signing|',
  'delivery|发货|Delivery|',
  'acceptance|验收|Acceptance|',
  'warranty|质保到期|End of warranty|',
  'fixedDay|固定日|Fixed day|',
);
const planStatusWords = importChoices(
  'waiting|待生效|Not yet due|',
  'open|待回款|Expected|',
  'part|部分回款|Part received|',
  'paid|已回款|Received|',
  'void|作废|Void|',
  'bad|坏账|Bad debt|',
);
const receiptKindWords = importChoices('receipt|回款|Receipt|', 'refund|退款|Refund|', 'reversal|红冲|Reversal|');
const receiptStatusWords = importChoices(
  'draft|草稿|Draft|',
  'waiting|待审核|Waiting|',
  'confirmed|已确认|Confirmed|',
  'rejected|已驳回|Sent back|',
  'reversed|已红冲|Reversed|',
);
const receiptMethodWords = importChoices(
  'cheque|支票|Cheque|',
  'cash|现金|Cash|',
  'postal|邮政汇款|Postal order|',
  'wire|电汇|Wire transfer|',
  'onlineBanking|网银|Online banking|',
  'alipay|支付宝|Alipay|',
  'wechat|微信|WeChat Pay|',
  'acceptance|承兑汇票|Acceptance bill|',
  'other|其他|Other|',
);

export const receivableExportColumns: readonly ExportColumnSpec[] = [
  column('customerName', '客户', 'Customer'),
  column('documentNo', '订单', 'Order'),
  column('period', '期次', 'Period', 'number'),
  column('condition', '触发条件', 'Due on', 'choice', planConditionWords),
  column('dueDate', '到期日', 'Due', 'date'),
  column('amount', '计划金额', 'Amount', 'money'),
  column('receivedAmount', '已回款', 'Received', 'money'),
  column('remainder', '未回款', 'Left', 'money'),
  column('overdueDays', '逾期天数', 'Days late', 'number'),
  column('status', '状态', 'Status', 'choice', planStatusWords),
  column('currency', '币种', 'Currency'),
  column('notes', '备注', 'Notes'),
  column('ownerName', '负责人', 'Owner'),
  ...home,
  ...stamps,
];

export const receiptExportColumns: readonly ExportColumnSpec[] = [
  column('no', '回款单号', 'Receipt no.'),
  column('kind', '类型', 'Kind', 'choice', receiptKindWords),
  column('customerName', '客户', 'Customer'),
  column('payerName', '付款方', 'Payer'),
  column('receivedOn', '到账日期', 'Received on', 'date'),
  column('amount', '金额', 'Amount', 'money'),
  column('fee', '手续费', 'Fee', 'money'),
  column('discount', '折让', 'Allowance', 'money'),
  column('allocated', '已核销', 'Allocated', 'money'),
  column('unallocated', '预收', 'In advance', 'money'),
  column('method', '方式', 'Method', 'choice', receiptMethodWords),
  column('bankAccountName', '收款账户', 'Account'),
  column('bankRef', '银行流水号', 'Bank reference'),
  column('status', '状态', 'Status', 'choice', receiptStatusWords),
  column('currency', '币种', 'Currency'),
  column('notes', '备注', 'Notes'),
  column('ownerName', '负责人', 'Owner'),
  ...home,
  ...stamps,
];
