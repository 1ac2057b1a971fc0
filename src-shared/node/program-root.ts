import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The program's own folder, the same from source and from `dist/`: where package.json, drizzle/ and dist/ are. */
export function programRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('The program folder has no package.json');
    folder = parent;
  }
  return folder;
}

export function programVersion(): string {
  const text = readFileSync(path.join(programRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
