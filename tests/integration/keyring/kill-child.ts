import { findIdentity, storeIdentity } from '#main/core/device-identity.ts';
import { getServerCertificate, renewServerCertificate } from '#server/authority/authority-store.ts';
import { beginTakeover, endTakeover } from '#server/authority/rotate-authority.ts';
import { confirmRecoveryKey } from '#server/authority/rotate-recovery-key.ts';
import { certificateNames, loadServerConfig } from '#server/host/server-config.ts';
import { openServerCore, type ServerCore } from '#server/host/server-core.ts';
import { changePassword } from '#shared/keyring/change-password.ts';
import { rotateDatabaseKey } from '#shared/keyring/rotate-database-key.ts';
import { setRecoveryRecipient } from '#shared/keyring/set-recovery.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';

/** One rotation in a process of its own, so that it can be ended at any system call. */
const [scenario, folder, first, second] = process.argv.slice(2) as [string, string, string, string];

async function dekOf(password: string): Promise<Buffer> {
  const opened = await unlockKeyring(folder, password);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.dek;
}

async function onServer(work: (core: ServerCore) => Promise<unknown>): Promise<void> {
  const config = loadServerConfig(folder, { logLevel: 'silent' }, {});
  const core = openServerCore(config);
  await work(core);
  await getServerCertificate(core.ports.db, config, certificateNames(config), core.ports.clock.now());
  core.close();
}

const scenarios: Readonly<Record<string, () => Promise<unknown>>> = {
  password: () => changePassword(folder, first, second),
  databaseKey: () => rotateDatabaseKey(folder, first),
  recipient: async () => setRecoveryRecipient(folder, await dekOf(first), second),
  identity: async () => {
    const dek = await dekOf(first);
    storeIdentity(folder, dek, { ...findIdentity(folder, dek)!, deviceId: second });
  },
  beginCa: () => onServer((core) => beginTakeover(core.ports, null)),
  endCa: () => onServer(async (core) => endTakeover(core.ports, null)),
  certificate: () => onServer((core) => renewServerCertificate(core.ports, core.config, null)),
  recoveryKey: () => onServer((core) => confirmRecoveryKey(core.ports, null, first)),
};

await scenarios[scenario]!();
