import { isOlder } from '#shared/features/posture/judge-devices.model.ts';
import type { WatchRule } from '#shared/features/watching/alert.model.ts';
import type { ServerPorts } from '../host/server-ports.ts';

/**
 * Rules that a program of 0.2.0 does not know, with what it knows instead: of the same weight, and never about the same
 * subject, so that neither alert hides the other.
 */
const newer: Readonly<Partial<Record<WatchRule, WatchRule>>> = {
  officerRecovered: 'restore',
  requestOverdue: 'syncLag',
};

/** An alert travels to desktops: until each in use is of this version, it comes under a rule that all of them can show. */
export function shownRule({ read }: ServerPorts, rule: WatchRule): WatchRule {
  const older = newer[rule];
  if (older === undefined) return rule;
  const rows = read.rows<{ version: string }>("SELECT app_version AS version FROM devices WHERE status = 'active'");
  return rows.some(({ version }) => isOlder(version, '0.3.0')) ? older : rule;
}
