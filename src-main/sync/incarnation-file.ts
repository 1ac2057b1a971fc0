import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeAtomic } from '#shared/node/write-atomic.ts';
import type { IncarnationFile } from '#shared/sync/device/incarnation.ts';

/** Beside the database, and in no backup: a restored or copied profile notices that it is another. [sync 6.1] */
export function incarnationFileIn(folder: string): IncarnationFile {
  const file = path.join(folder, 'incarnation.json');
  return {
    read: () => {
      if (!existsSync(file)) return undefined;
      try {
        const { incarnation } = JSON.parse(readFileSync(file, 'utf8')) as { incarnation?: unknown };
        return typeof incarnation === 'string' ? incarnation : undefined;
      } catch {
        return undefined;
      }
    },
    write: (incarnation) => writeAtomic(file, `${JSON.stringify({ incarnation })}\n`),
  };
}
