import { useSyncExternalStore } from 'react';
import { takeApprovalNeeded } from '../api/approval-asked.ts';
import { type Explanation, explain } from '../api/explain.ts';

/** Long work as a person follows it: how far, how long still, a way to stop it. */
export interface Work {
  readonly id: number;
  readonly title: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  /** How the counts are said; plain numbers unless told. */
  readonly unit?: 'bytes';
  /** What is going on now, or what came of it. */
  readonly detail: string;
  readonly startedAt: number;
  readonly problem?: Explanation;
  readonly cancel?: () => void;
  /** Where the result can be seen. */
  readonly path?: string;
}

export interface WorkReport {
  readonly done?: number;
  readonly total?: number | null;
  readonly detail?: string;
}

let works: readonly Work[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Work[]): void {
  works = next;
  for (const listener of listeners) listener();
}

function patch(id: number, part: Partial<Work>): void {
  set(works.map((work) => (work.id === id ? { ...work, ...part } : work)));
}

/** All long work of this window, newest last. */
export function useWorks(): readonly Work[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => works,
  );
}

export function dismissWork(id: number): void {
  set(works.filter((work) => work.id !== id));
}

export interface WorkOptions<T> {
  readonly title: string;
  readonly path?: string;
  readonly unit?: 'bytes';
  /** What to say at the end. */
  readonly finished?: (result: T) => string;
  /** Left out: stopping means ending the stream. */
  readonly cancel?: () => void;
}

/**
 * Starts long work that goes on while the person does something else: a tray shows it with counts, time left and
 * cancel. `job` reports as often as it likes and ends early when the signal says so.
 */
export async function startWork<T>(
  options: WorkOptions<T>,
  job: (report: (part: WorkReport) => void, signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const id = nextId;
  nextId += 1;
  const controller = new AbortController();
  set([
    ...works,
    {
      id,
      title: options.title,
      state: 'running',
      done: 0,
      total: null,
      detail: '',
      startedAt: Date.now(),
      cancel: () => {
        options.cancel?.();
        controller.abort();
        patch(id, { state: 'cancelled' });
      },
      ...(options.path ? { path: options.path } : {}),
      ...(options.unit ? { unit: options.unit } : {}),
    },
  ]);
  try {
    const result = await job((part) => patch(id, part), controller.signal);
    if (!controller.signal.aborted) patch(id, { state: 'done', detail: options.finished?.(result) ?? '' });
    return result;
  } catch (error) {
    takeApprovalNeeded(error);
    if (!controller.signal.aborted) patch(id, { state: 'failed', problem: explain(error) });
    return undefined;
  }
}
