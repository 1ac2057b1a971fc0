import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { serverOnly } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { accountNotFound, done, enrolCodeRow } from './account.model.ts';

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
