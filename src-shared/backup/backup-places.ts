import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BackupSettings } from '../features/backups/backups.model.ts';
import type { BackupFolderUnusable } from '../features/backups/backups-room.model.ts';
import { type Result, refuse } from '../kernel/result.ts';
import { type BackupTarget, manifestEnd } from './backup-target.ts';
import type { BackupsHost } from './backups-host.ts';
import { folderTarget } from './folder-target.ts';

export function folderInUse(host: BackupsHost, settings: BackupSettings): string {
  return settings.folder === null ? path.join(host.folder, 'backups') : ownFolder(host, settings.folder);
}

/** In a folder that several may share, each source keeps to its own. */
function ownFolder(host: BackupsHost, folder: string): string {
  return path.join(folder, ownFolderName(host.data().source));
}

export function ownFolderName({ host, id }: { readonly host: string; readonly id: string }): string {
  return `outpost-${host}-${id.replace(/[^\w-]/g, '').slice(0, 40)}`;
}

export function placesOf(host: BackupsHost, settings: BackupSettings): readonly BackupTarget[] {
  const places = [watched(host, folderTarget(folderInUse(host, settings), 'folder'), settings.folder)];
  if (settings.secondFolder !== null) {
    const second = folderTarget(ownFolder(host, settings.secondFolder), 'secondFolder');
    places.push(watched(host, second, settings.secondFolder));
  }
  const remote = settings.remote ? host.remote?.() : undefined;
  return remote ? [...places, watched(host, remote, host.remoteAddress?.() ?? null)] : places;
}

/** What lies there stays readable; a new copy goes only where the company lets it, and is written down where it left. */
function watched(host: BackupsHost, target: BackupTarget, address: string | null): BackupTarget {
  if (address === null) return target;
  return {
    ...target,
    async putNew(name, file, options) {
      host.demandPlace?.(address);
      await target.putNew(name, file, options);
      if (name.endsWith(manifestEnd)) host.noteCopy?.(address);
    },
  };
}

/** A folder a person chose exists already: a typing mistake must not become a new folder on the wrong disk. */
export function checkFolders(host: BackupsHost, settings: BackupSettings): Result<void, BackupFolderUnusable> {
  for (const field of ['folder', 'secondFolder'] as const) {
    const rule = problemOf(settings[field], host.folder);
    if (rule) return refuse({ code: 'BACKUP_FOLDER_UNUSABLE', field, rule });
    if (settings[field] !== null) host.demandPlace?.(settings[field]);
  }
  return { ok: true, value: undefined };
}

function problemOf(folder: string | null, dataFolder: string): BackupFolderUnusable['rule'] | undefined {
  if (folder === null) return undefined;
  if (!path.isAbsolute(folder)) return 'notAbsolute';
  const relative = path.relative(dataFolder, folder);
  if (relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative))) return 'inside';
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return 'missing';
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch {
    return 'notWritable';
  }
}
