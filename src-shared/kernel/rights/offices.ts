/** 系统管理员, 安全管理员, 审计管理员 (GB/T 22239-2019 8.1.5.1–3). */
export const offices = ['system', 'security', 'audit'] as const;
export type Office = (typeof offices)[number];

/** What an action is part of. What no office names is business: a new noun never falls to an officer by itself. */
export type Area = Office | 'business' | 'shared';

const areas: Readonly<Record<string, Area>> = {
  'user.view': 'shared',
  'branch.view': 'shared',
  'department.view': 'shared',
  'role.view': 'shared',
  'history.view': 'shared',
  user: 'system',
  branch: 'system',
  department: 'system',
  backup: 'system',
  number: 'system',
  flow: 'system',
  role: 'security',
  audit: 'audit',
  alert: 'audit',
};

export function areaOf(action: string): Area {
  return areas[action] ?? areas[action.slice(0, action.indexOf('.'))] ?? 'business';
}

/** The office that these actions are of; undefined where they give no administration. */
export function officeOf(actions: Iterable<string>): Office | undefined {
  for (const action of actions) {
    const area = areaOf(action);
    if (area !== 'business' && area !== 'shared') return area;
  }
  return undefined;
}

/** Two areas that one person would have together, or `*`, which is all of them; undefined where it is one area. */
export function findMixture(actions: Iterable<string>): readonly [Area | '*', Area | '*'] | undefined {
  let first: Area | undefined;
  for (const action of actions) {
    if (action === '*') return ['*', '*'];
    const area = areaOf(action);
    if (area === 'shared' || area === first) continue;
    if (first !== undefined) return [first, area];
    first = area;
  }
  return undefined;
}
