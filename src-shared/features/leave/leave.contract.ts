import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { host, longHost, serverOnly } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { folderRules, leaveCertificate, leaveProgress, leaveState } from './leave.model.ts';

const folder = z.string().min(1).max(4000);
const atServer = { LEAVE_AT_SERVER: { status: 409 } } as const;
const unusable = { LEAVE_FOLDER_UNUSABLE: { status: 422, data: z.object({ rule: z.enum(folderRules) }) } } as const;

const state = host.route({ method: 'GET', path: '/leave' }).output(leaveState).errors(notAllowed);

/**
 * Everything the company has, in open formats, into a folder of the computer that holds the data: each table as NDJSON
 * and as CSV, the audit with its signatures, and a signed manifest. Read back and counted before it says done. Stop
 * listening to cancel.
 */
const exportAll = longHost
  .route({ method: 'POST', path: '/leave/export' })
  .input(z.object({ folder }))
  .output(eventIterator(leaveProgress))
  .errors({ ...notAllowed, ...atServer, ...unusable });

/** Each device in use is revoked and told to delete its data when it is next heard of. */
const callDevices = serverOnly
  .route({ method: 'POST', path: '/leave/devices' })
  .output(z.object({ asked: z.number().int() }))
  .errors(notAllowed);

/** For good: keys first, then data and backups. Only with a proven export, the company's name, and devices told. */
const destroy = longHost
  .route({ method: 'POST', path: '/leave/destroy' })
  .input(z.object({ folder, company: z.string().max(200) }))
  .output(z.object({ certificate: leaveCertificate, file: z.file() }))
  .errors({
    ...notAllowed,
    ...atServer,
    LEAVE_EXPORT_UNPROVEN: { status: 422, data: z.object({ rule: z.enum(['missing', 'differs', 'old']) }) },
    LEAVE_NAME_DIFFERS: { status: 422 },
    LEAVE_DEVICES_LEFT: { status: 409, data: z.object({ active: z.number().int() }) },
  });

export const leaveContract = { state, exportAll, callDevices, destroy };
