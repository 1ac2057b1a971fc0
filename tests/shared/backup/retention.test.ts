import { expect, test } from 'vitest';
import { choosePruned, type DatedSet } from '#shared/backup/retention.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 22, 4);
const rules = { daily: 7, weekly: 5, monthly: 12 };
const daily = (days: number): DatedSet[] =>
  Array.from({ length: days }, (_, age) => ({ id: `age-${age}`, createdAt: now - age * dayMs, verified: true }));

const keptOf = (sets: readonly DatedSet[], pruned: ReturnType<typeof choosePruned>): string[] => {
  if (!pruned.ok) return [pruned.error.code];
  const gone = new Set(pruned.value.map((set) => set.id));
  return sets.filter((set) => !gone.has(set.id)).map((set) => set.id);
};

test('of two years of daily backups the last 7 days, 5 weeks and 12 months stay', () => {
  const sets = daily(730);

  const kept = keptOf(sets, choosePruned(sets, rules, now, now - dayMs));

  expect(kept.slice(0, 7)).toEqual(['age-0', 'age-1', 'age-2', 'age-3', 'age-4', 'age-5', 'age-6']);
  expect(kept).toHaveLength(22);
  expect(kept.at(-1)).toBe('age-326');
});

test('a second run right after removes nothing more', () => {
  const sets = daily(730);
  const kept = new Set(keptOf(sets, choosePruned(sets, rules, now, now - dayMs)));
  const left = sets.filter((set) => kept.has(set.id));

  expect(choosePruned(left, rules, now, now)).toEqual({ ok: true, value: [] });
});

test('the newest verified set stays, however old, and fewer than three verified stop all removing', () => {
  const unverified = daily(400).map((set) => ({ ...set, verified: false }));
  const oneGood = unverified.map((set) => (set.id === 'age-399' ? { ...set, verified: true } : set));
  const enough = daily(400).map((set, age) => ({ ...set, verified: age > 2 }));

  expect(choosePruned(oneGood, rules, now, now)).toEqual({ ok: false, error: { code: 'TOO_FEW_VERIFIED' } });
  expect(keptOf(enough, choosePruned(enough, rules, now, now))).toContain('age-3');
});

test('a clock that jumped more than a week removes nothing', () => {
  const sets = daily(100);

  const jumps = [now - 8 * dayMs, now + 8 * dayMs].map((lastRunAt) => choosePruned(sets, rules, now, lastRunAt));
  const fromTheFuture = choosePruned(sets, rules, now - 30 * dayMs, null);

  for (const refused of [...jumps, fromTheFuture]) expect(refused).toMatchObject({ error: { code: 'CLOCK_JUMPED' } });
});
