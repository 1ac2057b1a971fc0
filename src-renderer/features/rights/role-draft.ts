import type { Role, RoleTemplate } from '#shared/features/people/role.model.ts';
import { actionsByNoun, allActions } from '#shared/features/people/role-actions.model.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { sensitiveFields } from '#shared/kernel/rights/field-catalogue.ts';
import { type FieldRight, fieldAccesses, fieldMasks, freeField } from '#shared/kernel/rights/field-rights.ts';
import { scopedNouns } from '#shared/kernel/rights/nouns.ts';
import { type DataScope, dataScopes } from '#shared/kernel/scope.ts';

/** Everything a role gives; what the editor changes as one and the role's page saves as one. */
export type RoleRights = Pick<
  Role,
  | 'actions'
  | 'dataScope'
  | 'scopes'
  | 'departmentIds'
  | 'fieldRights'
  | 'exportLimit'
  | 'offlineAllowed'
  | 'offlineDays'
>;

/** A role that gives nothing and restricts nothing. */
export const noRights: RoleRights = {
  actions: [],
  dataScope: 'own',
  scopes: {},
  departmentIds: [],
  fieldRights: {},
  exportLimit: null,
  offlineAllowed: true,
  offlineDays: null,
};

export const rightsParts = [
  'actions',
  'dataScope',
  'scopes',
  'departmentIds',
  'fieldRights',
  'exportLimit',
  'offlineAllowed',
  'offlineDays',
] as const satisfies readonly (keyof RoleRights)[];

export function rightsOf(role: RoleRights): RoleRights {
  const { actions, dataScope, scopes, departmentIds, fieldRights, exportLimit, offlineAllowed, offlineDays } = role;
  return { actions, dataScope, scopes, departmentIds, fieldRights, exportLimit, offlineAllowed, offlineDays };
}

/** What a role of this template had when the company began; undefined for a template this program has no content of. */
export function templateRights(template: string | null): RoleRights | undefined {
  const content = template === null ? undefined : templateContents[template as RoleTemplate];
  if (!content) return undefined;
  const { actions, dataScope, scopes = {}, fieldRights = {}, exportLimit = null } = content;
  return {
    actions: [...actions],
    dataScope,
    scopes: { ...scopes },
    departmentIds: [],
    fieldRights: structuredClone(fieldRights) as RoleRights['fieldRights'],
    exportLimit,
    offlineAllowed: true,
    offlineDays: null,
  };
}

export type Effect = 'gain' | 'loss' | 'change';

/** One difference between two sets of rights, and what it means for whoever holds the role. */
export type RightChange =
  | { readonly what: 'everything'; readonly effect: Effect }
  | { readonly what: 'action'; readonly noun: string; readonly verb: string; readonly effect: Effect }
  | {
      readonly what: 'scope';
      /** Null for the usual scope. */
      readonly noun: string | null;
      readonly from: DataScope | null;
      readonly to: DataScope | null;
      readonly effect: Effect;
    }
  | { readonly what: 'department'; readonly id: string; readonly effect: Effect }
  | {
      readonly what: 'field';
      readonly noun: string;
      readonly field: string;
      readonly from: FieldRight;
      readonly to: FieldRight;
      readonly effect: Effect;
    }
  | { readonly what: 'exportLimit'; readonly from: number | null; readonly to: number | null; readonly effect: Effect }
  | { readonly what: 'offline'; readonly effect: Effect }
  | { readonly what: 'offlineDays'; readonly from: number | null; readonly to: number | null; readonly effect: Effect };

/** What changes from one set of rights to the other, in the order of the editor. */
export function compareRights(before: RoleRights, after: RoleRights): RightChange[] {
  return [
    ...compareActions(before, after),
    ...compareScopes(before, after),
    ...compareDepartments(before, after),
    ...compareFields(before, after),
    ...compareLimits(before, after),
  ];
}

export function hasAction({ actions }: Pick<RoleRights, 'actions'>, action: string): boolean {
  return actions.includes('*') || actions.includes(action);
}

function compareActions(before: RoleRights, after: RoleRights): RightChange[] {
  const had = before.actions.includes('*');
  const has = after.actions.includes('*');
  const every: RightChange[] = had === has ? [] : [{ what: 'everything', effect: has ? 'gain' : 'loss' }];
  const single = allActions.flatMap((action): RightChange[] => {
    const isNow = hasAction(after, action);
    if (hasAction(before, action) === isNow) return [];
    const [noun = '', verb = ''] = action.split('.');
    return [{ what: 'action', noun, verb, effect: isNow ? 'gain' : 'loss' }];
  });
  return [...every, ...single];
}

function compareScopes(before: RoleRights, after: RoleRights): RightChange[] {
  const changes: RightChange[] = [];
  if (before.dataScope !== after.dataScope) {
    const { dataScope: from } = before;
    const to = after.dataScope;
    changes.push({ what: 'scope', noun: null, from, to, effect: byRank(dataScopes, from, to) });
  }
  for (const noun of scopedNouns) {
    const from = before.scopes[noun] ?? null;
    const to = after.scopes[noun] ?? null;
    if (from === to) continue;
    const effect = byRank(dataScopes, from ?? before.dataScope, to ?? after.dataScope);
    changes.push({ what: 'scope', noun, from, to, effect });
  }
  return changes;
}

