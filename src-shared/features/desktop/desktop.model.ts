import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';

/** What the desktop shows first: the wizard, the unlock page, or the work. */
export const desktopPhases = ['firstRun', 'locked', 'open'] as const;
export type DesktopPhase = (typeof desktopPhases)[number];

export const shells = ['electron', 'browser', 'none'] as const;
export type Shell = (typeof shells)[number];

/** Why the work cannot be opened although the password was right; told in three parts by messages. */
export const desktopProblem = z.object({ code: z.string(), retry: z.boolean() });

/** A person with a profile on this computer. */
export const localPerson = z.object({
  account: z.string(),
  name: z.string(),
  company: z.string(),
  /** Belongs to a server, so work travels. */
  member: z.boolean(),
  demo: z.boolean(),
  lastOpenedAt: instant.nullable(),
  /** Too many wrong passwords: not before this instant. */
  lockedUntil: instant.nullable(),
});
export type LocalPerson = z.infer<typeof localPerson>;

/** Why a person has to see to their password: too old, changed elsewhere, or reset by an administrator. */
export const passwordDues = ['expired', 'changed', 'reset'] as const;
export type PasswordDue = (typeof passwordDues)[number];

export const desktopState = z.object({
  phase: z.enum(desktopPhases),
  people: z.array(localPerson),
  /** Whose work is open, or who is offered first on the unlock page. */
  account: z.string().nullable(),
  userId: id.nullable(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  member: z.boolean(),
  demo: z.boolean(),
  lockedUntil: instant.nullable(),
  problem: desktopProblem.nullable(),
  /** Until it is done, everything else is refused with SIGN_IN_UNFINISHED. */
  passwordDue: z.enum(passwordDues).nullable().default(null),
  /** What happened before this opening: when it was open the last time, and wrong tries since. */
  opening: z.object({ lastAt: instant.nullable(), failed: z.number().int(), at: instant }).nullable().default(null),
  /** The open work opens without its server until then; null where it belongs to none. */
  leaseEndsAt: instant.nullable().default(null),
  /** From when that end is told. */
  leaseTellAt: instant.nullable().default(null),
  /** Whose data was deleted here on their company's order; `sent` says whether the company knows. */
  wiped: z.array(z.object({ account: z.string(), company: z.string(), at: instant, sent: z.boolean() })).default([]),
  /** How the device's half of the key is kept: the system's keychain, or a file only this user can read. */
  sealing: z.enum(['keychain', 'keyFile']),
  /** No key or click for a while: the minutes until the work locks. */
  idleMinutes: z.number().int(),
  shell: z.enum(shells),
  version: z.string(),
  platform: z.string(),
  now: instant,
});
export type DesktopState = z.infer<typeof desktopState>;

/** What log-out, wipe and uninstall would lose. */
export const unsyncedWork = z.object({
  waiting: z.number().int(),
  conflicts: z.number().int(),
  heldBack: z.number().int(),
});
export type UnsyncedWork = z.infer<typeof unsyncedWork>;

export const languages = ['zh-CN', 'en'] as const;

/** Settings that belong to the computer, not to a person: they stay when the person leaves. */
export const machineSettings = z.object({
  language: z.enum(languages),
  theme: z.enum(['light', 'dark', 'auto']),
  /** Minutes without a key or a click before the work is locked. */
  idleMinutes: z.number().int().min(1).max(60),
  closeToTray: z.boolean(),
  startAtLogin: z.boolean(),
  notifications: z.boolean(),
  /** Policy, set in `machine.json` by who manages the computer: take a keychain that protects nothing. [S-KEY-3] */
  allowWeakKeychain: z.boolean(),
  lastAccount: z.string().nullable(),
});
export type MachineSettings = z.infer<typeof machineSettings>;

export const defaultMachineSettings: MachineSettings = {
  language: 'zh-CN',
  theme: 'auto',
  idleMinutes: 15,
  closeToTray: true,
  startAtLogin: false,
  notifications: true,
  allowWeakKeychain: false,
  lastAccount: null,
};

/** One step of a long task, with its counts; the last one is `done`. */
export const joinSteps = ['connecting', 'enrolling', 'downloading', 'uploading', 'done'] as const;
export const joinProgress = z.object({
  step: z.enum(joinSteps),
  done: z.number().int(),
  total: z.number().int().nullable(),
  bytes: z.number().int(),
  /** Shown once, on the last step, where the company gave the person one. */
  recoveryKey: z.string().optional(),
});
export type JoinProgress = z.infer<typeof joinProgress>;

export const restoreSteps = ['reading', 'verifying', 'restoring', 'done'] as const;
export const restoreProgress = z.object({
  step: z.enum(restoreSteps),
  done: z.number().int(),
  total: z.number().int().nullable(),
});
export type RestoreProgress = z.infer<typeof restoreProgress>;

/** A reminder or a finished long task, for the system's notification area. */
export const notice = z.object({
  id,
  title: z.string(),
  body: z.string(),
  /** An address inside the program, such as `/tasks/…`. */
  link: z.string().nullable(),
  /** `id` is a reminder's: it can be settled or put off where the notice is shown. */
  reminder: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

/** Addresses that may leave the program: the web, a mail, a call. Everything else could start a program. */
export function isSafeExternalUrl(url: string): boolean {
  if (/[\s\\]/.test(url) || [...url].some((character) => character < ' ')) return false;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  if (parsed.protocol === 'https:') return parsed.hostname !== '' && parsed.username === '' && parsed.password === '';
  return parsed.protocol === 'mailto:' || parsed.protocol === 'tel:';
}
