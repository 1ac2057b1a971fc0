import type { BackupProgress, BackupSet } from '#shared/features/backups/backups.model.ts';
import { CliError } from './cli-error.ts';
import { answer, table } from './output.ts';
import { timeText } from './server-console.ts';

interface Word {
  readonly step: string;
  readonly doneBytes: number;
  readonly totalBytes: number | null;
}

/** Follows a task to its last word; a person at a terminal sees where it is, a script only the end. */
export async function follow<T extends Word>(words: AsyncIterable<T>): Promise<T> {
  let last: T | undefined;
  let shown = '';
  for await (const word of words) {
    last = word;
    const percent = word.totalBytes ? ` ${Math.floor((word.doneBytes / word.totalBytes) * 100)} %` : '';
    const text = `${word.step}${percent}`;
    if (process.stderr.isTTY && text !== shown) process.stderr.write(`\r${text.padEnd(24)}`);
    shown = text;
  }
  if (process.stderr.isTTY) process.stderr.write(`\r${' '.repeat(24)}\r`);
  if (!last) throw new CliError('CANCELLED', 'The task ended without a word.');
  return last;
}

/** What came of a backup or a check in each place; one bad place is a failure that still says what is good. */
export function tellOutcomes(json: boolean | undefined, done: BackupProgress): void {
  const bad = done.outcomes.filter((one) => !one.ok);
  if (bad.length > 0) {
    throw new CliError('BACKUP_NOT_EVERYWHERE', `Not good in: ${bad.map((one) => one.place).join(', ')}.`, {
      why: bad.map((one) => `${one.place}: ${one.problem}`).join('; '),
      todo: 'Mend the place and make a backup again; the other places are good.',
      details: done,
    });
  }
  answer(json, done, () => `${done.backupId ?? ''}: good in ${done.outcomes.map((one) => one.place).join(', ')}`);
}

export function tellSets(
  json: boolean | undefined,
  listed: { sets: readonly BackupSet[]; unreachable: readonly { place: string; code: string }[] },
): void {
  answer(json, listed, () => {
    const rows = listed.sets.map((set) => [
      set.id,
      timeText(set.createdAt),
      set.kind,
      `${(set.bytes / 1e6).toFixed(1)} MB`,
      set.status,
      set.copies.map((copy) => copy.place).join(', '),
    ]);
    const missing = listed.unreachable.map(({ place, code }) => `\n${place} cannot be read: ${code}`).join('');
    return table(['id', 'made (UTC)', 'kind', 'size', 'status', 'places'], rows) + missing;
  });
}

/** The set that is named, or the newest. */
export function chooseSet(sets: readonly BackupSet[], id: string | undefined): string {
  const found = id ?? sets[0]?.id;
  if (found !== undefined) return found;
  throw new CliError('BACKUP_NOT_FOUND', 'There is no backup yet.', { todo: 'Make one first.' });
}

/** A restore replaces what is there: a script says so, a person is shown how. */
export function demandYes(yes: boolean | undefined): void {
  if (yes) return;
  throw new CliError('CONFIRMATION_NEEDED', 'A restore takes the place of the present data.', {
    why: 'What was written after the backup is set aside; it is kept for seven days.',
    todo: 'Add --yes.',
  });
}
