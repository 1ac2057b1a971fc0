import type { SignInPolicy } from '../accounts/sign-in-policy.model.ts';
import type { Separation } from '../officers/officer.model.ts';
import type { WatchRule } from '../watching/alert.model.ts';

/** One person as the check sees them: when and what they may, never a password or a code. */
export interface PersonFact {
  readonly id: string;
  readonly name: string;
  /** Left, disabled or deleted: nothing may be theirs any more. */
  readonly isGone: boolean;
  readonly createdAt: number;
  readonly actions: ReadonlySet<string>;
  /** The actions of each role that the person holds, by post or directly. */
  readonly roles: readonly (readonly string[])[];
  readonly hasPassword: boolean;
  readonly passwordChangedAt: number | null;
  readonly hasSecondFactor: boolean;
  /** The newest sign-in, request or contact of a device; null for never. */
  readonly seenAt: number | null;
  readonly sessions: number;
  readonly devices: number;
  readonly openRecords: number;
}

export interface DeviceFact {
  readonly id: string;
  readonly name: string;
  readonly ownerName: string;
  readonly status: 'waiting' | 'active' | 'revoked';
  readonly enrolledAt: number;
  readonly seenAt: number | null;
  readonly appVersion: string;
  readonly certificateNotAfter: number | null;
  readonly leaseDays: number;
  readonly lostAt: number | null;
  readonly wipeAskedAt: number | null;
  readonly wipedAt: number | null;
  /** Whether its key is kept for the company's present recovery key. */
  readonly isRecoverable: boolean;
}

export interface LoanFact {
  readonly id: string;
  /** Who has it from whom. */
  readonly name: string;
  readonly startAt: number;
  readonly endAt: number | null;
  readonly isOfGone: boolean;
  /** Of the record that is shared. */
  readonly page?: string;
}

export interface BackupFacts {
  readonly isScheduled: boolean;
  readonly hasSecondPlace: boolean;
  /** The newest good one; null before the first. */
  readonly newestAt: number | null;
  readonly newestVerified: boolean;
  readonly newestId: string | null;
  readonly problem: string | null;
  /** The last restore drill or full check; null for never. */
  readonly drillAt: number | null;
}

export interface AuditFacts {
  /** The whole chain was read through without a break for the last time. */
  readonly verifiedAt: number | null;
  readonly brokenAt: number | null;
  /** The newest record's time: a clock that stands before it was set back. */
  readonly newestAt: number | null;
}

export interface AlertFacts {
  readonly open: number;
  readonly oldestGraveAt: number | null;
  readonly rulesOff: readonly WatchRule[];
}

export interface MachineFacts {
  readonly diskFreePercent: number | null;
  /** Files and folders of keys and data that others on the machine may read. */
  readonly looseFiles: readonly string[];
  readonly isKeyBesideData: boolean;
  readonly metricsHost: string | null;
  readonly trustedProxies: readonly string[];
  readonly approvesDevices: boolean;
  readonly serverCertificateNotAfter: number | null;
  readonly authorityNotAfter: number | null;
  readonly appVersion: string;
}

/** What a host could find out; a part that is left out is not known there, and is not judged. */
export interface PostureFacts {
  readonly now: number;
  /** Since when this host has been running a company: what is younger than a limit has not missed it. */
  readonly since: number;
  readonly separation?: Separation;
  readonly policy?: { readonly policy: SignInPolicy; readonly decidedAt: number | null };
  readonly people?: readonly PersonFact[];
  readonly devices?: readonly DeviceFact[];
  readonly delegations?: readonly LoanFact[];
  readonly teams?: readonly LoanFact[];
  readonly backups?: BackupFacts;
  readonly audit?: AuditFacts;
  readonly alerts?: AlertFacts;
  readonly machine?: MachineFacts;
  /** When somebody last said that the recovery key lies where it should; null for never. */
  readonly recoveryKeptAt?: number | null;
}
