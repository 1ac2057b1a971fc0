import { hash } from 'node:crypto';
import type { LeaveCertificate, LeaveManifest, LeftTable } from '../features/leave/leave.model.ts';

export function digestOfTables(tables: readonly LeftTable[]): string {
  return hash('sha256', JSON.stringify(tables), 'hex');
}

/** What the signature of an export covers. */
export function signedText({ format, company, exportedAt, auditSeq, auditHash, digest }: LeaveManifest): string {
  return JSON.stringify([format, company, exportedAt, auditSeq, auditHash, digest]);
}

/** What the signature of the certificate covers: all of it, in its written order. */
export function certificateText(certificate: LeaveCertificate): string {
  return JSON.stringify(certificate);
}
