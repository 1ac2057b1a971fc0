import { treatmentOf } from '../kernel/rights/field-rights.ts';
import { nounAt } from '../kernel/rights/pool-cover.ts';
import type { Actor } from '../kernel/scope.ts';
import { sharedWith, sightOf } from '../kernel/search/record-search.ts';
import type { SearchKind } from '../kernel/search/search-rules.ts';

const telephones = ['mobile', 'phone'] as const;

/** How much a search by telephone may tell the actor about records of a noun in a scope, as `scopeKey` writes it. */
export function phoneOpenness(actor: Actor, noun: string, scope = '||'): 'open' | 'whole' | 'none' {
  const [, deptId, ownerId] = scope.split('|');
  const place = nounAt(actor.fields, noun, { deptId, ownerId: ownerId || null });
  const treatments = telephones.map((field) => treatmentOf(actor.fields, place, field, 'list'));
  if (treatments.includes('hidden')) return 'none';
  return treatments.includes('masked') ? 'whole' : 'open';
}

/** As whom the indexes are asked. The catalogue has no scope: who may list products sees each. */
export function askingAs(actor: Actor) {
  const scoped = sightOf(actor);
  return {
    sight: (scope: string, kind: SearchKind) => (kind === 'product' ? ('visible' as const) : scoped(scope, kind)),
    shared: (kind: SearchKind) => sharedWith(actor, kind),
    phones: (kind: SearchKind, scope: string) => phoneOpenness(actor, kind, scope),
  };
}
