import { expect, test } from 'vitest';
import { shownRule } from '#server/watching/shown-rule.ts';
import type { WatchRule } from '#shared/features/watching/alert.model.ts';

/** What a program of 0.2.0 can show. */
const known: readonly WatchRule[] = ['restore', 'syncLag', 'drillAge'];
const withDevices = (...versions: string[]) =>
  ({ read: { rows: () => versions.map((version) => ({ version })) } }) as unknown as Parameters<typeof shownRule>[0];

test.each(['requestOverdue', 'officerRecovered'] as const)(
  'an alert of %s comes under a rule that every computer in use can show',
  (rule) => {
    expect(shownRule(withDevices('0.3.0', '0.3.1'), rule)).toBe(rule);
    expect(shownRule(withDevices(), rule)).toBe(rule);
    expect(known).toContain(shownRule(withDevices('0.3.0', '0.2.0'), rule));
    expect(shownRule(withDevices('0.2.0'), rule)).not.toBe(rule);
  },
);

test('what 0.2.0 knows stays what it is', () => {
  expect(shownRule(withDevices('0.2.0'), 'massExports')).toBe('massExports');
});
