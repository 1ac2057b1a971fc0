import { createHmac } from 'node:crypto';
import { fetch } from 'undici';
import { isWebhookUrl, type WatchSettings } from '#shared/features/watching/watch-settings.model.ts';
import { findSetting } from '../authority/authority-store.ts';
import type { ServerCore } from '../host/server-core.ts';

export const webhookSecretKey = 'secret.webhook';
const timeoutMs = 10_000;
const firstRetryMs = 5_000;
const lastRetryMs = 3_600_000;
/** About a day of tries. */
const mostAttempts = 30;
const perLook = 10;

interface Delivery {
  id: string;
  body: string;
  attempts: number;
}

/** Puts an alert on its way. The body names rule, person and device by what the company calls its own people. */
export function queueDelivery(core: ServerCore, alertId: string, body: Record<string, unknown>): void {
  core.app
    .statements(
      `INSERT INTO alert_deliveries (id, alert_id, body, attempts, next_at, state) VALUES (?, ?, ?, 0, ?, 'waiting')`,
    )
    .run(core.ports.ids.next(), alertId, JSON.stringify(body), core.ports.clock.now());
}

/** Sends what is due, each with more time between the tries; what nobody took for a day is given up and told so. */
export async function deliverDue(core: ServerCore, { webhook }: WatchSettings): Promise<void> {
  if (!webhook.enabled) return;
  const now = core.ports.clock.now();
  const due = core.app.db.rows<Delivery>(
    `SELECT id, body, attempts FROM alert_deliveries WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at LIMIT ${perLook}`,
    now,
  );
  for (const delivery of due) {
    const problem = await post(core, webhook.url, delivery.body);
    if (!core.app.sqlite.open) return;
    const attempts = delivery.attempts + 1;
    const state = problem === null ? 'done' : attempts >= mostAttempts ? 'failed' : 'waiting';
    const wait = Math.min(lastRetryMs, firstRetryMs * 2 ** Math.min(attempts - 1, 20));
    core.app
      .statements('UPDATE alert_deliveries SET attempts = ?, next_at = ?, state = ?, problem = ? WHERE id = ?')
      .run(attempts, now + wait, state, problem, delivery.id);
    if (state === 'failed') {
      core.ports.audit({ action: 'alert.webhook', outcome: 'refused', actorId: null, reason: problem ?? '' });
    }
  }
}

/** Null when it was taken, else a word for the reason. Redirects are not followed: the signature is for this address. */
export async function post(core: ServerCore, url: string, body: string): Promise<string | null> {
  if (!isWebhookUrl(url)) return 'URL_REFUSED';
  const time = String(Math.floor(core.ports.clock.now() / 1000));
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { 'content-type': 'application/json', 'x-outpost-signature': signatureOf(core, time, body) },
      body,
    });
    await response.body?.cancel();
    return response.ok ? null : `HTTP_${response.status}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'UNREACHABLE';
  }
}

/** `t=<unix seconds>,v1=<HMAC-SHA256 of "<t>.<body>">`: the receiver knows the sender, and that it is not an old word. */
function signatureOf(core: ServerCore, time: string, body: string): string {
  const secret = Buffer.from(findSetting(core.ports.db, webhookSecretKey) ?? '', 'base64');
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}
