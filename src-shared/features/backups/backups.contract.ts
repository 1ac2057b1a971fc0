import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { host, longHost } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import {
  backupPlaceKinds,
  backupPreview,
  backupProgress,
  backupRestoreProgress,
  backupSet,
  backupSettings,
  backupState,
} from './backups.model.ts';

/** A set of another device opens with the recovery key only: none was given, or not its company's. */
const wrongRecoveryKey = {
  WRONG_RECOVERY_KEY: { status: 401, data: z.object({ reason: z.enum(['missing', 'mistyped', 'notForThis']) }) },
} as const;
/** One backup at a time; the one that runs goes on. */
const busy = { BACKUP_RUNNING: { status: 409 } } as const;
const notFound = { BACKUP_NOT_FOUND: { status: 404 } } as const;
/** A check failed; `rule` says which, nothing of the present data was touched. */
const damaged = {
  BACKUP_DAMAGED: {
    status: 422,
    data: z.object({
      rule: z.enum(['size', 'hash', 'signature', 'chain', 'envelope', 'contents', 'database', 'counts', 'recipient']),
    }),
  },
} as const;

const state = host.route({ method: 'GET', path: '/backups/settings' }).output(backupState).errors(notAllowed);

const saveSettings = host
  .route({ method: 'PUT', path: '/backups/settings' })
  .input(backupSettings)
  .output(backupState)
  .errors({
    ...notAllowed,
    BACKUP_FOLDER_UNUSABLE: {
      status: 422,
      data: z.object({
        field: z.enum(['folder', 'secondFolder']),
        rule: z.enum(['notAbsolute', 'missing', 'notWritable', 'inside']),
      }),
    },
  });

/** Newest first. Reads the places, so it also sees what another program put there or took away. */
const list = host
  .route({ method: 'GET', path: '/backups' })
  .output(
    z.object({
      sets: z.array(backupSet),
      /** Places that could not be read now, with their fault code. */
      unreachable: z.array(z.object({ place: z.enum(backupPlaceKinds), code: z.string() })),
    }),
  )
  .errors(notAllowed);

/** Makes a backup now. Stop listening to cancel it: what was half-written is ignored and swept later. */
const run = longHost
  .route({ method: 'POST', path: '/backups/run' })
  .output(eventIterator(backupProgress))
  .errors({ ...notAllowed, ...busy });

/** Reads a copy whole: hash, signature, decryption, integrity and counts. */
const verify = longHost
  .route({ method: 'POST', path: '/backups/{id}/verify' })
  .input(z.object({ id, place: z.enum(backupPlaceKinds).optional() }))
  .output(eventIterator(backupProgress))
  .errors({ ...notAllowed, ...notFound, ...busy });

const restorePreview = host
  .route({ method: 'GET', path: '/backups/{id}/preview' })
  .input(z.object({ id }))
  .output(backupPreview)
  .errors({ ...notAllowed, ...notFound, ...damaged });

/**
 * Brings a backup back: verified whole first, then exchanged with the present data, which is kept for seven days.
 * The desktop locks at the end; the server asks to be started again.
 */
const restore = longHost
  .route({ method: 'POST', path: '/backups/{id}/restore' })
  .input(
    z.object({
      id,
      place: z.enum(backupPlaceKinds).optional(),
      /** For a set that is not `own`, such as that of a lost computer. */
      recoveryKey: z.string().max(1000).optional(),
    }),
  )
  .output(eventIterator(backupRestoreProgress))
  .errors({ ...notAllowed, ...notFound, ...damaged, ...busy, ...wrongRecoveryKey, BACKUP_NEWER: { status: 409 } });

export const backupsContract = { settings: state, saveSettings, list, run, verify, restorePreview, restore };
