import { useSyncExternalStore } from 'react';
import type { ImportPreview, ImportReport, UndoReport } from '#shared/features/imports/imports.contract.ts';
import { api } from '../../api/client.ts';
import { type Explanation, explain } from '../../api/explain.ts';
import { queryClient } from '../../api/query-client.ts';
import { formatNumber } from '../../ui/format.ts';
import { noticeDone, noticeProblem } from '../../ui/notices.tsx';
import { say } from '../../ui/texts.ts';
import { startWork } from '../../ui/work.ts';
import { importsTexts } from './imports.texts.ts';

export type RunReport = ImportReport & { readonly status: 'completed' | 'partial' | 'cancelled' };

/** An import of this window on its way, or how it ended; kept so that its page can be left and opened again. */
export interface ImportRun {
  readonly state: 'running' | 'cancelling' | 'done' | 'failed';
  readonly preview: ImportPreview;
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
  readonly report?: RunReport;
  readonly problem?: Explanation;
}

let runs: ReadonlyMap<string, ImportRun> = new Map();
const listeners = new Set<() => void>();

function set(id: string, part: Partial<ImportRun>): void {
  const before = runs.get(id);
  if (!before && !part.preview) return;
  runs = new Map(runs).set(id, { ...before, ...part } as ImportRun);
  for (const listener of listeners) listener();
}

export function useImportRun(id: string): ImportRun | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => runs.get(id),
  );
}

/** Runs an import in the background, with its progress in the tray. */
export async function runImport(preview: ImportPreview): Promise<void> {
  const { importId, fileName, rowCount } = preview;
  forgetOpen(importId);
  set(importId, { preview, state: 'running', done: 0, total: rowCount, startedAt: Date.now() });
  await startWork(
    {
      title: say(importsTexts, 'running', { name: fileName }),
      path: `/imports/${importId}`,
      cancel: () => void cancelImport(importId),
      finished: (report: RunReport | undefined) => (report ? doneText(report) : ''),
    },
    async (tell) => {
      try {
        let report: RunReport | undefined;
        for await (const step of await api.imports.run({ importId })) {
          if (step.type === 'progress') {
            set(importId, { done: step.done, total: step.total });
            tell({ done: step.done, total: step.total });
          } else report = step;
        }
        set(importId, { state: 'done', ...(report ? { report } : {}) });
        return report;
      } catch (error) {
        set(importId, { state: 'failed', problem: explain(error) });
        throw error;
      } finally {
        void queryClient.invalidateQueries();
      }
    },
  );
}

function doneText({ counts }: RunReport): string {
  return say(importsTexts, 'doneText', {
    inserted: formatNumber(counts.inserted),
    updated: formatNumber(counts.updated),
    failed: formatNumber(counts.failed),
  });
}

/** Stops a running import and takes back what it wrote, or forgets an open file. */
export async function cancelImport(importId: string): Promise<boolean> {
  const isRunning = runs.get(importId)?.state === 'running';
  if (isRunning) set(importId, { state: 'cancelling' });
  try {
    await api.imports.cancel({ importId });
    noticeDone(say(importsTexts, isRunning ? 'cancelled' : 'givenUp'));
    forgetOpen(importId);
    void queryClient.invalidateQueries();
    return true;
  } catch (error) {
    if (isRunning) set(importId, { state: 'running' });
    noticeProblem(explain(error));
    return false;
  }
}

/** Takes an import back in the background; answers what was kept and why. */
export async function undoImport(job: { id: string; fileName: string }): Promise<UndoReport | undefined> {
  const controller = new AbortController();
  return startWork(
    {
      title: say(importsTexts, 'undoing', { name: job.fileName }),
      path: '/imports',
      cancel: () => controller.abort(),
      finished: (report: UndoReport | undefined) => (report ? undoneText(report) : ''),
    },
    async (tell) => {
      try {
        let report: UndoReport | undefined;
        for await (const step of await api.imports.undo({ importId: job.id }, { signal: controller.signal })) {
          if (step.type === 'progress') tell({ done: step.done, total: step.total });
          else report = step;
        }
        return report;
      } finally {
        const { [job.id]: _gone, ...kept } = Object.fromEntries(runs);
        runs = new Map(Object.entries(kept));
        for (const listener of listeners) listener();
        void queryClient.invalidateQueries();
      }
    },
  );
}

function undoneText({ removed, reverted, keptCount }: UndoReport): string {
  const values = { removed: formatNumber(removed), reverted: formatNumber(reverted), kept: formatNumber(keptCount) };
  return say(importsTexts, keptCount > 0 ? 'undoneKept' : 'undone', values);
}

const openKey = 'outpost.openImport';
let openPreview: ImportPreview | undefined;

/** Remembers the file that is being prepared: its id only leaves memory, so that the window can be loaded again. */
export function rememberOpen(preview: ImportPreview): void {
  openPreview = preview;
  sessionStorage.setItem(openKey, preview.importId);
}

export function forgetOpen(importId: string): void {
  if (openPreview?.importId === importId) openPreview = undefined;
  if (sessionStorage.getItem(openKey) === importId) sessionStorage.removeItem(openKey);
}

export function openImportId(): string | null {
  return sessionStorage.getItem(openKey);
}

export function knownPreview(importId: string): ImportPreview | undefined {
  return openPreview?.importId === importId ? openPreview : undefined;
}
