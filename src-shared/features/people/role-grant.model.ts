import { sensitiveFields } from '../../kernel/rights/field-catalogue.ts';
import { fieldAccesses, fieldMasks, freeField } from '../../kernel/rights/field-rights.ts';
import { type Grant, givesNoun } from '../../kernel/rights/join-grants.ts';
import { scopedNouns } from '../../kernel/rights/nouns.ts';
import { type Actor, type DataScope, dataScopes, isAllowed, ownRightsOf, reachOf } from '../../kernel/scope.ts';

export type RoleGrant = Pick<
  Grant,
  'actions' | 'dataScope' | 'scopes' | 'departmentIds' | 'fieldRights' | 'exportLimit'
>;

/** Whether somebody has all that these roles give. */
export function isWithinRights(actor: Actor, granted: readonly RoleGrant[]): boolean {
  const own = ownRightsOf(actor);
  return granted.every((role) => isWithin(own, role));
}

function isWithin(actor: Actor, role: RoleGrant): boolean {
  const given = scopedNouns.filter((noun) => givesNoun(role, noun));
  return (
    role.actions.every((action) => isAllowed(actor, action)) &&
    isScopeWithin(actor, role.dataScope, role, actor.dataScope) &&
    given.every((noun) =>
      isScopeWithin(actor, role.scopes[noun] ?? role.dataScope, role, actor.scopeByNoun[noun] ?? actor.dataScope),
    ) &&
    Object.keys(sensitiveFields).every((noun) => !givesNoun(role, noun) || areFieldsWithin(actor, noun, role)) &&
    (actor.exportLimit === null || (role.exportLimit !== null && role.exportLimit <= actor.exportLimit))
  );
}

/** Departments named one by one must each be in one's own reach; the other scopes are wider one after the other. */
function isScopeWithin(actor: Actor, scope: DataScope, { departmentIds }: RoleGrant, own: DataScope): boolean {
  if (own === 'all') return true;
  if (scope !== 'departments') return dataScopes.indexOf(scope) <= dataScopes.indexOf(own);
  const reaches = scopedNouns.map((noun) => reachOf(actor, noun));
  return departmentIds.every((id) => reaches.every((reach) => reach.deptIds.includes(id)));
}

function areFieldsWithin(actor: Actor, noun: string, { fieldRights }: RoleGrant): boolean {
  return Object.keys(sensitiveFields[noun]!).every((field) => {
    const own = actor.fields[noun]?.[field] ?? freeField;
    const given = fieldRights[noun]?.[field] ?? freeField;
    return (
      fieldAccesses.indexOf(given.access) <= fieldAccesses.indexOf(own.access) &&
      (given.access === 'hidden' || fieldMasks.indexOf(given.mask) <= fieldMasks.indexOf(own.mask))
    );
  });
}
