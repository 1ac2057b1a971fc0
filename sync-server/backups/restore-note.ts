import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '#shared/node/write-atomic.ts';
import type { ServerPorts } from '../host/server-ports.ts';

const restoreNote = z.object({ at: z.number(), keptFolder: z.string().nullable() });
type RestoreNote = z.infer<typeof restoreNote>;

/** What was restored cannot be written into data that is being exchanged: the next start writes it into the audit. */
export function leaveRestoreNote(folder: string, note: RestoreNote): void {
  writeAtomic(pathOf(folder), JSON.stringify(note));
}

export function auditRestoreNote(folder: string, ports: Pick<ServerPorts, 'audit'>): void {
  if (!existsSync(pathOf(folder))) return;
  const { at } = restoreNote.parse(JSON.parse(readFileSync(pathOf(folder), 'utf8')));
  ports.audit({ action: 'backup.restore', outcome: 'done', actorId: null, reason: new Date(at).toISOString() });
  rmSync(pathOf(folder));
}

function pathOf(folder: string): string {
  return path.join(folder, 'restored.json');
}
