import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { syncFolder, writeAtomic } from '../node/write-atomic.ts';

/** How long the data from before a restore stays. */
export const keptDays = 7;

const plan = z.object({
  from: z.string(),
  kept: z.string(),
  names: z.array(z.string()),
  /** Present files that belong to the data from before and have no successor. */
  aside: z.array(z.string()),
});
type Plan = z.infer<typeof plan>;

/** What belongs to a database beside its file, and must not meet another database. */
const sideEnds = ['-wal', '-shm', '-journal'];

/**
 * Exchanges the contents of a restored folder (inside `folder`) with the present ones, which move to a folder that is
 * kept for seven days. The plan is written first: after a crash `finishSwap` brings it to its end. The database is closed.
 */
export function swapIn(
  folder: string,
  from: string,
  now: number,
  aside: readonly string[] = [],
): { readonly keptFolder: string } {
  const moment = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const names = readdirSync(path.join(folder, from)).filter((name) => !isSide(name));
  const made: Plan = { from, kept: `kept-${moment}`, names, aside: [...aside] };
  writeAtomic(planPath(folder), JSON.stringify(made));
  carryOut(folder, made);
  return { keptFolder: path.join(folder, made.kept) };
}

/** Ends an exchange that was interrupted. Hosts call it before they open a data folder. */
export function finishSwap(folder: string): void {
  if (!existsSync(planPath(folder))) return;
  carryOut(folder, plan.parse(JSON.parse(readFileSync(planPath(folder), 'utf8'))));
}

/** Takes away what restores left more than seven days ago. */
export function sweepKept(folder: string, now: number): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, year, month, day] = /^kept-(\d{4})(\d\d)(\d\d)T\d{6}Z$/.exec(name) ?? [];
    if (!day) continue;
    const age = now - Date.UTC(Number(year), Number(month) - 1, Number(day));
    if (age > (keptDays + 1) * 86_400_000) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** Every step is skipped where it is done already, so the plan may be carried out any number of times. */
function carryOut(folder: string, { from, kept, names, aside }: Plan): void {
  const inside = (...parts: string[]): string => path.join(folder, ...parts);
  mkdirSync(inside(kept), { recursive: true, mode: 0o700 });
  for (const name of aside) {
    if (existsSync(inside(name)) && !existsSync(inside(kept, name))) renameSync(inside(name), inside(kept, name));
  }
  for (const name of names) {
    if (!existsSync(inside(from, name))) continue;
    for (const one of [...sideEnds.map((end) => `${name}${end}`), name]) {
      if (existsSync(inside(one))) renameSync(inside(one), inside(kept, one));
    }
    renameSync(inside(from, name), inside(name));
  }
  syncFolder(folder);
  syncFolder(inside(kept));
  if (readdirSync(inside(kept)).length === 0) rmSync(inside(kept), { recursive: true });
  rmSync(inside(from), { recursive: true, force: true });
  rmSync(planPath(folder), { force: true });
}

function isSide(name: string): boolean {
  return sideEnds.some((end) => name.endsWith(`.db${end}`));
}

function planPath(folder: string): string {
  return path.join(folder, 'restore-plan.json');
}
