import { z } from 'zod';
import { instant } from '../../kernel/fields.ts';

/** One table of the export, in both of its files. */
export const leftTable = z.object({
  name: z.string(),
  rows: z.number().int(),
  ndjson: z.object({ bytes: z.number().int(), sha256: z.string() }),
  csv: z.object({ bytes: z.number().int(), sha256: z.string() }),
});
export type LeftTable = z.infer<typeof leftTable>;

/** The content of an attachment, in the clear. */
export const leftFile = z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() });
export type LeftFile = z.infer<typeof leftFile>;

/** What an export of everything says of itself, signed by the company's audit key. [S-PI-8] */
export const leaveManifest = z.object({
  format: z.literal('outpost-company-1'),
  company: z.string(),
  exportedAt: instant,
  appVersion: z.string(),
  /** The last record of the audit that is in it; work done after it is not. */
  auditSeq: z.number().int(),
  auditHash: z.string(),
  tables: z.array(leftTable),
  /** Absent in exports of 0.2.0. Their hashes stand in the table of attachments too, which the signature covers. */
  files: z.array(leftFile).default([]),
  /** Left out: keys, passwords and sessions, and what is computed from the rest. */
  omitted: z.array(z.string()),
  /** SHA-256 of `tables`. */
  digest: z.string(),
  signature: z.object({ publicKey: z.string(), signature: z.string() }).nullable(),
});
export type LeaveManifest = z.infer<typeof leaveManifest>;

export const leaveSteps = ['writing', 'verifying', 'done'] as const;
export const leaveProgress = z.object({
  step: z.enum(leaveSteps),
  table: z.string().nullable(),
  done: z.number().int(),
  total: z.number().int(),
  /** On `done`: where the export lies and what it proves. */
  folder: z.string().nullable(),
  digest: z.string().nullable(),
});
export type LeaveProgress = z.infer<typeof leaveProgress>;

export const leaveState = z.object({
  company: z.string(),
  /** A member's computer holds only part: the company leaves at its server. */
  atServer: z.boolean(),
  /** Devices that hold data: still in use, told to delete, and proven to have deleted. Zero without a server. */
  devices: z.object({ active: z.number().int(), asked: z.number().int(), wiped: z.number().int() }),
});
export type LeaveState = z.infer<typeof leaveState>;

/** What is left when nothing is left: signed while the key was there. */
export const leaveCertificate = z.object({
  format: z.literal('outpost-left-1'),
  company: z.string(),
  at: instant,
  by: z.string(),
  host: z.enum(['desktop', 'server']),
  exportDigest: z.string(),
  rows: z.number().int(),
  auditSeq: z.number().int(),
  auditHash: z.string(),
  devicesWiped: z.number().int(),
  /** Devices that never said that they deleted: revoked, and unreadable without their person's password. */
  devicesUnproven: z.number().int(),
  folders: z.array(z.string()),
  /** False where the key lies outside of the data and is the machine's administrator's to delete. */
  keyErased: z.boolean(),
});
export type LeaveCertificate = z.infer<typeof leaveCertificate>;

export const folderRules = ['notAbsolute', 'missing', 'notWritable', 'inside'] as const;

export interface LeaveFolderUnusable {
  readonly code: 'LEAVE_FOLDER_UNUSABLE';
  readonly rule: (typeof folderRules)[number];
}
/** Nothing is destroyed without a whole and recent export. */
export interface LeaveExportUnproven {
  readonly code: 'LEAVE_EXPORT_UNPROVEN';
  readonly rule: 'missing' | 'differs' | 'old';
}
export interface LeaveNameDiffers {
  readonly code: 'LEAVE_NAME_DIFFERS';
}
export interface LeaveDevicesLeft {
  readonly code: 'LEAVE_DEVICES_LEFT';
  readonly active: number;
}
export interface LeaveAtServer {
  readonly code: 'LEAVE_AT_SERVER';
}
