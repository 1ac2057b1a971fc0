import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { type Office, offices } from '../../kernel/rights/offices.ts';
import { actionsByNoun } from '../people/role-actions.model.ts';

/** `simple`: an owner administers. `level3`: three officers, none of whom reads customer data (等保三级). */
export const separations = ['simple', 'level3'] as const;
export type Separation = (typeof separations)[number];

/** Above which counts, and in which cases, somebody else must agree. */
export const approvalLimits = z.strictObject({
  exportRows: z.number().int().min(0).max(1_000_000),
  deletions: z.number().int().min(0).max(500),
  /** How long somebody who is alone has to wait before they confirm their own request. */
  aloneMinutes: z.number().int().min(1).max(1_440),
});
export type ApprovalLimits = z.infer<typeof approvalLimits>;

export const defaultLimits: ApprovalLimits = { exportRows: 100, deletions: 50, aloneMinutes: 10 };

/** Who takes which office. */
export const appointment = z.object({ system: id, security: id, audit: id });
export type Appointment = z.infer<typeof appointment>;

export const officeHolder = z.object({
  userId: id,
  name: z.string(),
  account: z.string(),
  office: z.enum(offices),
  /** Whether they have signed in and are at work. */
  isActive: z.boolean(),
});
export type OfficeHolder = z.infer<typeof officeHolder>;

export const waitingPerson = z.object({
  userId: id,
  name: z.string(),
  account: z.string(),
  createdAt: instant,
  createdByName: z.string().nullable(),
});

interface OfficeContent {
  readonly name: string;
  readonly actions: readonly string[];
}

const all = (noun: keyof typeof actionsByNoun): string[] => actionsByNoun[noun].map((verb) => `${noun}.${verb}`);
const directory = ['user.view', 'branch.view', 'department.view', 'role.view'];

/** The roles of the three officers. Each has what its office needs and nothing of a customer. */
export const officeContents: Readonly<Record<Office, OfficeContent>> = {
  system: {
    name: '系统管理员',
    actions: [
      ...all('user'),
      ...all('branch'),
      ...all('department'),
      ...all('backup'),
      ...all('number'),
      ...all('flow'),
      'role.view',
    ],
  },
  security: { name: '安全管理员', actions: [...all('role'), ...directory.filter((action) => action !== 'role.view')] },
  audit: { name: '审计管理员', actions: [...all('audit'), ...all('alert'), ...directory] },
};

/** One person would have what two must have between them. */
export interface OfficesMixed {
  readonly code: 'OFFICES_MIXED';
  readonly name: string;
  readonly first: string;
  readonly second: string;
}

/** Nobody would hold the office. */
export interface LastOfficer {
  readonly code: 'LAST_OFFICER';
  readonly office: string;
}
