import { findNames } from '../features/people/people.repository.ts';
import { actionsByNoun } from '../features/people/role-actions.model.ts';
import type { EffectiveRights } from '../features/rights/rights.model.ts';
import { sensitiveFields } from '../kernel/rights/field-catalogue.ts';
import { freeField } from '../kernel/rights/field-rights.ts';
import { type Grant, givesNoun } from '../kernel/rights/join-grants.ts';
import { scopedNouns } from '../kernel/rights/nouns.ts';
import { type Actor, isAllowed, reachOf } from '../kernel/scope.ts';
import type { ReadDb } from '../ports/database.ts';
import { findActorWithGrants } from './find-actor.ts';

type NounRights = EffectiveRights['nouns'][number];

/** Every yes and no of a person's rights, with the roles and delegations that give it; undefined for nobody. */
export function explainRights(db: ReadDb, userId: string, at: number): EffectiveRights | undefined {
  const found = findActorWithGrants(db, userId, at);
  if (!found) return undefined;
  const { actor, grants } = found;
  return {
    userId,
    name: actor.name,
    sources: grants.map(({ source }) => ({ ...source })),
    exportLimit: actor.exportLimit,
    offlineAllowed: actor.offlineAllowed,
    offlineDays: actor.offlineDays,
    nouns: Object.entries(actionsByNoun).map(([noun, verbs]) => ({
      noun,
      actions: verbs.map((verb) => explainAction(actor, grants, `${noun}.${verb}`, verb)),
      reach: scopedNouns.some((each) => each === noun) ? explainReach(db, actor, grants, noun) : null,
      fields: Object.keys(sensitiveFields[noun] ?? {}).map((field) => explainField(actor, grants, noun, field)),
    })),
  };
}

function explainAction(actor: Actor, grants: readonly Grant[], action: string, verb: string) {
  const sources = placesOf(grants, ({ actions }) => actions.includes('*') || actions.includes(action));
  return { verb, allowed: isAllowed(actor, action), sources };
}

function explainReach(db: ReadDb, actor: Actor, grants: readonly Grant[], noun: string): NounRights['reach'] {
  const { all, branchIds, deptIds, ownerIds, ids } = reachOf(actor, noun);
  const names = findNames(db);
  const parts = placesOf(grants, (grant) => givesNoun(grant, noun)).map((source) => ({
    source,
    scope: grants[source]!.scopes[noun] ?? grants[source]!.dataScope,
  }));
  return {
    scope: actor.scopeByNoun[noun] ?? actor.dataScope,
    all,
    branchNames: branchIds.flatMap((id) => names.branch(id) ?? []),
    departmentNames: deptIds.flatMap((id) => names.department(id) ?? []),
    ownerNames: ownerIds.flatMap((id) => names.user(id) ?? []),
    shared: ids.length,
    parts,
  };
}

function explainField(
  actor: Actor,
  grants: readonly Grant[],
  noun: string,
  field: string,
): NounRights['fields'][number] {
  const { access, mask } = actor.fields[noun]?.[field] ?? freeField;
  const needed = sensitiveFields[noun]?.[field]?.needs;
  const sources = placesOf(grants, (grant) => {
    const own = grant.fieldRights[noun]?.[field] ?? freeField;
    return givesNoun(grant, noun) && (own.access === access || own.mask === mask);
  });
  const needs = needed !== undefined && !isAllowed(actor, needed) ? needed : null;
  return { field, access, mask, sources: needs === null ? sources : [], needs };
}

function placesOf(grants: readonly Grant[], gives: (grant: Grant) => boolean): number[] {
  return grants.flatMap((grant, place) => (gives(grant) ? [place] : []));
}
