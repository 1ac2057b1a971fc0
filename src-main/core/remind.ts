import { call } from '@orpc/server';
import { coreRouter } from '#shared/app/router.ts';
import type { Session } from '#shared/app/session.ts';
import type { MachineSettings, Notice } from '#shared/features/desktop/desktop.model.ts';
import { noticeWords } from '#shared/features/desktop/notice.model.ts';
import type { Log } from '#shared/ports/ports.ts';
import { lookAgain } from './look-again.ts';
import type { Topic } from './topic.ts';

const lookEveryMs = 20_000;
/** More at once, as after a holiday, are told as one. */
const mostAtOnce = 3;

export type ReminderAnswer = 'done' | 'snooze';
export const snoozeMs = 10 * 60_000;

export interface RemindOptions {
  readonly session: () => Session;
  readonly notices: Pick<Topic<Notice>, 'tell' | 'isHeard'>;
  readonly language: () => MachineSettings['language'];
  readonly log: Log;
}

type Due = Awaited<ReturnType<typeof findDue>>[number];

/**
 * Tells the shell of each reminder once when its time comes, and after unlocking of those that were missed. While no
 * shell listens they wait; once told they stay in the list of the screen until the person has dealt with them.
 */
export function startReminding(options: RemindOptions): () => void {
  return lookAgain({ look: () => look(options), everyMs: lookEveryMs, failure: 'remind.failed', log: options.log });
}

async function look({ session, notices, language }: RemindOptions): Promise<void> {
  if (!notices.isHeard()) return;
  const due = await findDue(session());
  if (due.length === 0) return;
  const ids = due.map((one) => one.id);
  await call(coreRouter.tasks.markReminded, { ids }, { context: session() });
  for (const notice of toNotices(due, language())) notices.tell(notice);
}

function findDue(session: Session) {
  return call(coreRouter.tasks.dueReminders, { until: session.app.ports.clock.now() }, { context: session });
}

/** Where several of a kind are looked at. */
const listOf = { task: '/tasks', event: '/schedule', redRequest: '/red-requests' } as const;

function toNotices(due: readonly Due[], language: MachineSettings['language']): Notice[] {
  const words = noticeWords[language];
  if (due.length > mostAtOnce) {
    const missed = due.filter((one) => one.missed).length;
    const link = listOf[due.every((one) => one.targetType === due[0]!.targetType) ? due[0]!.targetType : 'task'];
    return [{ id: due[0]!.id, ...words.many(due.length, missed), link, reminder: false }];
  }
  return due.map((one) => {
    const when = one.dueAt === null ? '' : new Date(one.dueAt).toLocaleString(language, { timeZone: 'Asia/Shanghai' });
    const subject = one.targetType === 'redRequest' ? words.redDue(one.title) : one.title;
    const title = one.missed ? words.missed(subject) : subject;
    const body = [one.relatedName, when].filter((part) => part).join(' · ');
    return { id: one.id, title, body, link: one.path, reminder: true };
  });
}

/** The person answered in the system's notification area, where no window need be open. */
export async function answerReminder(session: Session, id: string, answer: ReminderAnswer): Promise<void> {
  const context = { context: session };
  if (answer === 'done') await call(coreRouter.tasks.dismissReminder, { id }, context);
  else {
    const until = session.app.ports.clock.now() + snoozeMs;
    await call(coreRouter.tasks.snoozeReminder, { id, until }, context);
  }
}
