import type { RoleRow } from '#shared/features/people/roles.contract.ts';
import type { UserRow } from '#shared/features/people/users.contract.ts';
import type { EffectiveRights } from '#shared/features/rights/rights.model.ts';
import type { Say } from '../../ui/texts.ts';
import type { RightsKey } from './rights.texts.ts';
import { hasAction } from './role-draft.ts';

export type NounAnswer = EffectiveRights['nouns'][number];

/** The roles that have an action: what somebody who lacks it would need. */
export function rolesWith(roles: readonly RoleRow[], action: string): RoleRow[] {
  return roles.filter((role) => hasAction(role, action));
}

type PersonOfRights = Pick<UserRow, 'roleIds' | 'postNames'>;

/** Each source of rights in words. A role that was not given directly came by a post. */
export function sourceWords(
  t: Say<RightsKey>,
  { sources }: Pick<EffectiveRights, 'sources'>,
  person: PersonOfRights | undefined,
): string[] {
  return sources.map(({ kind, id, name }) => {
    if (kind === 'delegation') return t('sourceDelegation', { name });
    const isByPost = person !== undefined && !person.roleIds.includes(id) && person.postNames.length > 0;
    return isByPost ? t('sourcePost', { name, post: person.postNames.join(t('and')) }) : t('sourceRole', { name });
  });
}

const most = 6;

/** Which records of a noun are seen, as a sentence. */
export function reachWords(t: Say<RightsKey>, { actions, reach }: NounAnswer): string {
  const maySee = actions.every(({ verb, allowed }) => verb !== 'view' || allowed);
  if (!maySee) return t('reachNone');
  if (reach === null) return t('reachCompany');
  if (reach.all) return t('reachAll');
  const names = (all: readonly string[]) =>
    all.length > most ? t('more', { names: all.slice(0, most).join(t('and')), count: all.length }) : all.join(t('and'));
  const parts = [
    reach.branchNames.length > 0 ? t('reachBranches', { names: names(reach.branchNames) }) : '',
    reach.departmentNames.length > 0 ? t('reachDepartments', { names: names(reach.departmentNames) }) : '',
    reach.ownerNames.length > 0 ? t('reachOwners', { names: names(reach.ownerNames) }) : '',
    reach.shared > 0 ? t('reachShared', { count: reach.shared }) : '',
  ];
  return parts.filter(Boolean).join(t('and'));
}

/** Fields that are not simply there to see and change. */
export function restrictedFields({ fields }: NounAnswer): NounAnswer['fields'] {
  return fields.filter(({ access, mask }) => access !== 'edit' || mask !== 'none');
}
