import { call } from '@orpc/server';
import { coreRouter } from '#shared/app/router.ts';
import type { Desktop } from './desktop.ts';
import type { OpenWork } from './open-work.ts';

const lookEveryMs = 20_000;

/**
 * Tells the shell of each reminder once when its time comes, and after unlocking of those that were missed. They stay
 * in the list of the screen until the person has dealt with them.
 */
export function startReminding(work: OpenWork, desktop: Desktop): () => void {
  const told = new Set<string>();
  const look = async (): Promise<void> => {
    const until = work.app.ports.clock.now();
    const due = await call(coreRouter.tasks.dueReminders, { until }, { context: work.session() });
    for (const one of due) {
      const key = `${one.id} ${one.at}`;
      if (told.has(key)) continue;
      told.add(key);
      const when = one.dueAt === null ? '' : new Date(one.dueAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
      const body = [one.relatedName, when].filter((part) => part).join(' · ');
      desktop.notices.tell({ id: one.id, title: one.title, body, link: `/tasks/${one.taskId}` });
    }
  };
  const lookSafely = (): void => {
    look().catch((error: unknown) => {
      work.app.ports.log.error('remind.failed', { name: error instanceof Error ? error.name : typeof error });
    });
  };
  const timer = setInterval(lookSafely, lookEveryMs);
  timer.unref();
  lookSafely();
  return () => clearInterval(timer);
}
