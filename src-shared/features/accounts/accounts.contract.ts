import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { serverOnly } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, lastAdministrator, notAllowed } from '../../kernel/refusals.ts';
import { dataScopes } from '../../kernel/scope.ts';
import { newUser } from '../people/user.model.ts';
import {
  accountRow,
  authorityState,
  device,
  enrolCodeRow,
  leaseDays,
  ownDevice,
  secondFactor,
  session,
  signInNeeds,
  signInNotice,
  typedPassword,
  wipeRecord,
} from './account.model.ts';
import { secondFactorRules } from './sign-in-policy.model.ts';

const anonymous = serverOnly.meta({ kind: 'host', hosts: ['server'], anonymous: true });
/** What a person needs to finish signing in, and to leave. */
const unfinished = serverOnly.meta({ kind: 'host', hosts: ['server'], unfinished: true });
const done = z.object({ done: z.literal(true) });

/** One answer for an unknown account, a wrong password and a disabled account: a stranger learns nothing. */
const signInRefusals = {
  SIGN_IN_FAILED: { status: 401 },
  SECOND_FACTOR_NEEDED: { status: 401 },
  SECOND_FACTOR_WRONG: { status: 401 },
  LOCKED_OUT: { status: 429, data: z.object({ until: instant }) },
} as const;
const passwordWrong = { PASSWORD_WRONG: { status: 403 } } as const;
const accountNotFound = { ACCOUNT_NOT_FOUND: { status: 404 } } as const;
const deviceNotFound = { DEVICE_NOT_FOUND: { status: 404 } } as const;

/** Whose server this is, before anybody has signed in. */
const about = anonymous.route({ method: 'GET', path: '/about' }).output(
  z.object({
    company: z.string(),
    caFingerprint: z.string(),
    /** What a new password must have, for the hints while it is typed. */
    password: z.object({ minLength: z.number().int(), minClasses: z.number().int() }),
  }),
);

const signedIn = z.object({
  /** For scripts: `Authorization: Bearer …`. Absent for browsers, whose cookie no script can read. */
  token: z.string().nullable(),
  expiresAt: instant,
  userId: id,
  /** Until these are done, everything but them is refused with SIGN_IN_UNFINISHED. */
  needs: z.array(z.enum(signInNeeds)),
});

/** `web` answers with a cookie, `api` with a bearer token. */
const login = anonymous
  .route({ method: 'POST', path: '/auth/login' })
  .input(
    z.object({
      account: z.string().trim().min(1).max(64),
      password: typedPassword,
      code: secondFactor.optional(),
      client: z.enum(['web', 'api']).default('api'),
    }),
  )
  .output(signedIn)
  .errors(signInRefusals);

/** The first password of a new account, or one after a reset, by the code an administrator handed over. */
const activate = anonymous
  .route({ method: 'POST', path: '/auth/activate' })
  .input(
    z.object({
      account: z.string().trim().min(1).max(64),
      activationCode: z.string().trim().min(1).max(100),
      newPassword: typedPassword,
    }),
  )
  .output(done)
  .errors({ ACTIVATION_FAILED: { status: 401 }, LOCKED_OUT: signInRefusals.LOCKED_OUT, ...fieldInvalid });

const logout = unfinished.route({ method: 'POST', path: '/auth/logout' }).output(done);

const me = unfinished.route({ method: 'GET', path: '/auth/me' }).output(
  z.object({
    userId: id,
    account: z.string(),
    name: z.string(),
    branchId: id.nullable(),
    deptId: id.nullable(),
    dataScope: z.enum(dataScopes),
    actions: z.array(z.string()),
    totp: z.boolean(),
    /** Recovery codes that were not used yet. */
    recoveryCodes: z.number().int(),
    totpRule: z.enum(secondFactorRules),
    needs: z.array(z.enum(signInNeeds)),
    passwordChangedAt: instant.nullable(),
    passwordDueAt: instant.nullable(),
    company: z.string(),
    session: z.object({ id, createdAt: instant, expiresAt: instant, idleMs: z.number().int() }),
    notice: signInNotice.nullable(),
  }),
);

/** Ends every session of the person: who knew the old password is out. Whoever asks gets a new one. */
const changePassword = unfinished
  .route({ method: 'POST', path: '/auth/password' })
  .input(z.object({ currentPassword: typedPassword, newPassword: typedPassword }))
  .output(z.object({ done: z.literal(true), token: z.string().nullable() }))
  .errors({ ...passwordWrong, ...fieldInvalid, LOCKED_OUT: signInRefusals.LOCKED_OUT });

