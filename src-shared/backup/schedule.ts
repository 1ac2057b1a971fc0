import { Cron } from 'croner';
import type { BackupSchedule } from '../features/backups/backups.model.ts';

/** A run missed while the machine was off follows this long after the start: the person's work comes first. */
const missedDelayMs = 60_000;

export interface ScheduleOptions {
  readonly schedule: BackupSchedule;
  readonly lastRunAt: number | null;
  readonly now: () => number;
  run(): Promise<void>;
  onBug(error: unknown): void;
}

export interface Schedule {
  nextRunAt(): number | null;
  stop(): void;
}

/** Runs backups by the machine's clock, never two at once, and one soon after the start where one was missed. */
export function startSchedule(options: ScheduleOptions): Schedule {
  const pattern = patternOf(options.schedule);
  if (!pattern) return { nextRunAt: () => null, stop: () => undefined };
  const cron = new Cron(pattern, { protect: true, unref: true, catch: options.onBug }, () => options.run());
  let missed: NodeJS.Timeout | undefined;
  let missedAt: number | null = null;
  if (isMissed(pattern, options)) {
    missedAt = options.now() + missedDelayMs;
    missed = setTimeout(() => {
      missedAt = null;
      void cron.trigger();
    }, missedDelayMs);
    missed.unref();
  }
  return {
    nextRunAt: () => missedAt ?? cron.nextRun()?.getTime() ?? null,
    stop() {
      clearTimeout(missed);
      cron.stop();
    },
  };
}

/** Whether a time of the schedule lies between the last run and now. A first run is due at once. */
export function isMissed(pattern: string, options: Pick<ScheduleOptions, 'lastRunAt' | 'now'>): boolean {
  if (options.lastRunAt === null) return true;
  const next = new Cron(pattern, { paused: true }).nextRun(new Date(options.lastRunAt));
  return next !== null && next.getTime() <= options.now();
}

export function patternOf(schedule: BackupSchedule): string | undefined {
  if (schedule.kind === 'off') return undefined;
  if (schedule.kind === 'hours') return `0 0 */${schedule.every} * * *`;
  const [hour, minute] = schedule.at.split(':').map(Number);
  return `0 ${minute} ${hour} * * *`;
}
