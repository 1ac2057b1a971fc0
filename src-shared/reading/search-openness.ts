import { treatmentOf } from '../kernel/rights/field-rights.ts';
import type { Actor } from '../kernel/scope.ts';
import { sharedWith, sightOf } from '../kernel/search/record-search.ts';
import type { SearchKind } from '../kernel/search/search-rules.ts';

const telephones = ['mobile', 'phone'] as const;

/** How much a search by telephone may tell the actor about records of a noun. */
export function phoneOpenness(actor: Actor, noun: string): 'open' | 'whole' | 'none' {
  const treatments = telephones.map((field) => treatmentOf(actor.fields, noun, field, 'list'));
  if (treatments.includes('hidden')) return 'none';
  return treatments.includes('masked') ? 'whole' : 'open';
}

/** As whom the indexes are asked. */
export function askingAs(actor: Actor) {
  return {
    sight: sightOf(actor),
    shared: (kind: SearchKind) => sharedWith(actor, kind),
    phones: (kind: SearchKind) => phoneOpenness(actor, kind),
  };
}
