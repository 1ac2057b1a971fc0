import path from 'node:path';
import { demandPlace, noteCopy } from '#shared/app/declared-places.ts';
import { writeDestructions } from '#shared/app/keep-destructions.ts';
import type { BackupTarget } from '#shared/backup/backup-target.ts';
import { createBackupsRoom, type HostBackups } from '#shared/backup/backups-room.ts';
import { defaultDesktopBackupSettings } from '#shared/features/backups/backups.model.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { databasePath } from '#shared/keyring/finish-rotation.ts';
import { readKeyring } from '#shared/keyring/keyring-file.ts';
import { keyringSecrets } from '#shared/keyring/keyring-secrets.ts';
import { incarnationFileIn } from '../sync/incarnation-file.ts';
import type { Desktop } from './desktop.ts';
import { knownSchema } from './known-schema.ts';
import { destructionLedgers, type OpenWork } from './open-work.ts';

/** The backups of the open person's work: their schedule begins with the work and ends before it closes. */
export function createDesktopBackups(
  work: OpenWork,
  desktop: Desktop,
  { remote, onChange }: { remote: () => BackupTarget | undefined; onChange: () => void },
): HostBackups {
  const { profile, app, dek } = work;
  const { ports, version } = desktop.options;
  return createBackupsRoom({
    folder: profile.folder,
    defaults: defaultDesktopBackupSettings,
    now: ports.clock.now,
    newId: ports.ids.next,
    log: ports.log,
    secrets: keyringSecrets(profile.folder, dek),
    data: () => ({
      database: databasePath(profile.folder),
      dek,
      source: {
        host: 'desktop',
        id: profile.card.server?.deviceId ?? profile.card.userId,
        company: profile.card.company,
      },
      incarnation: incarnationFileIn(profile.folder).read() ?? profile.card.userId,
      account: profile.card.account,
      name: profile.card.name,
      appVersion: version,
      extra: [{ path: 'profile.json', file: path.join(profile.folder, 'profile.json') }, ...app.content.files()],
      recoveryRecipient: recoveryRecipientOf(profile.folder),
    }),
    // Opening, looking and leaving are records too, but nothing that a backup is needed for.
    changeMark: () =>
      app.db.row<{ hash: string }>("SELECT hash FROM audit_records WHERE kind = 'command' ORDER BY seq DESC LIMIT 1")
        ?.hash ?? '',
    countRows: () => countRows(work),
    knownSchema,
    remote,
    setAside: ['incarnation.json'],
    demandPlace: (address) => demandPlace(app, address),
    noteCopy: (address) => noteCopy(app, address),
    remoteAddress: () => profile.card.server?.address ?? null,
    tendPlaces: () => writeDestructions(app, destructionLedgers(profile)),
    exchange: async (swap) => {
      await desktop.lock('restored');
      swap();
      desktop.announce();
    },
    onChange,
  });
}

function recoveryRecipientOf(folder: string): string {
  const { recovery } = readKeyring(folder).current;
  invariant(recovery, 'a profile has a recovery recipient');
  return recovery.recipient;
}

function countRows({ app }: OpenWork): Record<string, number> {
  const tables = app.db.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  );
  return Object.fromEntries(
    tables.map(({ name }) => [name, app.db.row<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`)?.n ?? 0]),
  );
}
