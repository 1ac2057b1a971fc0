import type { FieldRight, FieldRights } from '../../kernel/rights/field-rights.ts';
import type { DataScope } from '../../kernel/scope.ts';
import type { RoleTemplate } from './role.model.ts';
import { actionsByNoun } from './role-actions.model.ts';

export interface RoleTemplateContent {
  readonly name: string;
  readonly dataScope: DataScope;
  readonly actions: readonly string[];
  readonly scopes?: Readonly<Record<string, DataScope>>;
  readonly fieldRights?: FieldRights;
  readonly exportLimit?: number;
}

const hidden: FieldRight = { access: 'hidden', mask: 'everywhere' };
const readOnly: FieldRight = { access: 'read', mask: 'none' };
const maskedInLists: FieldRight = { access: 'read', mask: 'lists' };
const masked: FieldRight = { access: 'read', mask: 'everywhere' };

const all = (noun: keyof typeof actionsByNoun, except: readonly string[] = []): string[] =>
  actionsByNoun[noun].filter((verb) => !except.includes(verb)).map((verb) => `${noun}.${verb}`);

/** What a quote is made from. */
const selling = ['product.view', 'productLine.view', 'priceBook.view', 'taxRate.view'];

const directory = ['user.view', 'branch.view', 'department.view'];

/** The six roles that every company starts with (clause 3.1). An administrator may change them like any other role. */
export const templateContents: Readonly<Record<RoleTemplate, RoleTemplateContent>> = {
  manager: {
    name: '业务管理者',
    dataScope: 'branch',
    exportLimit: 50_000,
    actions: [
      ...all('customer'),
      ...all('contact'),
      ...all('followUp'),
      ...all('lead'),
      ...all('opportunity'),
      'pipeline.edit',
      'pool.manage',
      ...all('contract'),
      ...all('order'),
      ...all('receivable'),
      ...all('invoice', ['issue']),
      'taxEntity.view',
      ...all('task'),
      ...all('quote'),
      ...all('product'),
      ...all('productLine'),
      ...all('priceBook'),
      ...all('supplier'),
      'taxRate.view',
      ...all('event'),
      ...directory,
      'history.view',
      'bin.purge',
    ],
  },
  marketing: {
    name: '营销人员',
    dataScope: 'department',
    fieldRights: { customer: { creditLimit: readOnly, paymentTermDays: readOnly } },
    actions: [
      ...all('customer', ['assign', 'approve', 'import', 'export', 'print', 'overrideDuplicate']),
      ...all('contact', ['import', 'export', 'print']),
      ...all('followUp', ['delete', 'append', 'export', 'print']),
      ...all('lead', ['assign', 'reactivate', 'import', 'export', 'print']),
      ...all('opportunity', ['assign', 'skip', 'reopen', 'forecast', 'export', 'print']),
      ...all('receivable', ['assign', 'confirm', 'reverse', 'writeOff', 'account', 'export', 'delete']),
      ...all('contract', ['assign', 'void', 'viewCost', 'export']),
      ...all('order', ['assign', 'approve', 'cancel', 'viewCost', 'import', 'export']),
      ...all('invoice', ['assign', 'approve', 'issue', 'export', 'print']),
      'taxEntity.view',
      ...all('task', ['assign', 'export']),
      ...all('quote', ['assign', 'export', 'viewCost', 'template']),
      ...selling,
      ...all('event', ['assign']),
      ...directory,
      'history.view',
    ],
  },
  service: {
    name: '服务人员',
    dataScope: 'branch',
    fieldRights: { customer: { creditLimit: hidden, paymentTermDays: hidden } },
    actions: [
      'customer.view',
      'customer.edit',
      'contact.view',
      'contact.create',
      'contact.edit',
      'followUp.view',
      'followUp.create',
      'followUp.edit',
      ...all('task', ['assign', 'export']),
      'quote.view',
      'product.view',
      'productLine.view',
      'taxRate.view',
      ...all('event', ['assign']),
      ...directory,
      'history.view',
    ],
  },
  partner: {
    name: '合作伙伴',
    dataScope: 'own',
    exportLimit: 0,
    fieldRights: {
      customer: { creditLimit: hidden, paymentTermDays: hidden, remark: hidden },
      contact: { birthday: hidden, hobby: hidden, address: masked, remark: hidden },
      lead: { budget: hidden },
    },
    actions: [
      'customer.view',
      'contact.view',
      'followUp.view',
      'followUp.create',
      'followUp.edit',
      'lead.view',
      'lead.create',
      'lead.edit',
      'task.view',
      'task.create',
      'task.edit',
      'product.view',
      'event.view',
      'event.create',
      'event.edit',
      'event.delete',
    ],
  },
  finance: {
    name: '财务',
    dataScope: 'all',
    exportLimit: 50_000,
    fieldRights: {
      contact: {
        mobile: maskedInLists,
        phone: maskedInLists,
        wechat: masked,
        qq: masked,
        birthday: masked,
        hobby: hidden,
      },
    },
    actions: [
      ...all('receivable'),
      'contract.view',
      'contract.viewCost',
      'contract.export',
      'order.view',
      'order.viewCost',
      'order.export',
      ...all('invoice', ['assign']),
      ...all('taxEntity'),
      'customer.view',
      'customer.export',
      'contact.view',
      'followUp.view',
      ...all('task'),
      'quote.view',
      'quote.export',
      'quote.viewCost',
      ...selling,
      'product.cost',
      'product.export',
      'supplier.view',
      'taxRate.edit',
      'taxRate.confirm',
      ...all('event', ['assign']),
      ...directory,
    ],
  },
  administrator: { name: '管理员', dataScope: 'all', actions: ['*'] },
};
