import { readFileSync } from 'node:fs';
import type { TrustStatement } from '#shared/sync/trust-statement.ts';
import { stateTrust } from '../authority/trust-statement.ts';
import type { ServerCore } from '../host/server-core.ts';

/** Read anew each time: a renewed company certificate is told to devices without a restart. */
export function stateServerTrust(core: ServerCore): TrustStatement {
  const { certificateFile } = core.config;
  const companyPem = certificateFile === undefined ? undefined : readFileSync(certificateFile, 'utf8');
  return stateTrust(core.authority, companyPem, core.ports.clock.now());
}
