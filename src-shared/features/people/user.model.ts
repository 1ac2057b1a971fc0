import { z } from 'zod';
import { id, instant, line, localDate } from '../../kernel/fields.ts';

/** 未激活, 在职, 锁定, 待离职, 已停用 (M1). */
export const userStatuses = ['inactive', 'active', 'locked', 'leaving', 'disabled'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** Lower case letters, digits, dot, dash and underscore: an account is typed on any keyboard and named in folders. */
export const account = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/u);

export const userFields = {
  employeeNo: line(40).nullable(),
  name: line(60).min(1),
  account,
  mobile: line(40).nullable(),
  email: line(200).nullable(),
  branchId: id.nullable(),
  deptId: id.nullable(),
  roleIds: z.array(id).max(20),
  superiorId: id.nullable(),
  /** Posts the person stands on; each gives its roles. */
  postIds: z.array(id).max(20),
  /** Further departments besides the main one, `deptId`. */
  deptIds: z.array(id).max(20),
  hiredOn: localDate.nullable(),
  leftOn: localDate.nullable(),
  /** Days this person's computers open without the server, where it is to be shorter than their roles and the company say. */
  offlineGraceDays: z.number().int().min(1).max(365).nullable(),
};

export const user = z.object({
  id,
  ...userFields,
  status: z.enum(userStatuses),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type User = z.infer<typeof user>;

export const newUser = z.object({
  id: id.optional(),
  name: userFields.name,
  account: userFields.account,
  ...z.object(userFields).omit({ name: true, account: true }).partial().shape,
});
export type NewUser = z.infer<typeof newUser>;

export interface UserTransition {
  readonly from: UserStatus;
  readonly to: UserStatus;
  /** `handedOver`: nothing open may be left with the person. */
  readonly guard?: 'handedOver';
}

/** Every way a person's status may go (M1); what is not here is refused. */
export const userTransitions: readonly UserTransition[] = [
  { from: 'inactive', to: 'active' },
  { from: 'inactive', to: 'disabled', guard: 'handedOver' },
  { from: 'active', to: 'locked' },
  { from: 'inactive', to: 'locked' },
  { from: 'leaving', to: 'locked' },
  { from: 'locked', to: 'leaving' },
  { from: 'locked', to: 'active' },
  { from: 'active', to: 'leaving' },
  { from: 'leaving', to: 'active' },
  { from: 'leaving', to: 'disabled', guard: 'handedOver' },
  { from: 'disabled', to: 'inactive' },
];

export function findUserTransition(from: UserStatus, to: UserStatus): UserTransition | undefined {
  return userTransitions.find((each) => each.from === from && each.to === to);
}

/** Whether a person in this status may sign in and act. */
export function maySignIn(status: UserStatus): boolean {
  return status === 'active' || status === 'leaving' || status === 'inactive';
}

export interface UserNotFound {
  readonly code: 'USER_NOT_FOUND';
}

export interface AccountTaken {
  readonly code: 'ACCOUNT_TAKEN';
}

export interface EmployeeNoTaken {
  readonly code: 'EMPLOYEE_NO_TAKEN';
}

export interface UserHasOpenRecords {
  readonly code: 'USER_HAS_OPEN_RECORDS';
  readonly customers: number;
  readonly leads: number;
  readonly tasks: number;
  readonly documents: number;
  readonly duties: number;
}

export interface UserTransitionRefused {
  readonly code: 'USER_TRANSITION_REFUSED';
  readonly from: UserStatus;
  readonly to: UserStatus;
}
