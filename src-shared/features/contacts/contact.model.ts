import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

export const contactGenders = ['male', 'female'] as const;
/** 决策人, 影响者, 使用者, 评估者, 把关者, 财务 (M5). */
export const decisionRoles = ['decider', 'influencer', 'user', 'evaluator', 'gatekeeper', 'finance'] as const;
export const contactAttitudes = ['supports', 'neutral', 'opposes'] as const;
/** 在职, 离职, 停用. */
export const contactStatuses = ['active', 'left', 'disabled'] as const;
export type ContactStatus = (typeof contactStatuses)[number];
export const contactChannels = ['phone', 'sms', 'email', 'wechat', 'visit'] as const;

/** The fields a person fills in (M5). Each is a register field: merged one by one. */
export const contactFields = {
  name: line(60).min(1),
  gender: z.enum(contactGenders).nullable(),
  title: line(60).nullable(),
  dept: line(60).nullable(),
  mobile: line(40).nullable(),
  phone: line(40).nullable(),
  email: line(200).nullable(),
  wechat: line(60).nullable(),
  qq: line(40).nullable(),
  birthday: localDate.nullable(),
  /** The birthday is counted by the lunar calendar. */
  birthdayLunar: z.boolean(),
  address: line(300).nullable(),
  role: z.enum(decisionRoles).nullable(),
  isDecisionMaker: z.boolean(),
  reportsTo: id.nullable(),
  attitude: z.enum(contactAttitudes).nullable(),
  hobby: line(200).nullable(),
  doNotCall: z.boolean(),
  optOut: z.array(z.enum(contactChannels)).max(contactChannels.length),
  remark: text(5000).nullable(),
};

export const contact = z.object({
  id,
  ...contactFields,
  ...scopeFields,
  customerId: id,
  isPrimary: z.boolean(),
  status: z.enum(contactStatuses),
  statusReason: line(200).nullable(),
  /** Companies the person worked for before, oldest first. */
  formerCustomerIds: z.array(id),
  tags: z.array(line(40)),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type Contact = z.infer<typeof contact>;

export const newContact = z.object({
  id: id.optional(),
  customerId: id,
  name: contactFields.name,
  ...z.object(contactFields).omit({ name: true }).partial().shape,
  isPrimary: z.boolean().optional(),
  tags: z.array(line(40)).max(50).optional(),
});
export type NewContact = z.infer<typeof newContact>;
export type ContactId = Contact['id'];

export interface ContactNotFound {
  readonly code: 'CONTACT_NOT_FOUND';
}

export interface CustomerNotFound {
  readonly code: 'CUSTOMER_NOT_FOUND';
}

/** The customer already has a contact with this mobile number. */
export interface ContactDuplicate {
  readonly code: 'CONTACT_DUPLICATE';
  readonly contactId: string;
  readonly name: string;
}
