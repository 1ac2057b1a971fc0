import type { SyncRun, SyncState } from '#shared/features/sync/sync.model.ts';
import { isFault } from '#shared/kernel/fault.ts';
import type { SyncDevice } from '#shared/sync/device/sync-device.ts';
import { hasWaiting } from '#shared/sync/device/waiting.ts';
import { SyncError } from '#shared/sync/protocol.ts';
import type { DeviceClient } from '../enrolment/device-client.ts';
import { createHttpTransport } from './http-transport.ts';
import { listenLive } from './listen-live.ts';

/** A burst of edits goes out together, and still within a second. */
const gatherMs = 150;
/** Without the server's word, and as a check on it. */
const scheduleMs = 60_000;
const firstRetryMs = 2_000;
const lastRetryMs = 5 * 60_000;

export interface Scheduler {
  state(): { state: SyncState; problem: { code: string; retryAt: number | null } | null };
  loading(): { done: number; total: number } | null;
  lastRun(): SyncRun | null;
  /** Exchanges at once; answers when it is over, also where it failed. */
  now(): Promise<{ run: SyncRun | null; problem: string | null }>;
  /** Something waits to be sent. */
  wake(): void;
  stop(): Promise<void>;
}

export interface SchedulerOptions {
  readonly device: SyncDevice;
  readonly client: Pick<DeviceClient, 'request'>;
  readonly clock: { now(): number };
  readonly onChange: () => void;
  readonly onError?: (code: string) => void;
}

/** Keeps a member device in step: at once after an edit, at once after the server's word, and by a schedule. */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const { device, client, clock, onChange } = options;
  const transport = createHttpTransport(client);
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isAsked = false;
  let isOnline = false;
  let problem: { code: string; retryAt: number | null } | null = null;
  let loading: { done: number; total: number } | null = null;
  let retryMs = firstRetryMs;
  let last: SyncRun | null = device.state.json<SyncRun>('lastRun') ?? null;

  const plan = (delay: number) => {
    if (isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), delay);
  };

  const run = (): Promise<void> => {
    if (running) {
      isAsked = true;
      return running;
    }
    clearTimeout(timer);
    running = exchange().finally(() => {
      running = undefined;
      onChange();
      if (isAsked && !problem) {
        isAsked = false;
        plan(0);
      }
    });
    onChange();
    return running;
  };

  const exchange = async (): Promise<void> => {
    try {
      const done = await device.exchange(transport, (progress) => {
        loading = progress;
        onChange();
      });
      const bytes = transport.takeBytes();
      const hasMoved = done.sent + done.received + done.removed > 0;
      if (hasMoved || !last) {
        last = { ...done, bytesSent: bytes.sent, bytesReceived: bytes.received };
        device.state.set('lastRun', JSON.stringify(last));
      }
      isOnline = true;
      problem = null;
      retryMs = firstRetryMs;
      plan(hasWaiting(device.parts()) ? firstRetryMs : scheduleMs);
    } catch (error) {
      if (isStopped) return;
      isOnline = false;
      loading = null;
      const code = codeOf(error);
      options.onError?.(code);
      const mayRetry = !isFinal(error);
      // Devices of one office that lost their server together do not come back in one beat.
      const delay = retryMs * (0.5 + Math.random());
      problem = { code, retryAt: mayRetry ? clock.now() + Math.round(delay) : null };
      plan(mayRetry ? delay : lastRetryMs);
      retryMs = Math.min(retryMs * 2, lastRetryMs);
    }
  };

  const live = listenLive(
    client,
    () => void run(),
    () => void run(),
  );
  plan(0);

  return {
    state: () => {
      if (device.incidents.listAsking().length > 0) return { state: 'asking', problem };
      if (running) return { state: 'syncing', problem };
      if (problem && problem.retryAt === null) return { state: 'refused', problem };
      return { state: isOnline ? 'online' : 'offline', problem };
    },
    loading: () => loading,
    lastRun: () => last,
    now: async () => {
      retryMs = firstRetryMs;
      if (running) await running;
      await run();
      return { run: last, problem: problem?.code ?? null };
    },
    wake: () => {
      if (running) isAsked = true;
      else if (!problem || retryMs <= firstRetryMs * 4) plan(gatherMs);
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      live.stop();
      await running?.catch(() => {});
    },
  };
}

function codeOf(error: unknown): string {
  if (isFault(error) || error instanceof SyncError) return error.code;
  return 'UNEXPECTED';
}

/** What time alone does not mend: a revoked device, a program too old, a stranger in the server's place. */
function isFinal(error: unknown): boolean {
  if (isFault(error)) return !error.retry;
  const finals = ['DEVICE_REVOKED', 'PERSON_INACTIVE', 'PROTOCOL_TOO_OLD', 'PROTOCOL_TOO_NEW', 'SCHEMA_TOO_NEW'];
  return error instanceof SyncError && finals.includes(error.code);
}