const totp = {
  /** A new secret to scan; it counts only after `confirm`. Who has one already shows a code of it. */
  begin: unfinished
    .route({ method: 'POST', path: '/auth/totp/begin' })
    .input(z.object({ password: typedPassword, code: secondFactor.optional() }))
    .output(z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }))
    .errors({ ...passwordWrong, SECOND_FACTOR_WRONG: { status: 401 }, LOCKED_OUT: signInRefusals.LOCKED_OUT }),
  /** Answers the recovery codes, this once. */
  confirm: unfinished
    .route({ method: 'POST', path: '/auth/totp/confirm' })
    .input(z.object({ code: secondFactor }))
    .output(z.object({ recoveryCodes: z.array(z.string()) }))
    .errors({ SECOND_FACTOR_WRONG: { status: 401 }, TOTP_NOT_BEGUN: { status: 409 } }),
  disable: serverOnly
    .route({ method: 'POST', path: '/auth/totp/disable' })
    .input(z.object({ password: typedPassword, code: secondFactor }))
    .output(done)
    .errors({
      ...passwordWrong,
      SECOND_FACTOR_WRONG: { status: 401 },
      SECOND_FACTOR_REQUIRED: { status: 409 },
      LOCKED_OUT: signInRefusals.LOCKED_OUT,
    }),
  /** Ten new recovery codes, shown this once; the old ones end. */
  newCodes: serverOnly
    .route({ method: 'POST', path: '/auth/totp/codes' })
    .input(z.object({ password: typedPassword, code: secondFactor }))
    .output(z.object({ recoveryCodes: z.array(z.string()) }))
    .errors({
      ...passwordWrong,
      SECOND_FACTOR_WRONG: { status: 401 },
      LOCKED_OUT: signInRefusals.LOCKED_OUT,
    }),
};

const ended = z.object({ ended: z.number().int() });
const sessionNotFound = { SESSION_NOT_FOUND: { status: 404 } } as const;

const sessions = {
  list: serverOnly.route({ method: 'GET', path: '/auth/sessions' }).output(z.array(session)),
  end: serverOnly
    .route({ method: 'POST', path: '/auth/sessions/end' })
    .input(z.object({ id }))
    .output(done)
    .errors(sessionNotFound),
  /** Everywhere but here. */
  endOthers: serverOnly.route({ method: 'POST', path: '/auth/sessions/end-others' }).output(ended),
};

export const authContract = { about, login, activate, logout, me, changePassword, totp, sessions };

/** Handed to the person by another way than this system; good once, for a day at most. */
const activation = z.object({ userId: id, activationCode: z.string(), expiresAt: instant });
const byUser = z.object({ userId: id });

export const accountsContract = {
  list: serverOnly.route({ method: 'GET', path: '/accounts' }).output(z.array(accountRow)).errors(notAllowed),
  /** The person and how they sign in, together. */
  create: serverOnly
    .route({ method: 'POST', path: '/accounts' })
    .input(newUser)
    .output(activation)
    .errors({
      ...notAllowed,
      ...fieldInvalid,
      ...idTaken,
      ACCOUNT_TAKEN: { status: 409 },
      EMPLOYEE_NO_TAKEN: { status: 409 },
    }),
  /** Signs the person out everywhere; their devices stop synchronising at once. */
  disable: serverOnly
    .route({ method: 'POST', path: '/accounts/disable' })
    .input(byUser)
    .output(done)
    .errors({ ...notAllowed, ...accountNotFound, ...lastAdministrator }),
  enable: serverOnly
    .route({ method: 'POST', path: '/accounts/enable' })
    .input(byUser)
    .output(done)
    .errors({ ...notAllowed, ...accountNotFound }),
  /** Also gives the first code to a person who has none yet. The old password ends at once, and so does every session. */
  resetPassword: serverOnly
    .route({ method: 'POST', path: '/accounts/reset-password' })
    .input(byUser)
    .output(activation)
    .errors({ ...notAllowed, ...accountNotFound }),
  resetTotp: serverOnly
    .route({ method: 'POST', path: '/accounts/reset-totp' })
    .input(byUser)
    .output(done)
    .errors({ ...notAllowed, ...accountNotFound, OWN_ACCOUNT: { status: 409 } }),
  /** Where a person is signed in now. */
  sessions: serverOnly
    .route({ method: 'GET', path: '/accounts/{userId}/sessions' })
    .input(byUser)
    .output(z.array(session))
    .errors({ ...notAllowed, ...accountNotFound }),
  endSession: serverOnly
    .route({ method: 'POST', path: '/accounts/end-session' })
    .input(byUser.extend({ id }))
    .output(done)
    .errors({ ...notAllowed, ...accountNotFound, ...sessionNotFound }),
  endSessions: serverOnly
    .route({ method: 'POST', path: '/accounts/end-sessions' })
    .input(byUser)
    .output(ended)
    .errors({ ...notAllowed, ...accountNotFound }),
  /** Ends the lock after wrong passwords before its time. */
  unlock: serverOnly
    .route({ method: 'POST', path: '/accounts/unlock' })
    .input(byUser)
    .output(done)
    .errors({ ...notAllowed, ...accountNotFound }),
};

const lossReport = z.object({ id, wipe: z.boolean(), note: line(200).optional() });

