import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { serverOnly } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, lastAdministrator, notAllowed } from '../../kernel/refusals.ts';
import { newUser } from '../people/user.model.ts';
import { accountNotFound, accountRow, done, ended, session, sessionNotFound } from './account.model.ts';

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
