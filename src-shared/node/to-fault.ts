import { Fault, type FaultCode, isFault } from '../kernel/fault.ts';

interface Meaning {
  readonly code: FaultCode;
  readonly retry: boolean;
}

const byCode: Readonly<Record<string, Meaning>> = {
  SQLITE_FULL: { code: 'DISK_FULL', retry: true },
  ENOSPC: { code: 'DISK_FULL', retry: true },
  EDQUOT: { code: 'DISK_FULL', retry: true },
  SQLITE_IOERR: { code: 'DISK_ERROR', retry: false },
  EIO: { code: 'DISK_ERROR', retry: false },
  SQLITE_NOTADB: { code: 'WRONG_KEY', retry: false },
  SQLITE_CORRUPT: { code: 'DATABASE_DAMAGED', retry: false },
  SQLITE_BUSY: { code: 'DATABASE_BUSY', retry: true },
  SQLITE_LOCKED: { code: 'DATABASE_BUSY', retry: true },
  SQLITE_READONLY: { code: 'FOLDER_NOT_WRITABLE', retry: false },
  SQLITE_CANTOPEN: { code: 'FOLDER_NOT_WRITABLE', retry: false },
  SQLITE_PERM: { code: 'FOLDER_NOT_WRITABLE', retry: false },
  EACCES: { code: 'FOLDER_NOT_WRITABLE', retry: false },
  EPERM: { code: 'FOLDER_NOT_WRITABLE', retry: false },
  EROFS: { code: 'FOLDER_NOT_WRITABLE', retry: false },
};

/**
 * An error of SQLite or of the file system as the Fault a host can act on; anything else comes back as it is.
 * Extended codes (`SQLITE_IOERR_FSYNC`) mean the same as their family.
 */
export function toFault(error: unknown, details: Record<string, unknown> = {}): unknown {
  if (isFault(error) || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return error;
  const meaning = byCode[code] ?? byCode[code.split('_').slice(0, 2).join('_')];
  return meaning ? new Fault(meaning.code, meaning.retry, { ...details, system: code }, error) : error;
}
