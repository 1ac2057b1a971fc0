import type { IncidentKind } from '../../features/sync/sync.model.ts';
import type { Caller, ServerParts } from './parts.ts';

/** Refused batches and commands are listed for administrators and audited. [S-SYNC-1] */
export function noteIncident(
  parts: Pick<ServerParts, 'incidents' | 'core'>,
  caller: Caller,
  kind: IncidentKind,
  detail: Record<string, unknown>,
): void {
  const { core, incidents } = parts;
  incidents.note(kind, core.ports.clock.now(), { deviceId: caller.deviceId, ...detail });
  core.ledger.recordEvent({
    kind: `sync.${kind}`,
    actorId: caller.userId,
    deviceId: caller.deviceId,
    details: detail,
  });
}
