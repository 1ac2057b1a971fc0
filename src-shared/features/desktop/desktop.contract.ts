import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { instant, line } from '../../kernel/fields.ts';
import { desktopOnly } from '../../kernel/procedure.ts';
import { account } from '../people/user.model.ts';
import {
  desktopState,
  joinProgress,
  localPerson,
  machineSettings,
  notice,
  restoreProgress,
  unsyncedWork,
} from './desktop.model.ts';

const anonymous = desktopOnly.meta({ kind: 'host', hosts: ['desktop'], anonymous: true });

/** What a person needs while their password is due: to see to it, or to leave. */
const unfinished = desktopOnly.meta({ kind: 'host', hosts: ['desktop'], unfinished: true });

const nothing = z.object({});
const password = z.string().min(1).max(1000);
const path = z.string().min(1).max(4000);

const passwordTooWeak = {
  PASSWORD_TOO_WEAK: {
    status: 422,
    data: z.object({
      rule: z.enum(['tooShort', 'tooLong', 'tooFewClasses', 'common', 'containsName', 'usedBefore']),
      hint: z.string().optional(),
    }),
  },
} as const;
/** The system's keychain protects nothing here, so the password must carry all: 12 characters at least. */
const secretStoreWeak = { SECRET_STORE_WEAK: { status: 422, data: z.object({ backend: z.string() }) } } as const;
/** The device's half of the key is gone or of another keychain: the recovery key opens. */
const deviceSecretLost = {
  DEVICE_SECRET_LOST: { status: 409, data: z.object({ reason: z.enum(['missing', 'backendChanged', 'unreadable']) }) },
} as const;
const wrongPassword = { WRONG_PASSWORD: { status: 401, data: z.object({ left: z.number().int() }) } } as const;
/** Too many wrong passwords: the next try counts from `until`. */
const lockedOut = { LOCKED_OUT: { status: 429, data: z.object({ until: instant }) } } as const;
const accountNotFound = { ACCOUNT_NOT_FOUND: { status: 404 } } as const;
const accountTaken = { ACCOUNT_TAKEN: { status: 409 } } as const;
const wrongRecoveryKey = { WRONG_RECOVERY_KEY: { status: 401 } } as const;
/** The one-time code is unknown, used, or too old: ask for another. */
const codeRefused = { CODE_REFUSED: { status: 403 } } as const;
const serverUnknown = { SERVER_ADDRESS_INVALID: { status: 422 } } as const;

const state = anonymous.output(desktopState);

/** The state now and after each change: a lock reaches every window at once. */
const watchState = anonymous.output(eventIterator(desktopState));

/** Starts a company on this computer, with its first person as administrator. The recovery key is shown this once. */
const createCompany = anonymous
  .input(
    z.object({
      companyName: line(200).min(1),
      branchName: line(100).min(1),
      name: line(60).min(1),
      account,
      password,
      /** A demo company in believable Chinese, removable with one click. */
      sample: z.boolean().default(false),
    }),
  )
  .output(z.object({ recoveryKey: z.string() }))
  .errors({ ...passwordTooWeak, ...secretStoreWeak, ...accountTaken });

/** Makes this computer a device of the company's server: enrols by a one-time code, then brings the first data. */
const join = anonymous
  .input(z.object({ address: line(300).min(1), code: line(300).min(1), account, password }))
  .output(eventIterator(joinProgress))
  .errors({
    ...passwordTooWeak,
    ...codeRefused,
    ...serverUnknown,
    ...wrongPassword,
    ...lockedOut,
    ...accountTaken,
    ...secretStoreWeak,
  });

/** A device that its server no longer takes comes back by a new code, with the work that never travelled. */
const rejoin = anonymous
  .input(z.object({ account, password, code: line(300).min(1), address: line(300).min(1).optional() }))
  .output(localPerson)
  .errors({
    ...passwordTooWeak,
    ...codeRefused,
    ...serverUnknown,
    ...wrongPassword,
    ...lockedOut,
    ...accountNotFound,
    ...deviceSecretLost,
  });

/** A company that stood alone joins a server: everything written so far is sent there, nothing is lost. */
const joinExisting = desktopOnly
  .meta({ kind: 'host', hosts: ['desktop'], long: true })
  .input(z.object({ address: line(300).min(1), code: line(300).min(1), account, password }))
  .output(eventIterator(joinProgress))
  .errors({
    ...passwordTooWeak,
    ...codeRefused,
    ...serverUnknown,
    ...wrongPassword,
    ...lockedOut,
    ALREADY_MEMBER: { status: 409 },
    DEMO_CANNOT_JOIN: { status: 409 },
  });

/** Whose work it is stays inside the seal until the recovery key opens it. */
const backupInFolder = z.object({
  path: z.string(),
  at: instant,
  bytes: z.number().int(),
  company: z.string(),
  host: z.enum(['desktop', 'server']),
});

