import { contactImportFields } from '../imports/contact-fields.model.ts';
import { customerImportFields } from '../imports/customer-fields.model.ts';
import { type ImportChoice, type ImportFieldSpec, importChoices } from '../imports/import-field.model.ts';
import { leadImportFields } from '../imports/lead-fields.model.ts';
import { productImportFields } from '../imports/product-fields.model.ts';
import type { ExportRoom } from './export.model.ts';
import { quoteExportColumns } from './quote-columns.model.ts';
import {
  planConditionWords,
  planStatusWords,
  receiptKindWords,
  receiptMethodWords,
  receiptStatusWords,
} from './receivable-columns.model.ts';

/** How a value is written so that a person reads it and an import reads it back. */
export type ExportCell = 'text' | 'money' | 'number' | 'instant' | 'date' | 'boolean' | 'choice' | 'list';

export interface ExportColumnSpec {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
  readonly cell: ExportCell;
  readonly choices: readonly ImportChoice[];
}

const cells: Readonly<Record<ImportFieldSpec['type'], ExportCell>> = {
  text: 'text',
  creditCode: 'text',
  phone: 'text',
  email: 'text',
  website: 'text',
  number: 'number',
  money: 'money',
  decimal: 'text',
  date: 'date',
  instant: 'instant',
  choice: 'choice',
  boolean: 'boolean',
  tags: 'list',
  person: 'text',
  customer: 'text',
};

/** Fields that only files have: a record keeps them joined. */
const onlyInFiles = new Set(['country', 'province', 'city', 'district', 'postalCode', 'lastName', 'firstName']);

/** A room's columns are the import's own fields, so that an exported file can be imported as it is. */
function fromImport(fields: readonly ImportFieldSpec[], shown: Readonly<Record<string, string>>): ExportColumnSpec[] {
  return fields
    .filter(({ field }) => !onlyInFiles.has(field) && !field.startsWith('contact'))
    .map(({ field, zh, en, type, choices }) => ({ field: shown[field] ?? field, zh, en, cell: cells[type], choices }));
}

const column = (field: string, zh: string, en: string, cell: ExportCell = 'text', choices: ImportChoice[] = []) => ({
  field,
  zh,
  en,
  cell,
  choices,
});

const home = [column('deptName', '所属部门', 'Department'), column('branchName', '所属分支', 'Branch')];
const stamps = [column('updatedAt', '更新时间', 'Updated at', 'instant')];
const followed = [
  column('lastFollowAt', '最后跟进时间', 'Last follow-up', 'instant'),
  column('lastFollowContent', '最后跟进内容', 'Last follow-up text'),
  column('followCount', '跟进次数', 'Follow-ups', 'number'),
];

const methods = importChoices(
  'visit|上门|Visit|',
  'phone|电话|Phone|',
  'wechat|微信|WeChat|',
  'email|邮件|E-mail|',
  'sms|短信|SMS|',
  'meeting|会议|Meeting|',
  'online|线上|Online|',
  'exhibition|展会|Exhibition|',
);

