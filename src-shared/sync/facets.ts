import { type ScopedNoun, scopedNouns } from '../kernel/rights/nouns.ts';

/**
 * A bucket is the home of records of every noun, and a person may be granted some nouns of a home and not others. What
 * is granted of a bucket is a facet of it, and it has a number of its own: the bucket's number where everything is
 * granted, else the nouns as bits above it. So a change of rights by noun is a bucket lost and another won, on devices
 * that know of facets and on those that do not; the feed stays one per home. [sync 3.11]
 */
const homes = 2 ** 26;

/** The number of what is granted of a bucket. */
export function facetOf(bucket: number, nouns: readonly ScopedNoun[]): number {
  if (nouns.length === scopedNouns.length) return bucket;
  return nouns.reduce((sum, noun) => sum + 2 ** scopedNouns.indexOf(noun) * homes, bucket);
}

/** The bucket that a facet is of. */
export function bucketOf(facet: number): number {
  return facet > 0 ? facet % homes : facet;
}

/** The nouns that a facet lets through; all of them where it is the bucket itself. */
export function nounsOf(facet: number): readonly ScopedNoun[] {
  const bits = facet > 0 ? Math.floor(facet / homes) : 0;
  return bits === 0 ? scopedNouns : scopedNouns.filter((_, place) => Math.floor(bits / 2 ** place) % 2 === 1);
}

/** Whether records of the noun come through the facet; what has no noun always does. */
export function holdsNoun(facet: number, noun: string | null): boolean {
  return noun === null || nounsOf(facet).some((each) => each === noun);
}
