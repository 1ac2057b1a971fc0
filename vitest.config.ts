import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const elsewhere = [
  'tests/architecture/**',
  'tests/integration/**',
  'tests/simulation/**',
  'tests/e2e/**',
  'tests/bench/**',
];

/** Real processes and real files take longer than rules do. */
const patient = { testTimeout: 120_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // By itself it would leave one processor of two idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'architecture',
          // It reads the whole house: seconds, and more of them on a busy machine.
          testTimeout: 30_000,
          include: ['tests/architecture/**/*.test.ts'],
          pool: 'forks',
        },
      },
      {
        test: {
          name: 'unit',
          // Key stretching is slow on purpose, and slower on a busy machine.
          testTimeout: 30_000,
          include: ['tests/**/*.test.ts'],
          exclude: elsewhere,
          pool: 'forks',
          // The files of a worker share its modules: reading them anew for each file takes longer than the tests.
          isolate: false,
          // It imports electron itself, for which the tests have a double.
          server: { deps: { inline: ['electron-store'] } },
        },
      },
      {
        test: {
          name: 'screen',
          include: ['tests/**/*.test.tsx'],
          exclude: elsewhere,
          environment: 'happy-dom',
          pool: 'forks',
        },
      },
      { test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], pool: 'forks', ...patient } },
      {
        test: {
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          pool: 'forks',
          ...patient,
          testTimeout: 600_000,
        },
      },
    ],
  },
});
