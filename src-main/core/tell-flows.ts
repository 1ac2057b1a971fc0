import { call } from '@orpc/server';
import { coreRouter } from '#shared/app/router.ts';
import type { Session } from '#shared/app/session.ts';
import { flowNoticeWords } from '#shared/features/flows/flow-notice.model.ts';
import { lookAgain } from './look-again.ts';
import type { RemindOptions } from './remind.ts';

const lookEveryMs = 20_000;

/** Tells of each document that waits for the person's word once, and again when somebody urges; at the start all as one. */
export function startTellingFlows(options: RemindOptions): () => void {
  const told = new Set<string>();
  return lookAgain({
    look: () => tellFlows(options, told),
    everyMs: lookEveryMs,
    failure: 'flows.notTold',
    log: options.log,
  });
}

export async function tellFlows({ session, notices, language }: RemindOptions, told: Set<string>): Promise<void> {
  if (!notices.isHeard()) return;
  const context: Session = session();
  const { rows } = await call(coreRouter.flows.box, { box: 'todo', limit: 50 }, { context });
  const keyOf = (row: (typeof rows)[number]) => `${row.taskId} ${row.urgedAt ?? ''}`;
  const fresh = rows.filter((row) => !told.has(keyOf(row)));
  for (const row of fresh) told.add(keyOf(row));
  const [first] = fresh;
  if (!first) return;
  const words = flowNoticeWords[language()];
  const body = fresh.length > 1 ? words.many(fresh.length) : [first.no, first.title].filter(Boolean).join(' · ');
  const title = fresh.length === 1 && first.urged ? words.urged : words.title;
  notices.tell({ id: first.taskId!, title, body, link: '/flows', reminder: false });
}