/** The backups in a folder, newest first. */
const findBackups = anonymous
  .input(z.object({ folder: path }))
  .output(z.array(backupInFolder))
  .errors({ FOLDER_NOT_FOUND: { status: 404 } });

/** Opens a backup with the recovery key, verifies it, and makes it a profile of this computer with a new password. */
const restore = anonymous
  .input(z.object({ path, recoveryKey: z.string().min(1).max(1000), password }))
  .output(eventIterator(restoreProgress))
  .errors({
    ...passwordTooWeak,
    ...secretStoreWeak,
    ...wrongRecoveryKey,
    ...accountTaken,
    BACKUP_NOT_FOUND: { status: 404 },
    BACKUP_NEWER: { status: 409 },
  });

const unlock = anonymous
  .input(z.object({ account, password }))
  .output(localPerson)
  .errors({ ...wrongPassword, ...lockedOut, ...accountNotFound, ...deviceSecretLost });

/** Closes the database and erases the key; the next step is the unlock page. */
const lock = unfinished.output(nothing);

/** Locks, and offers another person first. */
const switchPerson = unfinished.input(z.object({ account: account.optional() })).output(nothing);

/** A forgotten password: the recovery key opens, a new password follows. */
const recover = anonymous
  .input(z.object({ account, recoveryKey: z.string().min(1).max(1000), password }))
  .output(localPerson)
  .errors({ ...wrongRecoveryKey, ...passwordTooWeak, ...secretStoreWeak, ...accountNotFound });

const changePassword = unfinished
  .input(z.object({ current: password, password }))
  .output(nothing)
  .errors({ ...wrongPassword, ...lockedOut, ...passwordTooWeak, ...deviceSecretLost });

/** The account's password was changed or reset elsewhere: this computer's key is kept under it from now on. */
const adoptPassword = unfinished
  .input(z.object({ password, activationCode: line(100).min(1).optional() }))
  .output(nothing)
  .errors({
    ...wrongPassword,
    ...lockedOut,
    ...passwordTooWeak,
    ...deviceSecretLost,
    ACTIVATION_FAILED: { status: 401 },
    NOT_MEMBER: { status: 409 },
  });

/** Encrypts the person's database again under a new key, as after a leak is feared; the work is closed meanwhile. */
const rotateKey = desktopOnly
  .meta({ kind: 'host', hosts: ['desktop'], long: true })
  .input(z.object({ password }))
  .output(z.object({ generation: z.number().int() }))
  .errors({ ...wrongPassword, ...lockedOut, ...deviceSecretLost });

const countUnsyncedWork = unfinished.output(unsyncedWork);

/** Leaves this computer. `removeData` also deletes the local copy; work that never travelled must be given up by name. */
const signOut = unfinished
  .input(z.object({ removeData: z.boolean().default(false), giveUpWork: z.boolean().default(false) }))
  .output(nothing)
  .errors({ UNSYNCED_WORK: { status: 409, data: unsyncedWork }, ONLY_COPY: { status: 409 } });

/** Deletes the demo company from this computer. */
const removeDemo = desktopOnly.output(nothing).errors({ NOT_DEMO: { status: 409 } });

const getMachineSettings = anonymous.output(machineSettings);
const setMachineSettings = anonymous
  .input(machineSettings.omit({ lastAccount: true, allowWeakKeychain: true }).partial())
  .output(machineSettings);

/** A key or a click happened: the idle lock starts counting again. */
const activity = unfinished.output(nothing);

/** Opens an address outside the program: https, mailto and tel only. */
const openExternal = desktopOnly
  .input(z.object({ url: z.string().max(4000) }))
  .output(nothing)
  .errors({ URL_NOT_ALLOWED: { status: 422 } });

/** Versions, sizes, counts and the last faults as text, without anything personal. */
const diagnostics = anonymous.output(z.object({ text: z.string() }));

/** Whether every record of the audit is as it was written, from the first to the newest. */
const verifyAudit = desktopOnly.output(
  z.object({
    records: z.number().int(),
    head: z.string(),
    signedUpTo: z.number().int(),
    broken: z.object({ seq: z.number().int(), reason: z.string() }).nullable(),
  }),
);

/** Reminders and ends of long tasks, for the system's notifications. */
const watchNotices = unfinished.output(eventIterator(notice));

export const desktopContract = {
  state,
  watchState,
  createCompany,
  join,
  joinExisting,
  rejoin,
  findBackups,
  restore,
  unlock,
  lock,
  switchPerson,
  recover,
  changePassword,
  rotateKey,
  adoptPassword,
  unsyncedWork: countUnsyncedWork,
  signOut,
  removeDemo,
  machineSettings: { get: getMachineSettings, set: setMachineSettings },
  activity,
  openExternal,
  diagnostics,
  verifyAudit,
  watchNotices,
};
