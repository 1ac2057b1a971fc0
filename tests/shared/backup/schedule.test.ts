import { expect, test } from 'vitest';
import { isMissed, patternOf, startSchedule } from '#shared/backup/schedule.ts';

const at = (text: string): number => new Date(text).getTime();
const daily = patternOf({ kind: 'daily', at: '02:00' })!;
const hourly = patternOf({ kind: 'hours', every: 4 })!;
const missed = (pattern: string, last: string | null, now: string): boolean =>
  isMissed(pattern, { lastRunAt: last === null ? null : at(last), now: () => at(now) });

test('a time of the schedule that passed since the last run was missed', () => {
  expect(missed(daily, '2026-11-21T02:00:01', '2026-11-21T23:00:00')).toBe(false);
  expect(missed(daily, '2026-11-21T02:00:01', '2026-11-22T02:00:00')).toBe(true);
  expect(missed(daily, '2026-11-14T02:00:01', '2026-11-22T09:00:00')).toBe(true);
  expect(missed(hourly, '2026-11-22T08:00:01', '2026-11-22T11:59:00')).toBe(false);
  expect(missed(hourly, '2026-11-22T08:00:01', '2026-11-22T12:00:00')).toBe(true);
  expect(missed(daily, null, '2026-11-22T12:00:00')).toBe(true);
});

test('a clock set back to before the last run makes nothing missed', () => {
  expect(missed(daily, '2026-11-22T02:00:01', '2026-11-20T09:00:00')).toBe(false);
});

test('a missed run is planned within five minutes of the start, and none while the schedule is off', () => {
  const now = Date.now();
  const plan = (kind: 'off' | 'daily') =>
    startSchedule({
      schedule: kind === 'off' ? { kind } : { kind, at: '02:00' },
      lastRunAt: now - 3 * 86_400_000,
      now: () => now,
      run: async () => undefined,
      onBug: () => undefined,
    });
  const [on, off] = [plan('daily'), plan('off')];

  expect(on.nextRunAt()! - now).toBeLessThanOrEqual(5 * 60_000);
  expect(off.nextRunAt()).toBe(null);
  on.stop();
  off.stop();
});
