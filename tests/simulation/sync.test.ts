import { expect, test } from 'vitest';
import { runSeed } from './run-seed.ts';

const seeds = Number(process.env.SIM_SEEDS ?? 300);
const firstSeed = Number(process.env.SIM_FIRST ?? 1);

test(`[sync 12] [R-6] ${seeds} seeded storms end in the same rows everywhere and nothing lost`, {
  timeout: Math.max(3_600_000, seeds * 1_200),
}, async () => {
  const broken: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const violations = await runSeed(seed);
    if (violations.length > 0) broken.push(`seed ${seed}:\n  ${violations.slice(0, 5).join('\n  ')}`);
    if (broken.length >= 5) break;
  }
  expect(broken.join('\n')).toBe('');
});