export const devicesContract = {
  list: serverOnly.route({ method: 'GET', path: '/devices' }).output(z.array(device)).errors(notAllowed),
  rename: serverOnly
    .route({ method: 'POST', path: '/devices/rename' })
    .input(z.object({ id, name: line(100).min(1) }))
    .output(done)
    .errors({ ...notAllowed, ...deviceNotFound }),
  /** Lets a waiting device synchronise, where the server asks for a second look at each new device. */
  approve: serverOnly
    .route({ method: 'POST', path: '/devices/approve' })
    .input(z.object({ id }))
    .output(done)
    .errors({ ...notAllowed, ...deviceNotFound, DEVICE_REVOKED: { status: 409 } }),
  /** Cuts the device's connections within five seconds; its certificate is refused from then on. */
  revoke: serverOnly
    .route({ method: 'POST', path: '/devices/revoke' })
    .input(z.object({ id }))
    .output(done)
    .errors({ ...notAllowed, ...deviceNotFound }),
  /** Gone: revoked at once, and with `wipe` told to delete the company's data when it is next heard of. */
  reportLost: serverOnly
    .route({ method: 'POST', path: '/devices/report-lost' })
    .input(lossReport)
    .output(done)
    .errors({ ...notAllowed, ...deviceNotFound }),
  /** Found again in time: nothing is deleted there. It stays revoked until a new code brings it back. */
  cancelWipe: serverOnly
    .route({ method: 'POST', path: '/devices/cancel-wipe' })
    .input(z.object({ id }))
    .output(done)
    .errors({ ...notAllowed, ...deviceNotFound, DEVICE_WIPED: { status: 409 } }),
  setLease: serverOnly
    .route({ method: 'POST', path: '/devices/lease' })
    .input(z.object({ id, days: leaseDays.nullable() }))
    .output(done)
    .errors({ ...notAllowed, ...deviceNotFound }),
  wipeRecord: serverOnly
    .route({ method: 'GET', path: '/devices/wipe-record' })
    .input(z.object({ id }))
    .output(wipeRecord)
    .errors({ ...notAllowed, ...deviceNotFound }),
  /** One's own computers, for whoever lost one and has only a browser left. */
  mine: serverOnly.route({ method: 'GET', path: '/devices/mine' }).output(z.array(ownDevice)),
  reportMineLost: serverOnly
    .route({ method: 'POST', path: '/devices/mine/report-lost' })
    .input(lossReport)
    .output(done)
    .errors({ ...deviceNotFound }),
};

export const authorityContract = {
  state: serverOnly.route({ method: 'GET', path: '/authority' }).output(authorityState).errors(notAllowed),
  /** A new CA beside the old one; devices follow by themselves, and the old one is dropped when all have, or at last. */
  rotate: serverOnly
    .route({ method: 'POST', path: '/authority/rotate' })
    .input(z.object({ days: z.number().int().min(1).max(180).optional() }))
    .output(done)
    .errors({ ...notAllowed, CA_TAKEOVER_RUNNING: { status: 409 } }),
  /** Ends the takeover now. Devices that have not followed need a new code. */
  dropOld: serverOnly
    .route({ method: 'POST', path: '/authority/drop-old' })
    .output(done)
    .errors({ ...notAllowed, CA_TAKEOVER_MISSING: { status: 409 } }),
  /** A new key and certificate for this server, shown at once without ending a connection. */
  renewCertificate: serverOnly
    .route({ method: 'POST', path: '/authority/renew-certificate' })
    .output(z.object({ notAfter: instant }))
    .errors(notAllowed),
  /** The next recovery key, shown this once. It counts only after it was typed back. */
  beginRecoveryKey: serverOnly
    .route({ method: 'POST', path: '/authority/recovery-key/begin' })
    .output(z.object({ recoveryKey: z.string(), recipient: z.string() }))
    .errors(notAllowed),
  confirmRecoveryKey: serverOnly
    .route({ method: 'POST', path: '/authority/recovery-key/confirm' })
    .input(z.object({ recoveryKey: z.string().min(1).max(1000) }))
    .output(z.object({ recipient: z.string() }))
    .errors({ ...notAllowed, WRONG_RECOVERY_KEY: { status: 401 } }),
  setLease: serverOnly
    .route({ method: 'POST', path: '/authority/lease' })
    .input(z.object({ days: leaseDays }))
    .output(done)
    .errors(notAllowed),
};

export const enrolCodesContract = {
  list: serverOnly.route({ method: 'GET', path: '/enrol-codes' }).output(z.array(enrolCodeRow)).errors(notAllowed),
  /** The code is shown this once; the server keeps only its hash. */
  create: serverOnly
    .route({ method: 'POST', path: '/enrol-codes' })
    .input(
      z.object({
        userId: id,
        deviceName: line(100).min(1).optional(),
        minutes: z.number().int().min(1).max(1440).optional(),
      }),
    )
    .output(z.object({ id, code: z.string(), qrSvg: z.string(), expiresAt: instant }))
    .errors({ ...notAllowed, ...accountNotFound }),
  revoke: serverOnly
    .route({ method: 'POST', path: '/enrol-codes/revoke' })
    .input(z.object({ id }))
    .output(done)
    .errors({ ...notAllowed, ENROL_CODE_NOT_FOUND: { status: 404 } }),
};
