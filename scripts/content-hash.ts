import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every file below the given files and folders, in one order on every machine. */
export function listFiles(root: string, entries: readonly string[]): string[] {
  const files: string[] = [];
  const visit = (relative: string): void => {
    const full = path.join(root, relative);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full)) visit(path.posix.join(relative, name));
    } else files.push(relative);
  };
  for (const entry of entries) visit(entry);
  return files.sort();
}

/** One hash over names and contents: equal exactly when nothing that goes into a build has changed. */
export function hashFiles(root: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
