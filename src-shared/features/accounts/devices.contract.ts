import { z } from 'zod';
import { id, line } from '../../kernel/fields.ts';
import { serverOnly } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { device, done, leaseDays, ownDevice, wipeRecord } from './account.model.ts';

const deviceNotFound = { DEVICE_NOT_FOUND: { status: 404 } } as const;
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
