const seeds = process.env.SIM_SEEDS ?? '100000';

/**
 * What `npm run test:full` runs beyond `npm test`, with minutes reckoned from what the quick figure
 * of the same test takes on two cores. A test reads `OUTPOST_FULL` (or
 * `SIM_SEEDS`) for its figure; without them it runs its quick figure.
 */
export const fullFigures = [
  { part: 'unit', goals: 'S-SYNC-1, R-9', figure: '1,000,000 mutated messages (quick 10,000)', minutes: 3 },
  { part: 'unit', goals: 'S-LOG-3', figure: '10,000 tamperings of the audit (quick 300)', minutes: 3 },
  {
    part: 'integration',
    goals: 'S-KEY-6, R-2',
    figure: 'every kill point of each rotation (quick: each 16th)',
    minutes: 20,
  },
  { part: 'integration', goals: 'R-1', figure: '100 kills of a backup (quick 10)', minutes: 5 },
  { part: 'integration', goals: 'R-13', figure: '10,000 spoiled backups (quick 60)', minutes: 50 },
  // By far the longest: SIM_SEEDS=2000 makes it twenty minutes where a night is not to be had.
  {
    part: 'simulation',
    goals: 'R-6',
    figure: `${Number(seeds).toLocaleString('en')} storms of synchronising (quick 300)`,
    minutes: Math.ceil(Number(seeds) / 100),
  },
];

export const fullEnvironment = { OUTPOST_FULL: '1', SIM_SEEDS: seeds };

/** Says what is coming and how long it takes, for the parts that run. */
export function tellFullFigures(wanted) {
  const chosen = fullFigures.filter(({ part }) => wanted.length === 0 || wanted.includes(part));
  for (const { part, goals, figure, minutes } of chosen) {
    console.log(`full: ${part}: [${goals}] ${figure}, about ${minutes} min`);
  }
  const minutes = chosen.reduce((sum, each) => sum + each.minutes, 0);
  console.log(`full: about ${minutes} minutes more than npm test on two cores; each part tells when it is done\n`);
}
