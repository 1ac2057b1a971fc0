import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '#shared/node/write-atomic.ts';
import type { IncarnationFile } from '#shared/sync/device/incarnation.ts';

/** The identity of this copy of a profile: beside the database, never in its backups, set aside by a restore. */
export const incarnationName = 'incarnation.json';

const content = z.object({ incarnation: z.string().min(1).max(80) });

export function readIncarnation(folder: string): string | undefined {
  const file = path.join(folder, incarnationName);
  if (!existsSync(file)) return undefined;
  try {
    return content.parse(JSON.parse(readFileSync(file, 'utf8'))).incarnation;
  } catch {
    return undefined;
  }
}

export function incarnationFile(folder: string): IncarnationFile {
  return {
    read: () => readIncarnation(folder),
    write: (incarnation) => writeAtomic(path.join(folder, incarnationName), `${JSON.stringify({ incarnation })}\n`),
  };
}
