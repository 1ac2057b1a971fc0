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

const orderName = 'leaving.json';
/** What there is to destroy, counted before the first file goes: a run that was cut short must not count anew. */
const planned = z.object({ keys: z.number().int(), files: z.number().int() });
const order = z.object({ certificate: leaveCertificate, exportFolder: z.string(), planned: planned.optional() });
const orderFile = ({ data }: ServerConfig) => path.join(data, orderName);

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
  const found = order.parse(JSON.parse(readFileSync(orderFile(config), 'utf8')));
  const { certificate, exportFolder } = found;
  const keys = [keyFile(config), config.auditKeyFile ?? path.join(config.data, 'audit.key')];
  const folders = certificate.folders.filter((folder) => folder !== path.resolve(config.data));
  const plan = found.planned ?? {
    keys: keys.filter((file) => existsSync(file)).length,
    files: folders.flatMap(listSets).length + listData(config.data).length,
  };
  if (!found.planned) writeAtomic(orderFile(config), JSON.stringify({ ...found, planned: plan }));
  for (const file of keys) eraseFile(file);
  for (const file of folders.flatMap(listSets)) rmSync(file);
  for (const name of listData(config.data)) rmSync(path.join(config.data, name), { recursive: true, force: true });
  if (existsSync(exportFolder)) {
    const told = {
      format: 'outpost-destroyed-1',
      company: certificate.company,
      keysErased: plan.keys,
      files: plan.files,
    };
    writeAtomic(path.join(exportFolder, 'destroyed.json'), `${JSON.stringify(told, null, 2)}\n`);
  }
  for (const name of readdirSync(config.data)) {
    if (name !== orderName && name.startsWith(orderName)) rmSync(path.join(config.data, name));
  }
  rmSync(orderFile(config));
  throw new Fault('COMPANY_LEFT', false, { folder: exportFolder });
}

/** A folder of backups may be somebody's share: only what is ours goes, by its name. */
function listSets(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (storedName.test(entry.name) || entry.name === 'destructions.jsonl'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function listData(folder: string): string[] {
  return readdirSync(folder).filter((name) => !name.startsWith(orderName) && !name.endsWith('.lock'));
}
