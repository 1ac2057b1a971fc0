import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { serverOnly } from '../../kernel/procedure.ts';
import { fieldInvalid } from '../../kernel/refusals.ts';
import { dataScopes } from '../../kernel/scope.ts';
import {
  done,
  ended,
  secondFactor,
  session,
  sessionNotFound,
  signInNeeds,
  signInNotice,
  typedPassword,
} from './account.model.ts';
import { secondFactorRules } from './sign-in-policy.model.ts';

const anonymous = serverOnly.meta({ kind: 'host', hosts: ['server'], anonymous: true });
/** What a person needs to finish signing in, and to leave. */
const unfinished = serverOnly.meta({ kind: 'host', hosts: ['server'], unfinished: true });

/** One answer for an unknown account, a wrong password and a disabled account: a stranger learns nothing. */
const signInRefusals = {
  SIGN_IN_FAILED: { status: 401 },
  SECOND_FACTOR_NEEDED: { status: 401 },
  SECOND_FACTOR_WRONG: { status: 401 },
  LOCKED_OUT: { status: 429, data: z.object({ until: instant }) },
} as const;
const passwordWrong = { PASSWORD_WRONG: { status: 403 } } as const;

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
