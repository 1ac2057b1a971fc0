import { readFileSync } from 'node:fs';
import type { TrustStatement } from '#shared/sync/trust-statement.ts';
import { findAuthorityBefore, getAuthority } from '../authority/authority-store.ts';
import { stateTrust } from '../authority/trust-statement.ts';
import { fingerprintOf } from '../authority/x509.ts';
import type { ServerCore } from '../host/server-core.ts';

/**
 * Signed by the CA the asker knows (`known` is the beginning of its fingerprint). While a new CA takes over, who knows
 * the old one is told of the new one by it; who knows the new one is told that the old one still counts.
 * Read anew each time: a renewed company certificate is told to devices without a restart.
 */
export function stateServerTrust(core: ServerCore, known?: string): TrustStatement {
  const { certificateFile } = core.config;
  const companyPem = certificateFile === undefined ? undefined : readFileSync(certificateFile, 'utf8');
  const now = core.ports.clock.now();
  const current = getAuthority(core.ports.db);
  const before = findAuthorityBefore(core.ports.db);
  if (!before) return stateTrust(current, companyPem, now);
  if (known && fingerprintOf(current.certPem).startsWith(known)) {
    return stateTrust(current, companyPem, now, { anchors: [before.certPem] });
  }
  return stateTrust(before, companyPem, now, { anchors: [current.certPem], next: current });
}
