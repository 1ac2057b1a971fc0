import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { alwaysOn, isWebhookUrl, type WatchSettings } from '#shared/features/watching/watch-settings.model.ts';
import { watchingContract } from '#shared/features/watching/watching.contract.ts';
import type { NotAllowed } from '#shared/kernel/refusals.ts';
import type { Result } from '#shared/kernel/result.ts';
import { isAllowed } from '#shared/kernel/scope.ts';
import { findSetting, setSetting } from '../authority/authority-store.ts';
import type { ServerContext } from '../http/server-context.ts';
import { createWatchStore, readWatchSettings } from './watch-store.ts';
import { post, webhookSecretKey } from './webhook.ts';

const os = implement(watchingContract).$context<ServerContext>();

export const watchingRouter = {
  settings: os.settings.handler(({ context, errors }) => {
    answer(permitWatching(context, 'watching.settings'), errors);
    return { ...settingsOf(context), hasSecret: findSetting(context.core.ports.db, webhookSecretKey) !== undefined };
  }),
  saveSettings: os.saveSettings.handler(({ input, context, errors }) => {
    answer(permitWatching(context, 'watching.saveSettings'), errors);
    const { secret, ...wanted } = input;
    const { webhook } = wanted;
    if (webhook.enabled && !isWebhookUrl(webhook.url)) {
      throw errors.FIELD_INVALID({ data: { field: 'url', rule: 'https' } });
    }
    const { core, actor } = context;
    if (webhook.enabled && secret === undefined && findSetting(core.ports.db, webhookSecretKey) === undefined) {
      throw errors.FIELD_INVALID({ data: { field: 'secret', rule: 'required' } });
    }
    for (const rule of alwaysOn) wanted.rules[rule].enabled = true;
    const changes = differences(settingsOf(context), wanted);
    core.app.ledger.transaction(() => {
      core.app.ledger.recordEvent({
        kind: 'settings.watching',
        actorId: actor.userId,
        deviceId: null,
        details: { outcome: 'done', ...changes, ...(secret === undefined ? {} : { webhookKeyChanged: true }) },
      });
      createWatchStore(core.app.statements).set('settings', JSON.stringify(wanted));
      if (secret !== undefined) {
        setSetting(core.ports.db, webhookSecretKey, Buffer.from(secret, 'utf8').toString('base64'));
      }
    });
    return { saved: true as const };
  }),
  testWebhook: os.testWebhook.handler(async ({ context, errors }) => {
    answer(permitWatching(context, 'watching.testWebhook'), errors);
    const { webhook } = settingsOf(context);
    if (!isWebhookUrl(webhook.url)) throw errors.FIELD_INVALID({ data: { field: 'url', rule: 'https' } });
    const { core } = context;
    const at = new Date(core.ports.clock.now()).toISOString();
    const problem = await post(core, webhook.url, JSON.stringify({ type: 'test', company: core.company, at }));
    return { delivered: problem === null, problem };
  }),
};

function settingsOf({ core }: ServerContext): WatchSettings {
  return readWatchSettings(createWatchStore(core.app.statements));
}

function permitWatching({ actor, core }: ServerContext, action: string): Result<void, NotAllowed> {
  if (isAllowed(actor, 'alert.manage')) return { ok: true, value: undefined };
  core.ports.audit({ action, outcome: 'refused', actorId: actor.userId, reason: 'NOT_ALLOWED' });
  return { ok: false, error: { code: 'NOT_ALLOWED', action: 'alert.manage' } };
}

/** Each setting that is another one now, as `rules.massViews.threshold: "200 → 50"`. */
function differences(was: unknown, is: unknown, path = ''): Record<string, string> {
  if (was === is) return {};
  if (was !== null && is !== null && typeof was === 'object' && typeof is === 'object') {
    const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
    return Object.assign(
      {},
      ...[...keys].map((key) =>
        differences(
          (was as Record<string, unknown>)[key],
          (is as Record<string, unknown>)[key],
          path === '' ? key : `${path}.${key}`,
        ),
      ),
    );
  }
  return { [path]: `${String(was ?? '')} → ${String(is ?? '')}` };
}
