import type { BackupPlaceKind, BackupProgress } from '#shared/features/backups/backups.model.ts';
import { api } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { queryClient } from '../../api/query-client.ts';
import { noticeProblem } from '../../ui/notices.tsx';
import { say } from '../../ui/texts.ts';
import { startWork } from '../../ui/work.ts';
import { backupsTexts } from './backups.texts.ts';

const capital = <Word extends string>(word: Word) =>
  `${word.charAt(0).toUpperCase()}${word.slice(1)}` as Capitalize<Word>;

export function placeWord(place: BackupPlaceKind): string {
  return say(backupsTexts, `place${capital(place)}`);
}

const places = (kinds: readonly BackupPlaceKind[]) => kinds.map(placeWord).join('、');

async function follow(
  stream: AsyncIterable<BackupProgress>,
  report: (part: { done: number; total: number | null; detail: string }) => void,
): Promise<BackupProgress | undefined> {
  let last: BackupProgress | undefined;
  for await (const step of stream) {
    last = step;
    const word = say(backupsTexts, `step${capital(step.step)}`);
    report({
      done: step.doneBytes,
      total: step.totalBytes,
      detail: step.place ? `${word} · ${placeWord(step.place)}` : word,
    });
  }
  void queryClient.invalidateQueries();
  return last;
}

/** A backup in the background, with its progress in the tray; what failed in a place is said with its reason. */
export async function backUpNow(): Promise<void> {
  await startWork(
    {
      title: say(backupsTexts, 'title'),
      path: '/system/backups',
      unit: 'bytes',
      finished: (last: BackupProgress | undefined) => outcomeText(last),
    },
    async (report, signal) => follow(await api.backups.run(undefined, { signal }), report),
  );
}

/** Reads a copy whole again, in the background. */
export async function verifyBackup(id: string): Promise<void> {
  await startWork(
    {
      title: say(backupsTexts, 'verifying'),
      path: '/system/backups',
      unit: 'bytes',
      finished: (last: BackupProgress | undefined) =>
        say(backupsTexts, last?.outcomes.some((each) => !each.ok) ? 'verifyFailed' : 'verified'),
    },
    async (report, signal) => follow(await api.backups.verify({ id }, { signal }), report),
  );
}

function outcomeText(last: BackupProgress | undefined): string {
  const outcomes = last?.outcomes ?? [];
  const failed = outcomes.filter((each) => !each.ok);
  for (const each of failed) if (each.problem) noticeProblem(explainRefusal({ code: each.problem, data: {} }));
  return failed.length > 0
    ? say(backupsTexts, 'donePart', { places: places(failed.map((each) => each.place)) })
    : say(backupsTexts, 'doneAll', { places: places(outcomes.map((each) => each.place)) });
}
