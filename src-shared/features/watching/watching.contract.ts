import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { command, query, serverOnly } from '../../kernel/procedure.ts';
import { fieldInvalid, notAllowed } from '../../kernel/refusals.ts';
import { writtenMany } from '../../kernel/written.ts';
import { acknowledgement, alert } from './alert.model.ts';
import { watchSettings } from './watch-settings.model.ts';

/** What the server noticed and told this person, newest first; on a device as of the last synchronisation. */
const list = query
  .route({ method: 'GET', path: '/alerts' })
  .input(
    z.object({
      state: z.enum(['open', 'all']).default('open'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
  )
  .output(z.object({ rows: z.array(alert), total: z.number().int(), open: z.number().int() }));

/** Somebody looked into it; works offline too. */
const acknowledge = command
  .route({ method: 'POST', path: '/alerts/acknowledge' })
  .input(acknowledgement)
  .output(writtenMany)
  .errors({ ...notAllowed, ALERT_NOT_FOUND: { status: 404 } });

/** The person's open alerts that no notice outside the window has told yet. */
const untold = query
  .route({ method: 'GET', path: '/alerts/untold' })
  .output(z.array(alert.pick({ rule: true, severity: true, lastAt: true }).extend({ id })));

const markTold = command
  .route({ method: 'POST', path: '/alerts/told' })
  .input(z.object({ ids: z.array(id).min(1).max(50) }))
  .output(writtenMany);

const settings = serverOnly
  .route({ method: 'GET', path: '/watching' })
  .output(watchSettings.extend({ hasSecret: z.boolean() }))
  .errors(notAllowed);

/** Thresholds, responses and the webhook. A secret that is not given stays; what was and what is goes into the audit. */
const saveSettings = serverOnly
  .route({ method: 'PUT', path: '/watching' })
  .input(watchSettings.extend({ secret: z.string().min(16).max(200).optional() }))
  .output(z.object({ saved: z.literal(true) }))
  .errors({ ...notAllowed, ...fieldInvalid });

/** Sends a word to the webhook now and tells how it was taken. */
const testWebhook = serverOnly
  .route({ method: 'POST', path: '/watching/webhook/test' })
  .output(z.object({ delivered: z.boolean(), problem: z.string().nullable() }))
  .errors({ ...notAllowed, ...fieldInvalid });

export const alertsContract = { list, untold, acknowledge, markTold };
export const watchingContract = { settings, saveSettings, testWebhook };
