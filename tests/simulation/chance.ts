/** Seeded chance: the same seed makes the same world. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  below(limit: number): number;
  is(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  id(time: number): string;
}

export function createChance(seed: number): Chance {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return {
    next,
    below,
    is: (probability) => next() < probability,
    pick: (items) => items[below(items.length)]!,
    id: (time) => {
      const moment = Math.max(0, Math.floor(time)).toString(16).padStart(12, '0').slice(-12);
      return `${moment.slice(0, 8)}-${moment.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
    },
  };
}