function compareDepartments(before: RoleRights, after: RoleRights): RightChange[] {
  const gained = after.departmentIds.filter((id) => !before.departmentIds.includes(id));
  const lost = before.departmentIds.filter((id) => !after.departmentIds.includes(id));
  return [
    ...gained.map((id): RightChange => ({ what: 'department', id, effect: 'gain' })),
    ...lost.map((id): RightChange => ({ what: 'department', id, effect: 'loss' })),
  ];
}

function compareFields(before: RoleRights, after: RoleRights): RightChange[] {
  return Object.entries(sensitiveFields).flatMap(([noun, fields]) =>
    Object.keys(fields).flatMap((field): RightChange[] => {
      const from = fieldRightIn(before, noun, field);
      const to = fieldRightIn(after, noun, field);
      if (from.access === to.access && from.mask === to.mask) return [];
      return [{ what: 'field', noun, field, from, to, effect: effectOnField(from, to) }];
    }),
  );
}

function compareLimits(before: RoleRights, after: RoleRights): RightChange[] {
  const changes: RightChange[] = [];
  for (const what of ['exportLimit', 'offlineDays'] as const) {
    const { [what]: from } = before;
    const { [what]: to } = after;
    if (from === to) continue;
    const isMore = to === null || (from !== null && to > from);
    changes.push({ what, from, to, effect: isMore ? 'gain' : 'loss' });
  }
  if (before.offlineAllowed !== after.offlineAllowed) {
    changes.push({ what: 'offline', effect: after.offlineAllowed ? 'gain' : 'loss' });
  }
  return changes;
}

function effectOnField(from: FieldRight, to: FieldRight): Effect {
  const access = byRank(fieldAccesses, from.access, to.access);
  const mask = byRank(fieldMasks, from.mask, to.mask);
  if (access === 'change') return mask;
  return mask === 'change' || mask === access ? access : 'change';
}

function byRank<Each>(order: readonly Each[], from: Each, to: Each): Effect {
  const step = order.indexOf(to) - order.indexOf(from);
  return step === 0 ? 'change' : step > 0 ? 'gain' : 'loss';
}

export function fieldRightIn(
  { fieldRights }: Pick<RoleRights, 'fieldRights'>,
  noun: string,
  field: string,
): FieldRight {
  return fieldRights[noun]?.[field] ?? freeField;
}

/** A field's right as the role keeps it: what is free is not named, what is hidden is masked everywhere too. */
export function withFieldRight(rights: RoleRights, noun: string, field: string, right: FieldRight): RoleRights {
  const { [field]: _before, ...others } = rights.fieldRights[noun] ?? {};
  const isFree = right.access === 'edit' && right.mask === 'none';
  const kept: FieldRight = right.access === 'hidden' ? { access: 'hidden', mask: 'everywhere' } : right;
  const own = isFree ? others : { ...others, [field]: kept };
  const { [noun]: _all, ...rest } = rights.fieldRights;
  return { ...rights, fieldRights: Object.keys(own).length > 0 ? { ...rest, [noun]: own } : rest };
}

/** A noun's own scope; null goes back to the usual one. */
export function withScope(rights: RoleRights, noun: string, scope: DataScope | null): RoleRights {
  const { [noun]: _before, ...rest } = rights.scopes;
  return { ...rights, scopes: scope === null ? rest : { ...rest, [noun]: scope } };
}

/**
 * Ticks or unticks actions. Whoever may do something with a record must see it: ticking brings `view` along, and without
 * `view` nothing of the noun stays.
 */
export function withActions(rights: RoleRights, changed: readonly string[], on: boolean): RoleRights {
  const now = rights.actions.includes('*') ? [...allActions] : rights.actions;
  const views = new Set(Object.keys(actionsByNoun).map((noun) => `${noun}.view`));
  if (on) {
    const seen = changed.map((action) => `${nounOfAction(action)}.view`).filter((view) => allActions.includes(view));
    return { ...rights, actions: inOrder([...now, ...seen, ...changed]) };
  }
  const blind = changed.filter((action) => views.has(action)).map(nounOfAction);
  return {
    ...rights,
    actions: inOrder(now.filter((action) => !changed.includes(action) && !blind.includes(nounOfAction(action)))),
  };
}

function nounOfAction(action: string): string {
  return action.split('.')[0]!;
}

/** As the matrix has them, so that the same rights are the same list. */
function inOrder(actions: readonly string[]): string[] {
  const chosen = new Set(actions);
  return allActions.filter((action) => chosen.has(action));
}

/** The parts that an edit has to send, each from what it was. */
export function changedParts(before: RoleRights, after: RoleRights) {
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  for (const part of rightsParts) {
    if (JSON.stringify(before[part]) !== JSON.stringify(after[part])) {
      changes[part] = { from: before[part], to: after[part] };
    }
  }
  return changes;
}
