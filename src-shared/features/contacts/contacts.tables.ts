import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import {
  contactAttitudes,
  type contactChannels,
  contactGenders,
  contactStatuses,
  decisionRoles,
} from './contact.model.ts';

/** People at customers. The scope is the customer's and moves with it. */
export const contacts = sqliteTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id').notNull(),
    name: text('name').notNull(),
    gender: text('gender', { enum: contactGenders }),
    title: text('title'),
    dept: text('dept'),
    mobile: text('mobile'),
    phone: text('phone'),
    email: text('email'),
    wechat: text('wechat'),
    qq: text('qq'),
    birthday: text('birthday'),
    birthdayLunar: integer('birthday_lunar', { mode: 'boolean' }).notNull(),
    address: text('address'),
    role: text('role', { enum: decisionRoles }),
    isDecisionMaker: integer('is_decision_maker', { mode: 'boolean' }).notNull(),
    isPrimary: integer('is_primary', { mode: 'boolean' }).notNull(),
    reportsTo: text('reports_to'),
    attitude: text('attitude', { enum: contactAttitudes }),
    hobby: text('hobby'),
    doNotCall: integer('do_not_call', { mode: 'boolean' }).notNull(),
    optOut: text('opt_out', { mode: 'json' }).$type<(typeof contactChannels)[number][]>().notNull(),
    status: text('status', { enum: contactStatuses }).notNull(),
    statusReason: text('status_reason'),
    formerCustomerIds: text('former_customer_ids', { mode: 'json' }).$type<string[]>().notNull(),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull(),
    remark: text('remark'),
    /** Normalised number, name, full pinyin and initials: derived by the same code on every host. */
    mobileNorm: text('mobile_norm'),
    nameNorm: text('name_norm').notNull(),
    namePinyin: text('name_pinyin').notNull(),
    nameInitials: text('name_initials').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('contacts_by_customer').on(table.customerId, table.deletedAt),
    index('contacts_by_time').on(table.deletedAt, table.updatedAt),
    index('contacts_by_owner').on(table.ownerId, table.deletedAt, table.updatedAt),
    index('contacts_by_dept').on(table.deptId, table.deletedAt, table.updatedAt),
    index('contacts_by_branch').on(table.branchId, table.deletedAt, table.updatedAt),
    index('contacts_by_mobile').on(table.mobileNorm),
    index('contacts_by_name').on(table.nameNorm),
  ],
);
