import type { BackupPlaceKind } from '../features/backups/backups.model.ts';

export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  /** False where another device of the same person put it; absent means own. */
  readonly own?: boolean;
}

/** A finished file of this machine that is to be stored. */
export interface LocalFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface TransferOptions {
  readonly signal?: AbortSignal;
  readonly onBytes?: (done: number) => void;
}

/**
 * A place that keeps write-once files. What is there is never written over and never deleted by the one who puts;
 * `remove` exists only where this program tends the place itself.
 */
export interface BackupTarget {
  readonly place: BackupPlaceKind;
  /** For the register of places (S-PI-9): `CN-31` and the like, or null where nobody has said. */
  readonly region: string | null;
  list(signal?: AbortSignal): Promise<StoredFile[]>;
  /**
   * Stores a file under a new name: durable and read back when it returns. The same content under the same name is
   * already stored; other content there is a Fault.
   */
  putNew(name: string, file: LocalFile, options?: TransferOptions): Promise<void>;
  /** Brings a file to a path of this machine; goes on where an earlier try stopped. */
  fetch(name: string, into: string, options?: TransferOptions): Promise<void>;
  read(name: string, signal?: AbortSignal): Promise<Buffer>;
  /** Where the place is a folder of this machine: the file itself, to read it without a copy. */
  pathOf?(name: string): string;
  remove?(name: string): Promise<void>;
}

/** `outpost-20261122T020000Z-<id>`: sorts by time and says nothing about anybody. */
export function setName(createdAt: number, id: string): string {
  const moment = new Date(createdAt).toISOString().replace(/[-:]|\.\d+/g, '');
  return `outpost-${moment}-${id}`;
}

export const containerEnd = '.age';
export const manifestEnd = '.manifest.json';

/** Names a backup place may hold; anything else is not ours and is never touched. */
export const storedName = /^outpost-\d{8}T\d{6}Z-[0-9a-f-]{36}\.(age|manifest\.json)$/;

/** The id within a stored name. */
export function idOfName(name: string): string {
  return name.slice('outpost-20261122T020000Z-'.length).split('.')[0]!;
}
