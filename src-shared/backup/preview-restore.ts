import type { BackupPreview } from '../features/backups/backups.model.ts';
import type { BackupNotFound } from '../features/backups/backups-room.model.ts';
import { Fault } from '../kernel/fault.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { BackupsHost } from './backups-host.ts';
import type { ListedSets } from './list-sets.ts';

/** What a restore would bring, told by the signed manifest: tables that differ first. */
export function previewRestore(
  host: BackupsHost,
  { sets, placed }: ListedSets,
  id: string,
): Result<BackupPreview, BackupNotFound> {
  const set = sets.find((one) => one.id === id);
  if (!set) return refuse({ code: 'BACKUP_NOT_FOUND' });
  const signed = placed.get(id)?.find((one) => one.signed && one.status !== 'damaged')?.signed;
  if (!signed) throw new Fault('BACKUP_DAMAGED', false, { rule: 'signature' });
  const { facts } = signed.manifest;
  const now = host.countRows();
  const tables = Object.entries(facts.tables).map(([table, rowsInBackup]) => ({
    table,
    rowsInBackup,
    rowsNow: now[table] ?? null,
  }));
  const differs = (one: (typeof tables)[number]): number => (one.rowsInBackup === one.rowsNow ? 0 : 1);
  return ok({
    set,
    tables: tables.sort((a, b) => differs(b) - differs(a) || b.rowsInBackup - a.rowsInBackup),
    newerThanProgram: facts.schemaVersion > host.knownSchema(),
  });
}
