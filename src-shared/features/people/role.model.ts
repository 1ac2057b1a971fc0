import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { sensitiveFields } from '../../kernel/rights/field-catalogue.ts';
import { type FieldRight, type FieldRights, fieldRight } from '../../kernel/rights/field-rights.ts';
import { offices } from '../../kernel/rights/offices.ts';
import { type DataScope, dataScopes } from '../../kernel/scope.ts';

/** Everything a role can grant, by noun: the rows and columns of the rights matrix. `*` grants all of it. */
export const actionsByNoun = {
  customer: [
    'view',
    'create',
    'edit',
    'delete',
    'assign',
    'claim',
    'return',
    'lock',
    'approve',
    'import',
    'export',
    'print',
    'overrideDuplicate',
    'reveal',
  ],
  contact: ['view', 'create', 'edit', 'delete', 'import', 'export', 'print', 'reveal'],
  followUp: ['view', 'create', 'edit', 'delete', 'append', 'export', 'print'],
  lead: [
    'view',
    'create',
    'edit',
    'delete',
    'assign',
    'claim',
    'return',
    'convert',
    'reactivate',
    'import',
    'export',
    'print',
    'reveal',
  ],
  opportunity: ['view', 'create', 'edit', 'delete', 'assign', 'skip', 'reopen', 'forecast', 'export', 'print'],
  pipeline: ['edit'],
  pool: ['manage'],
  receivable: [
    'view',
    'create',
    'edit',
    'delete',
    'assign',
    'confirm',
    'reverse',
    'writeOff',
    'account',
    'export',
    'print',
  ],
  order: [
    'view',
    'create',
    'edit',
    'delete',
    'assign',
    'approve',
    'change',
    'deliver',
    'cancel',
    'viewCost',
    'import',
    'export',
    'print',
  ],
  invoice: ['view', 'create', 'edit', 'delete', 'assign', 'approve', 'issue', 'export', 'print'],
  taxEntity: ['view', 'edit'],
  task: ['view', 'create', 'edit', 'delete', 'assign', 'export'],
  product: ['view', 'create', 'edit', 'delete', 'import', 'export', 'cost', 'catalogue'],
  productLine: ['view', 'create', 'edit', 'delete'],
  priceBook: ['view', 'create', 'edit', 'delete'],
  supplier: ['view', 'create', 'edit', 'delete'],
  taxRate: ['view', 'edit', 'confirm'],
  quote: [
    'view',
    'create',
    'edit',
    'delete',
    'assign',
    'send',
    'convert',
    'void',
    'export',
    'print',
    'viewCost',
    'template',
  ],
  event: ['view', 'create', 'edit', 'delete', 'assign', 'export'],
  user: ['view', 'create', 'edit', 'delete', 'export', 'reveal'],
  branch: ['view', 'create', 'edit', 'delete'],
  department: ['view', 'create', 'edit', 'delete'],
  role: ['view', 'create', 'edit', 'delete'],
  bin: ['purge'],
  history: ['view'],
  backup: ['manage'],
  audit: ['view', 'export'],
  alert: ['view', 'manage'],
  privacy: ['view', 'manage', 'destroy'],
  number: ['manage'],
  flow: ['manage'],
} as const;

/** `lead.assign` and its like, in the order of the matrix. */
export const allActions: readonly string[] = Object.entries(actionsByNoun).flatMap(([noun, verbs]) =>
  verbs.map((verb) => `${noun}.${verb}`),
);

export const roleTemplates = ['manager', 'marketing', 'service', 'partner', 'finance', 'administrator'] as const;
export type RoleTemplate = (typeof roleTemplates)[number];
/** The officers' roles come with the separation of duties, not with the founding. */
export const allTemplates = [...roleTemplates, ...offices] as const;

export const roleFields = {
  name: line(60).min(1),
  actions: z.array(line(60)).max(500),
  dataScope: z.enum(dataScopes),
  /** By noun, where it differs from `dataScope`. */
  scopes: z.record(line(40), z.enum(dataScopes)),
  /** For the scope `departments`. */
  departmentIds: z.array(id).max(200),
  /** By noun and field; a field that is not named is there to read and edit. */
  fieldRights: z.record(line(40), z.record(line(60), fieldRight)),
  /** Rows one export may have; null for no limit. */
  exportLimit: z.number().int().min(0).max(10_000_000).nullable(),
  /** Whether the holder's data may be on a device; one role that says no is enough. */
  offlineAllowed: z.boolean(),
  /** Days a holder's computer opens without the server; of several roles and the company's rule the shortest counts. */
  offlineDays: z.number().int().min(1).max(365).nullable(),
  remark: line(300).nullable(),
};
export type RoleFieldRights = Record<string, Record<string, FieldRight>>;

export const role = z.object({
  id,
  ...roleFields,
  /** The template of clause 3.1 it came from; null for a role made by hand. */
  template: z.enum(allTemplates).nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type Role = z.infer<typeof role>;

export const newRole = z.object({
  id: id.optional(),
  name: roleFields.name,
  actions: roleFields.actions,
  dataScope: roleFields.dataScope,
  ...z
    .object(roleFields)
    .pick({
      scopes: true,
      departmentIds: true,
      fieldRights: true,
      exportLimit: true,
      offlineAllowed: true,
      offlineDays: true,
      remark: true,
    })
    .partial().shape,
});
export type NewRole = z.infer<typeof newRole>;

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
      ...all('order', ['assign', 'approve', 'cancel', 'viewCost', 'import', 'export', 'print']),
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

/** Whether holders of these actions can run the company's people; one such person must always remain. */
export function isAdministrator(actions: readonly string[]): boolean {
  return actions.includes('*') || (actions.includes('user.edit') && actions.includes('role.edit'));
}

export interface RoleNotFound {
  readonly code: 'ROLE_NOT_FOUND';
}

export interface RoleNameTaken {
  readonly code: 'ROLE_NAME_TAKEN';
}

/** The first action that the program does not know; a role never grants what nobody can check. */
export function findUnknownAction(actions: readonly string[]): string | undefined {
  return actions.find((action) => action !== '*' && !allActions.includes(action));
}

/** The first field, as `noun.field`, whose rights nobody would check. */
export function findUnknownField(fieldRights: RoleFieldRights): string | undefined {
  return Object.entries(fieldRights)
    .flatMap(([noun, fields]) => Object.keys(fields).map((field) => [noun, field] as const))
    .find(([noun, field]) => sensitiveFields[noun]?.[field] === undefined)
    ?.join('.');
}
