import type { DeviceParts } from './parts.ts';

/** Where the incarnation is kept: beside the database and outside its backups. [sync 6.1] */
export interface IncarnationFile {
  read(): string | undefined;
  write(incarnation: string): void;
}

/**
 * The id under which this copy of the database counts its commands. A database that does not know the file's id came
 * from a backup or another machine and takes a new one. [sync 6.2]
 */
export function findIncarnation(
  parts: Pick<DeviceParts, 'state' | 'core'>,
  file: IncarnationFile,
  newId: () => string,
): string {
  const noted = parts.state.get('incarnation');
  const sealed = file.read();
  if (sealed !== undefined && sealed === noted) return sealed;
  return renewIncarnation(parts, file, newId);
}

/** The file is written first: a crash in between is met as a difference, and taken as a new copy again. */
export function renewIncarnation(
  parts: Pick<DeviceParts, 'state' | 'core'>,
  file: IncarnationFile,
  newId: () => string,
): string {
  const incarnation = newId();
  file.write(incarnation);
  parts.core.ledger.transaction(() => {
    const hadOne = parts.state.get('incarnation') !== undefined;
    parts.state.set('incarnation', incarnation);
    parts.state.set('acked', '0');
    // What was held in an older life may have been sent again and decided since.
    if (hadOne) parts.state.set('askHeld', '1');
  });
  return incarnation;
}
