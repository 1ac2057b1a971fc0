import { userStatuses } from '#shared/features/people/user.model.ts';
import { dataScopes } from '#shared/kernel/scope.ts';
import { api } from '../../api/client.ts';
import type { Choice, Field, RecordSource } from '../../ui/fields/field.ts';
import type { Tone } from '../../ui/state-badge.tsx';
import { say } from '../../ui/texts.ts';
import { limitsTexts } from '../rights/limits.texts.ts';
import { adminTexts } from './admin.texts.ts';

const t = (key: Parameters<typeof say<keyof typeof adminTexts.zhCN>>[1]) => say(adminTexts, key);

const statusTones = {
  inactive: 'draft',
  active: 'active',
  locked: 'warn',
  leaving: 'waiting',
  disabled: 'lost',
} as const satisfies Record<(typeof userStatuses)[number], Tone>;

const statusKeys = {
  inactive: 'userInactive',
  active: 'userActive',
  locked: 'userLocked',
  leaving: 'userLeaving',
  disabled: 'userDisabled',
} as const;

const scopeKeys = {
  own: 'scopeOwn',
  department: 'scopeDepartment',
  ownAndReports: 'scopeOwnAndReports',
  departmentAndBelow: 'scopeDepartmentAndBelow',
  departments: 'scopeDepartments',
  branch: 'scopeBranch',
  all: 'scopeAll',
} as const;

export const userStatusChoices = (): Choice[] =>
  userStatuses.map((value) => ({ value, label: t(statusKeys[value]), tone: statusTones[value] }));

const matching = (name: string, text: string) => name.toLowerCase().includes(text.trim().toLowerCase());

/** Branches are few: all are read and looked through here. */
export const branchSource: RecordSource = {
  suggest: async (text) => {
    const { rows } = await api.branches.list({ limit: 500 });
    return rows.filter((row) => matching(`${row.name} ${row.code}`, text)).map(({ id, name }) => ({ id, name }));
  },
  nameOf: async (id) => (await api.branches.get({ id })).name,
  path: (id) => `/people/branches/${id}`,
};

export const departmentSource: RecordSource = {
  suggest: async (text) => {
    const { rows } = await api.departments.list({ limit: 500 });
    return rows
      .filter((row) => matching(`${row.name} ${row.branchName ?? ''}`, text))
      .map((row) => ({ id: row.id, name: row.branchName ? `${row.name} · ${row.branchName}` : row.name }));
  },
  nameOf: async (id) => (await api.departments.get({ id })).name,
  path: (id) => `/people/departments/${id}`,
};

/** Words change with the language, so fields are made when a page is drawn. */
export function userFieldsOf() {
  return {
    name: { name: 'name', label: t('name'), kind: 'text', required: true, maxLength: 60 },
    account: {
      name: 'account',
      label: t('account'),
      kind: 'text',
      required: true,
      hint: t('accountHint'),
      check: (value) => (/^[a-z0-9][a-z0-9._-]{1,39}$/.test(String(value)) ? undefined : t('accountWrong')),
    },
    employeeNo: { name: 'employeeNo', noun: 'user', label: t('employeeNo'), kind: 'text', maxLength: 40 },
    mobile: { name: 'mobile', noun: 'user', label: t('mobile'), kind: 'mobile' },
    email: { name: 'email', noun: 'user', label: t('email'), kind: 'email' },
    branchId: { name: 'branchId', label: t('branch'), kind: 'record', source: branchSource, nameField: 'branchName' },
    deptId: { name: 'deptId', label: t('department'), kind: 'record', source: departmentSource, nameField: 'deptName' },
    superiorId: { name: 'superiorId', label: t('superior'), kind: 'person', nameField: 'superiorName' },
    hiredOn: { name: 'hiredOn', noun: 'user', label: t('hiredOn'), kind: 'day' },
    leftOn: { name: 'leftOn', noun: 'user', label: t('leftOn'), kind: 'day' },
    offlineGraceDays: {
      name: 'offlineGraceDays',
      label: say(limitsTexts, 'offlineDays'),
      kind: 'number',
      hint: say(limitsTexts, 'personDaysHint'),
      check: (value) =>
        value == null || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 365)
          ? undefined
          : say(limitsTexts, 'daysWrong'),
    },
    status: { name: 'status', label: t('status'), kind: 'choice', choices: userStatusChoices() },
  } as const satisfies Record<string, Field>;
}

export function branchFieldsOf() {
  return {
    code: { name: 'code', label: t('code'), kind: 'text', required: true, maxLength: 20 },
    name: { name: 'name', label: t('branchName'), kind: 'text', required: true, maxLength: 100 },
    kind: {
      name: 'kind',
      label: t('kind'),
      kind: 'choice',
      required: true,
      choices: [
        { value: 'headquarters', label: t('kindHeadquarters') },
        { value: 'company', label: t('kindCompany') },
        { value: 'office', label: t('kindOffice') },
        { value: 'store', label: t('kindStore') },
      ],
    },
    parentId: { name: 'parentId', label: t('parent'), kind: 'record', source: branchSource, nameField: 'parentName' },
    region: { name: 'region', label: t('region'), kind: 'text', maxLength: 100 },
    address: { name: 'address', label: t('address'), kind: 'text', maxLength: 300 },
    managerId: { name: 'managerId', label: t('manager'), kind: 'person', nameField: 'managerName' },
    status: {
      name: 'status',
      label: t('status'),
      kind: 'choice',
      required: true,
      choices: [
        { value: 'active', label: t('branchActive'), tone: 'active' },
        { value: 'closed', label: t('branchClosed'), tone: 'lost' },
      ],
    },
  } as const satisfies Record<string, Field>;
}

export function departmentFieldsOf() {
  return {
    name: { name: 'name', label: t('branchName'), kind: 'text', required: true, maxLength: 100 },
    branchId: {
      name: 'branchId',
      label: t('branch'),
      kind: 'record',
      required: true,
      source: branchSource,
      nameField: 'branchName',
    },
    parentId: {
      name: 'parentId',
      label: t('parent'),
      kind: 'record',
      source: departmentSource,
      nameField: 'parentName',
    },
    leaderId: { name: 'leaderId', label: t('leader'), kind: 'person', nameField: 'leaderName' },
    sort: { name: 'sort', label: t('sort'), kind: 'number' },
  } as const satisfies Record<string, Field>;
}

export function roleFieldsOf() {
  return {
    name: { name: 'name', label: t('branchName'), kind: 'text', required: true, maxLength: 60 },
    dataScope: {
      name: 'dataScope',
      label: t('scope'),
      kind: 'choice',
      required: true,
      choices: dataScopes.map((value) => ({ value, label: t(scopeKeys[value]) })),
    },
    remark: { name: 'remark', label: t('remark'), kind: 'longText', maxLength: 300 },
    userCount: { name: 'userCount', label: t('userCount'), kind: 'number' },
  } as const satisfies Record<string, Field>;
}
