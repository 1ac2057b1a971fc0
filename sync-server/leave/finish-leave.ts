import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { storedName } from '#shared/backup/backup-target.ts';
import { type LeaveCertificate, leaveCertificate } from '#shared/features/leave/leave.model.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { eraseFile } from '#shared/node/erase-file.ts';
import { writeAtomic } from '#shared/node/write-atomic.ts';
import { keyFile } from '../host/data-folder.ts';
import type { ServerConfig } from '../host/server-config.ts';

const order = z.object({ certificate: leaveCertificate, exportFolder: z.string() });
const orderFile = ({ data }: ServerConfig) => path.join(data, 'leaving.json');

/** From here on the data is destroyed, now or at the next start. */
export function orderDestruction(config: ServerConfig, certificate: LeaveCertificate, exportFolder: string): void {
  writeAtomic(orderFile(config), JSON.stringify({ certificate, exportFolder }));
}

/**
 * Carries out an order to destroy before anything is opened: the keys first, so that whatever a crash leaves behind
 * cannot be read; then backups and data; the order itself last. Tells what was done beside the export. [S-PI-8]
 */
export function finishLeave(config: ServerConfig): void {
  if (!existsSync(orderFile(config))) return;
  const { certificate, exportFolder } = order.parse(JSON.parse(readFileSync(orderFile(config), 'utf8')));
  const keys = [keyFile(config), config.auditKeyFile ?? path.join(config.data, 'audit.key')];
  const erased = keys.filter(eraseFile).length;
  let files = 0;
  for (const folder of certificate.folders) if (folder !== path.resolve(config.data)) files += removeSets(folder);
  files += removeData(config.data);
  if (existsSync(exportFolder)) {
    const told = { format: 'outpost-destroyed-1', company: certificate.company, keysErased: erased, files };
    writeAtomic(path.join(exportFolder, 'destroyed.json'), `${JSON.stringify(told, null, 2)}\n`);
  }
  rmSync(orderFile(config));
  throw new Fault('COMPANY_LEFT', false, { folder: exportFolder });
}

/** A folder of backups may be somebody's share: only what is ours goes, by its name. */
function removeSets(folder: string): number {
  if (!existsSync(folder)) return 0;
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && (storedName.test(entry.name) || entry.name === 'destructions.jsonl'),
  );
  for (const entry of found) rmSync(path.join(entry.parentPath, entry.name));
  return found.length;
}

function removeData(folder: string): number {
  let files = 0;
  for (const name of readdirSync(folder)) {
    if (name === 'leaving.json' || name.endsWith('.lock')) continue;
    rmSync(path.join(folder, name), { recursive: true, force: true });
    files += 1;
  }
  return files;
}
