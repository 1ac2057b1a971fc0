import { statfsSync } from 'node:fs';
import type { WatchGauges } from '#shared/features/watching/gauges.model.ts';
import type { ServerCore } from '../host/server-core.ts';
import type { WatchStore } from './watch-store.ts';

export interface GaugeSources {
  certificateNotAfter(): number;
  /** Milliseconds since the newest good backup; undefined before the first. */
  backupAgeMs(): number | undefined;
}

/** Everything that is measured rather than recorded. A server that is younger than a threshold has not missed it yet. */
export function measure(core: ServerCore, sources: GaugeSources, store: WatchStore): WatchGauges {
  const now = core.ports.clock.now();
  const since = Number(store.get('watchingSince') ?? now);
  const lastDrill = store.get('lastDrillAt');
  return {
    backupAgeMs: sources.backupAgeMs() ?? now - since,
    drillAgeMs: now - (lastDrill === undefined ? since : Number(lastDrill)),
    certificateLeftMs: sources.certificateNotAfter() - now,
    diskFreePercent: freePercent(core.config.data),
    overdueRequests: countOverdueRequests(core, now),
    devices: core.app.db.rows<{ id: string; userId: string; unseenMs: number }>(
      `SELECT id, user_id AS "userId", ? - coalesce(last_seen_at, enrolled_at) AS "unseenMs"
       FROM devices WHERE status = 'active'`,
      now,
    ),
  };
}

export function freePercent(folder: string): number | null {
  try {
    const { bavail, blocks } = statfsSync(folder);
    return blocks === 0 ? null : (bavail / blocks) * 100;
  } catch {
    return null;
  }
}

function countOverdueRequests({ app }: ServerCore, now: number): number {
  return app.db.row<{ total: number }>(
    `SELECT count(*) AS total FROM privacy_requests
     WHERE state IN ('received', 'verified') AND due_at < ? AND deleted_at IS NULL`,
    now,
  )!.total;
}
