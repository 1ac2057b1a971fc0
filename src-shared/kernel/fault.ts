/** What the program, not the user, can mend later. `retry` says whether the same call may succeed by itself. */
export type FaultCode =
  | 'OFFLINE'
  | 'SERVER_UNREACHABLE'
  | 'SERVER_REFUSED'
  | 'CERTIFICATE_MISMATCH'
  | 'CERTIFICATE_EXPIRED'
  | 'DEVICE_REVOKED'
  | 'LEASE_ENDED'
  | 'OFFLINE_FORBIDDEN'
  | 'DATA_WIPED'
  | 'CLOCK_WRONG'
  | 'PROTOCOL_TOO_OLD'
  | 'PROTOCOL_TOO_NEW'
  | 'DISK_FULL'
  | 'DISK_ERROR'
  | 'FOLDER_LOCKED'
  | 'FOLDER_NOT_WRITABLE'
  | 'DATABASE_BUSY'
  | 'DATABASE_MISSING'
  | 'DATABASE_DAMAGED'
  | 'DATABASE_NEWER'
  | 'DATABASE_NOT_ENCRYPTED'
  | 'WRONG_KEY'
  | 'KEYRING_DAMAGED'
  | 'PERSON_DISABLED'
  | 'DEVICE_WAITING'
  | 'BACKUP_DAMAGED'
  | 'CONTENT_DAMAGED'
  | 'BACKUP_WRONG_RECIPIENT'
  | 'CANCELLED'
  | 'COMPANY_LEFT'
  | 'REGION_REFUSED'
  | 'NOT_INITIALISED'
  | 'CONFIG_INVALID';

export class Fault extends Error {
  readonly code: FaultCode;
  readonly retry: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: FaultCode, retry: boolean, details: Record<string, unknown> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.code = code;
    this.retry = retry;
    this.details = details;
  }
}

export function isFault(error: unknown): error is Fault {
  return error instanceof Fault;
}
