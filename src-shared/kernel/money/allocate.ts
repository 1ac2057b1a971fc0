import { toFen } from './decimal.ts';

/**
 * Shares a total out in proportion to weights so that the shares add up to it exactly: every share is floored, and the fen
 * left over go to the largest remainders, the earlier one first where two are equal. A negative weight gets nothing; where
 * no weight is positive all are the same.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const magnitude = BigInt(Math.abs(total));
  const positive = weights.map((weight) => (weight > 0 ? BigInt(weight) : 0n));
  const used = positive.some((weight) => weight > 0n) ? positive : positive.map(() => 1n);
  const sum = used.reduce((left, right) => left + right, 0n);
  const shares = used.map((weight) => (magnitude * weight) / sum);
  const rests = used.map((weight, index) => ({ index, rest: (magnitude * weight) % sum }));
  let left = magnitude - shares.reduce((one, other) => one + other, 0n);
  rests.sort((one, other) => (one.rest === other.rest ? one.index - other.index : one.rest < other.rest ? 1 : -1));
  for (const { index } of rests) {
    if (left === 0n) break;
    shares[index] = shares[index]! + 1n;
    left -= 1n;
  }
  return shares.map((share) => toFen(total < 0 ? -share : share));
}
