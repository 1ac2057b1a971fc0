import { call } from '@orpc/server';
import { coreRouter } from '#shared/app/router.ts';
import type { Session } from '#shared/app/session.ts';
import type { Notice } from '#shared/features/desktop/desktop.model.ts';
import { alertWords } from '#shared/features/watching/alert-words.model.ts';
import { lookAgain } from './look-again.ts';
import type { RemindOptions } from './remind.ts';

const lookEveryMs = 15_000;
/** More at once are told as one. */
const mostAtOnce = 3;

/** Tells an administrator of each security alert once, outside the window: it came down with the last synchronisation. */
export function startTellingAlerts(options: RemindOptions): () => void {
  return lookAgain({
    look: () => tellAlerts(options),
    everyMs: lookEveryMs,
    failure: 'alerts.notTold',
    log: options.log,
  });
}

export async function tellAlerts({ session, notices, language }: RemindOptions): Promise<void> {
  if (!notices.isHeard()) return;
  const context: Session = session();
  const untold = await call(coreRouter.alerts.untold, undefined, { context });
  const [first] = untold;
  if (!first) return;
  await call(coreRouter.alerts.markTold, { ids: untold.map((row) => row.id) }, { context });
  const words = alertWords[language()];
  const link = '/system/alerts';
  const told: Notice[] =
    untold.length > mostAtOnce
      ? [{ id: first.id, title: words.title, body: words.many(untold.length), link, reminder: false }]
      : untold.map((row) => ({ id: row.id, title: words.title, body: words.rules[row.rule], link, reminder: false }));
  for (const notice of told) notices.tell(notice);
}
