import { z } from 'zod';
import { instant } from '../../kernel/fields.ts';
import { serverOnly } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { authorityState, done, leaseDays } from './account.model.ts';

export const authorityContract = {
  state: serverOnly.route({ method: 'GET', path: '/authority' }).output(authorityState).errors(notAllowed),
  /** A new CA beside the old one; devices follow by themselves, and the old one is dropped when all have, or at last. */
  rotate: serverOnly
    .route({ method: 'POST', path: '/authority/rotate' })
    .input(z.object({ days: z.number().int().min(1).max(180).optional(), leaveBehind: z.boolean().optional() }))
    .output(done)
    .errors({
      ...notAllowed,
      CA_TAKEOVER_RUNNING: { status: 409 },
      CA_DEVICES_TOO_OLD: { status: 409, data: z.object({ count: z.number().int(), names: z.string() }) },
    }),
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
