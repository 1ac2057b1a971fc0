import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findBackups } from '#shared/backup/find-backups.ts';
import type { AuthorityState } from '#shared/features/accounts/account.model.ts';
import { deviceBackupFolder } from '../backups/serve-backups.ts';
import { companyLeaseDays } from '../enrolment/device-standing.ts';
import type { ServerCore } from '../host/server-core.ts';
import { findCertificate } from './authority-store.ts';
import { findTakeover, listCannotFollow } from './rotate-authority.ts';
import { hasRecoveryKeyWaiting, listRetiredRecoveryKeys } from './rotate-recovery-key.ts';
import { fingerprintOf } from './x509.ts';

/** Every key and certificate of the company: until when it counts, and who still depends on one that is retired. */
export function describeAuthority(core: ServerCore): AuthorityState {
  const { ports, authority, recoveryRecipient } = core;
  const ca = new X509Certificate(authority.certPem);
  const takeover = findTakeover(ports);
  const accountOf = (userId: string) => ports.people.find(userId)?.account ?? '';
  return {
    ca: { fingerprint: fingerprintOf(ca), notAfter: ca.validToDate.getTime() },
    takeover: takeover
      ? {
          ...takeover,
          waiting: takeover.waiting.map(({ id, name, userId }) => ({ id, name, account: accountOf(userId) })),
        }
      : null,
    cannotFollow: listCannotFollow(ports),
    server: describeServer(core),
    recovery: {
      recipient: recoveryRecipient,
      waiting: hasRecoveryKeyWaiting(ports.db),
      ...countFollowers(core),
      retired: describeRetired(core),
    },
    leaseDays: companyLeaseDays(ports.db),
  };
}

function describeServer({ config, ports }: ServerCore): AuthorityState['server'] {
  const own = config.certificateFile;
  const pem = own === undefined ? findCertificate(ports.db, 'server')?.certPem : readFileSync(own, 'utf8');
  return { notAfter: pem ? new X509Certificate(pem).validToDate.getTime() : 0, own: own !== undefined };
}

function countFollowers({ ports, recoveryRecipient }: ServerCore): { followed: number; behind: number } {
  const rows = ports.read.rows<{ recipient: string | null }>(
    "SELECT recovery_recipient AS recipient FROM devices WHERE status = 'active'",
  );
  const followed = rows.filter((row) => row.recipient === recoveryRecipient).length;
  return { followed, behind: rows.length - followed };
}

/** A retired key is kept on paper for as long as a backup is sealed for it. */
function describeRetired({ config, ports }: ServerCore): AuthorityState['recovery']['retired'] {
  const retired = listRetiredRecoveryKeys(ports.db);
  if (retired.length === 0) return [];
  const folders = [config.backupFolder ?? path.join(config.data, 'backups'), deviceBackupFolder(config)];
  if (config.secondBackupFolder) folders.push(config.secondBackupFolder);
  const manifests = folders.filter((folder) => existsSync(folder)).flatMap(findBackups);
  return retired.map(({ recipient, until }) => {
    const sets = manifests.filter(({ manifest }) => manifest.container.recipients.includes(recipient));
    return { recipient, until, backups: new Set(sets.map(({ manifest }) => manifest.id)).size };
  });
}
