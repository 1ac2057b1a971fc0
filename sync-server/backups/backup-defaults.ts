import {
  type BackupSchedule,
  type BackupSettings,
  defaultServerBackupSettings,
} from '#shared/features/backups/backups.model.ts';
import { Fault } from '#shared/kernel/fault.ts';
import type { ServerConfig } from '../host/server-config.ts';

/** What the server's configuration says of backups; it is the beginning of what administrators set on the page. */
export function settingsOf(config: ServerConfig): BackupSettings {
  return {
    ...defaultServerBackupSettings,
    folder: config.backupFolder ?? null,
    secondFolder: config.secondBackupFolder ?? null,
    schedule: scheduleOf(config.backupSchedule),
  };
}

/** Daily at a time, or every N hours from midnight: the two schedules there are, in the words of cron. */
export function scheduleOf(cron: string): BackupSchedule {
  const daily = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(cron.trim());
  if (daily && Number(daily[1]) < 60 && Number(daily[2]) < 24) {
    return { kind: 'daily', at: `${daily[2]!.padStart(2, '0')}:${daily[1]!.padStart(2, '0')}` };
  }
  const hours = /^0 \*\/(1|2|3|4|6|8|12) \* \* \*$/.exec(cron.trim());
  if (hours) return { kind: 'hours', every: Number(hours[1]) as 1 | 2 | 3 | 4 | 6 | 8 | 12 };
  throw new Fault('CONFIG_INVALID', false, {
    field: 'backupSchedule',
    source: 'settings',
    reason: 'daily ("0 2 * * *") or every N hours ("0 */4 * * *")',
  });
}
