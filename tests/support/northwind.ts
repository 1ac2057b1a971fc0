import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Northwind's files: the folder named by `OUTPOST_NORTHWIND`, or `shared/data/northwind` beside the repository. */
export function northwindFolder(): string | undefined {
  const root = join(import.meta.dirname, '..', '..');
  const candidates = [
    process.env.OUTPOST_NORTHWIND,
    join(root, '..', 'shared', 'data', 'northwind'),
    join(root, '..', '..', 'shared', 'data', 'northwind'),
  ];
  return candidates.find((folder) => folder !== undefined && existsSync(join(folder, 'customers.csv')));
}

export function northwindFile(name: string): File {
  const folder = northwindFolder();
  if (folder === undefined) throw new Error('The Northwind folder is missing');
  return new File([readFileSync(join(folder, name))], name);
}
