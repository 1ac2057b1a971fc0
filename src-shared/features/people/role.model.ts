import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { sensitiveFields } from '../../kernel/rights/field-catalogue.ts';
import { type FieldRight, fieldRight } from '../../kernel/rights/field-rights.ts';
import { offices } from '../../kernel/rights/offices.ts';
import { dataScopes } from '../../kernel/scope.ts';

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

/** The first field, as `noun.field`, whose rights nobody would check. */
export function findUnknownField(fieldRights: RoleFieldRights): string | undefined {
  return Object.entries(fieldRights)
    .flatMap(([noun, fields]) => Object.keys(fields).map((field) => [noun, field] as const))
    .find(([noun, field]) => sensitiveFields[noun]?.[field] === undefined)
    ?.join('.');
}