const eventColumns: readonly ExportColumnSpec[] = [
  column('title', '主题', 'Title'),
  column(
    'kind',
    '类型',
    'Kind',
    'choice',
    importChoices(
      'meeting|会议|Meeting|',
      'visit|拜访|Visit|',
      'call|电话|Call|',
      'task|任务|Task|',
      'memo|备忘|Memo|',
      'other|其他|Other|',
    ),
  ),
  column('startAt', '开始', 'Start', 'instant'),
  column('endAt', '结束', 'End', 'instant'),
  column('allDay', '全天', 'All day', 'boolean'),
  column('location', '地点', 'Location'),
  column(
    'status',
    '状态',
    'Status',
    'choice',
    importChoices(
      'planned|计划中|Planned|',
      'inProgress|进行中|In progress|',
      'done|已完成|Held|',
      'notHeld|未成行|Not held|',
      'cancelled|已取消|Cancelled|',
      'postponed|已延期|Postponed|',
    ),
  ),
  column('resultNote', '结果说明', 'Result'),
  column('relatedName', '关联', 'About'),
  column('ownerName', '负责人', 'Owner'),
  column('createdByName', '创建人', 'Created by'),
  column('remark', '备注', 'Remark'),
  column('createdAt', '创建时间', 'Created at', 'instant'),
];

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
const productColumns = [
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

export const exportColumnsOf: Readonly<Record<ExportRoom, readonly ExportColumnSpec[]>> = {
  customers: [
    ...fromImport(customerImportFields, { ownerId: 'ownerName', createdBy: 'createdByName' }),
    ...home,
    ...followed,
    ...stamps,
  ],
  contacts: [
    ...fromImport(contactImportFields, {
      customerId: 'customerName',
      ownerId: 'ownerName',
      createdBy: 'createdByName',
    }),
    ...home,
    ...stamps,
  ],
  leads: [
    ...fromImport(leadImportFields, { ownerId: 'ownerName', createdBy: 'createdByName' }),
    column('contactName', '联系人', 'Contact name'),
    column(
      'status',
      '状态',
      'Status',
      'choice',
      importChoices(
        'unassigned|未分配|Unassigned|',
        'pending|待跟进|Pending|',
        'following|跟进中|Following|',
        'qualified|已确认|Qualified|',
        'converted|已转化|Converted|',
        'invalid|无效|Invalid|',
      ),
    ),
    ...home,
    ...followed,
    ...stamps,
  ],
  orders: [
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
    column('receivedAmount', '已回款', 'Received', 'money'),
    column('invoicedAmount', '已开票', 'Invoiced', 'money'),
    column('customerOrderNo', '客户订单号', 'Customer’s order no.'),
    column('notes', '备注', 'Notes'),
    column('ownerName', '负责人', 'Owner'),
    ...home,
    ...stamps,
  ],
  receivables: [
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
  ],
  receipts: [
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
  ],
  invoices: [
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
  ],
  opportunities: [
    column('no', '编号', 'No.'),
    column('name', '商机名称', 'Opportunity'),
    column('customerName', '客户', 'Customer'),
    column('pipelineName', '销售流程', 'Pipeline'),
    column('stageName', '阶段', 'Stage'),
    column('amount', '金额', 'Amount', 'money'),
    column('probability', '赢率（%）', 'Probability (%)', 'number'),
    column('expectedCloseOn', '预计成交日期', 'Expected close', 'date'),
    column(
      'endState',
      '结果',
      'Result',
      'choice',
      importChoices('won|赢单|Won|', 'lost|输单|Lost|', 'invalid|无效|Invalid|'),
    ),
    column('endRemark', '结束说明', 'Closing note'),
    column('nextStep', '下一步', 'Next step'),
    column('ownerName', '负责人', 'Owner'),
    ...home,
    ...followed,
    ...stamps,
  ],
  followUps: [
    column('targetName', '跟进对象', 'About'),
    column('method', '方式', 'Method', 'choice', methods),
    column('at', '跟进时间', 'At', 'instant'),
    column('durationMin', '时长（分钟）', 'Minutes', 'number'),
    column('content', '内容', 'Content'),
    column(
      'result',
      '结果',
      'Result',
      'choice',
      importChoices(
        'progress|有进展|Progress|',
        'noProgress|无进展|No progress|',
        'refused|拒绝|Refused|',
        'unreachable|无法联系|Unreachable|',
      ),
    ),
    column('contactNames', '联系人', 'Contacts', 'list'),
    column('nextContactAt', '下次联系时间', 'Next contact', 'instant'),
    column('nextContent', '下次内容', 'Next content'),
    column('byName', '跟进人', 'By'),
    column('ownerName', '负责人', 'Owner'),
    column('createdAt', '创建时间', 'Created at', 'instant'),
  ],
  schedule: eventColumns,
  products: productColumns,
  tasks: [
    column('title', '主题', 'Title'),
    column(
      'status',
      '状态',
      'Status',
      'choice',
      importChoices(
        'notStarted|未开始|Not started|',
        'inProgress|进行中|In progress|',
        'done|已完成|Done|',
        'cancelled|已取消|Cancelled|',
      ),
    ),
    column('dueAt', '截止时间', 'Due', 'instant'),
    column(
      'priority',
      '优先级',
      'Priority',
      'choice',
      importChoices('low|低|Low|', 'normal|中|Normal|', 'high|高|High|', 'urgent|紧急|Urgent|'),
    ),
    column('relatedName', '关联', 'About'),
    column('ownerName', '负责人', 'Owner'),
    column('createdByName', '创建人', 'Created by'),
    column('remark', '备注', 'Remark'),
    column('createdAt', '创建时间', 'Created at', 'instant'),
    column('doneAt', '完成时间', 'Done at', 'instant'),
  ],
  quotes: quoteExportColumns,
};

export const exportTitles: Readonly<Record<ExportRoom, readonly [zh: string, en: string]>> = {
  customers: ['客户', 'Customers'],
  contacts: ['联系人', 'Contacts'],
  leads: ['线索', 'Leads'],
  opportunities: ['商机', 'Opportunities'],
  orders: ['订单', 'Orders'],
  receivables: ['回款计划', 'Receivables'],
  receipts: ['回款', 'Receipts'],
  invoices: ['发票台账', 'Invoices'],
  followUps: ['跟进记录', 'Follow-ups'],
  tasks: ['待办', 'Tasks'],
  products: ['产品', 'Products'],
  quotes: ['报价单', 'Quotes'],
  schedule: ['日程', 'Events'],
};
