import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isFault } from '../kernel/fault.ts';
import { containerEnd, manifestEnd, storedName } from './backup-target.ts';
import { type Manifest, readManifest } from './manifest.ts';

export interface FoundBackup {
  readonly container: string;
  readonly manifest: Manifest;
}

/** The whole sets in a folder and two levels below it, newest first, whoever made them. Opens none of them. */
export function findBackups(folder: string): readonly FoundBackup[] {
  const found = look(folder, 2);
  return found.sort((a, b) => b.manifest.createdAt - a.manifest.createdAt);
}

function look(folder: string, levels: number): FoundBackup[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const sets = entries
    .filter((entry) => storedName.test(entry.name) && entry.name.endsWith(manifestEnd))
    .flatMap((entry) => readSet(path.join(folder, entry.name)));
  if (levels === 0) return sets;
  const below = entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name));
  return [...sets, ...below.flatMap((one) => lookIfAllowed(one, levels - 1))];
}

function lookIfAllowed(folder: string, levels: number): FoundBackup[] {
  try {
    return look(folder, levels);
  } catch (error) {
    if (['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function readSet(file: string): FoundBackup[] {
  const container = file.replace(manifestEnd, containerEnd);
  try {
    const { manifest } = readManifest(readFileSync(file));
    const whole = existsSync(container) && statSync(container).size === manifest.container.bytes;
    return whole ? [{ container, manifest }] : [];
  } catch (error) {
    if (isFault(error)) return [];
    throw error;
  }
}
