import { Worker } from 'node:worker_threads';
import { Fault, type FaultCode, isFault } from '../kernel/fault.ts';
import { workerFile } from '../node/worker-file.ts';
import type { OpenResult, OpenTask } from './open-task.ts';
import type { SealResult, SealTask } from './seal-task.ts';

export type WorkerStep = 'snapshot' | 'checking' | 'sealing' | 'verifying';
export type ReportProgress = (step: WorkerStep, done: number, total: number | null) => void;

export type WorkerTask = SealTask | OpenTask;

/** What a worker says: how far it is, what came of it, or why it could not. */
export type WorkerWord =
  | { readonly step: WorkerStep; readonly done: number; readonly total: number | null }
  | { readonly result: SealResult | OpenResult }
  | { readonly fault: WireFault };

export interface WireFault {
  readonly code: FaultCode | null;
  readonly retry: boolean;
  readonly details: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface TaskOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: ReportProgress;
}

/** Does a task in a thread of its own, so that neither SQL nor ciphers hold up the host. Abort ends the thread. */
export async function runWorkerTask(task: SealTask, options?: TaskOptions): Promise<SealResult>;
export async function runWorkerTask(task: OpenTask, options?: TaskOptions): Promise<OpenResult>;
export async function runWorkerTask(task: WorkerTask, options: TaskOptions = {}): Promise<SealResult | OpenResult> {
  if (options.signal?.aborted) throw new Fault('CANCELLED', false);
  const secret = task.type === 'seal' ? task.dek : task.newKey;
  const copy = secret && Uint8Array.from(secret);
  const sent = task.type === 'seal' ? { ...task, dek: copy } : { ...task, ...(copy && { newKey: copy }) };
  const worker = new Worker(workerFile('src-shared/backup/backup.worker.ts'), {
    workerData: sent,
    transferList: copy ? [copy.buffer] : [],
    stdin: false,
  });
  const abort = (): void => void worker.terminate();
  options.signal?.addEventListener('abort', abort, { once: true });
  try {
    return await listen(worker, options);
  } finally {
    options.signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

function listen(worker: Worker, options: TaskOptions): Promise<SealResult | OpenResult> {
  return new Promise((resolve, reject) => {
    worker.on('message', (word: WorkerWord) => {
      if ('result' in word) resolve(word.result);
      else if ('fault' in word) reject(faultFromWire(word.fault));
      else options.onProgress?.(word.step, word.done, word.total);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      const cancelled = options.signal?.aborted === true;
      reject(cancelled ? new Fault('CANCELLED', false) : new Error(`The backup thread ended with ${code}`));
    });
  });
}

export function faultToWire(error: unknown): WireFault {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (isFault(error)) return { code: error.code, retry: error.retry, details: plain(error.details), message };
  return { code: null, retry: false, details: {}, message };
}

function faultFromWire(wire: WireFault): Error {
  return wire.code ? new Fault(wire.code, wire.retry, wire.details, new Error(wire.message)) : new Error(wire.message);
}

function plain(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(details)) as Record<string, unknown>;
}
