import { statSync } from 'node:fs';
import path from 'node:path';
import type { MachineFacts } from '#shared/features/posture/posture-facts.model.ts';
import { programVersion } from '#shared/node/program-root.ts';
import { databaseFile, keyFile } from '../host/data-folder.ts';
import { configFileName } from '../host/server-config.ts';
import type { ServerCore } from '../host/server-core.ts';
import { auditKeyFile } from '../watching/audit-witness.ts';
import { freePercent } from '../watching/measure.ts';

/** The disk, the files of keys and data, certificates, and what the configuration opens. */
export function gatherMachine({ config, app }: ServerCore): MachineFacts {
  const certificates = new Map(
    app.db
      .rows<{ kind: string; notAfter: number }>('SELECT kind, not_after AS "notAfter" FROM authority_certificates')
      .map(({ kind, notAfter }) => [kind, notAfter]),
  );
  return {
    diskFreePercent: freePercent(config.data),
    looseFiles: looseFiles([
      config.data,
      databaseFile(config),
      keyFile(config),
      auditKeyFile(config),
      path.join(config.data, configFileName),
    ]),
    isKeyBesideData: path.dirname(keyFile(config)) === config.data && modeOf(keyFile(config)) !== undefined,
    metricsHost: config.metrics ? config.metricsHost : null,
    trustedProxies: config.trustedProxies,
    approvesDevices: config.approveDevices,
    serverCertificateNotAfter: certificates.get('server') ?? null,
    authorityNotAfter: certificates.get('ca') ?? null,
    appVersion: programVersion(),
  };
}

/** The names of those that others on the machine may read, write or enter. Windows keeps rights elsewhere. */
export function looseFiles(files: readonly string[]): string[] {
  if (process.platform === 'win32') return [];
  return files.filter((file) => ((modeOf(file) ?? 0) & 0o077) !== 0).map((file) => path.basename(file));
}

function modeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mode;
}
