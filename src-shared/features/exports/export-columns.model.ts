import { contactImportFields } from '../imports/contact-fields.model.ts';
import { customerImportFields } from '../imports/customer-fields.model.ts';
import { importChoices } from '../imports/import-field.model.ts';
import { leadImportFields } from '../imports/lead-fields.model.ts';
import { contractExportColumns } from './contract-columns.model.ts';
import { eventExportColumns } from './event-columns.model.ts';
import type { ExportRoom } from './export.model.ts';
import { column, type ExportColumnSpec, followed, fromImport, home, stamps } from './export-column.model.ts';
import { invoiceExportColumns } from './invoice-columns.model.ts';
import { opportunityExportColumns } from './opportunity-columns.model.ts';
import { orderExportColumns } from './order-columns.model.ts';
import { productExportColumns } from './product-columns.model.ts';
import { quoteExportColumns } from './quote-columns.model.ts';
import { receiptExportColumns, receivableExportColumns } from './receivable-columns.model.ts';

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
  schedule: eventExportColumns,
  products: productExportColumns,
  opportunities: opportunityExportColumns,
  contracts: contractExportColumns,
  orders: orderExportColumns,
  receivables: receivableExportColumns,
  receipts: receiptExportColumns,
  invoices: invoiceExportColumns,
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
  contracts: ['合同', 'Contracts'],
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
