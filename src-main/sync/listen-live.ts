import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { syncPaths } from '#shared/sync/wire.ts';
import type { DeviceClient } from '../enrolment/device-client.ts';

const firstRetryMs = 1_000;
const lastRetryMs = 60_000;
/** The server gives a pulse every 20 seconds; a line silent for longer is dead. */
const silenceMs = 50_000;

export interface LiveLine {
  /** Whether the server can be heard now. */
  isHeard(): boolean;
  stop(): void;
}

/**
 * Listens for the server's word that something moved; comes back by itself after every break. [sync 10.2]
 * `onHeard` is also told when the server refuses the line: an exchange learns why, such as a device that was revoked.
 */
export function listenLive(line: Pick<DeviceClient, 'request'>, onMoved: () => void, onHeard: () => void): LiveLine {
  let isStopped = false;
  let isHeard = false;
  let waiting: NodeJS.Timeout | undefined;
  let abort = new AbortController();
  let retryMs = firstRetryMs;

  const listen = async (): Promise<void> => {
    abort = new AbortController();
    let silence = setTimeout(() => abort.abort(), silenceMs);
    try {
      const answer = await line.request(syncPaths.live, { signal: abort.signal });
      if (answer.status === 401) onHeard();
      if (!answer.ok || !answer.body) return;
      isHeard = true;
      retryMs = firstRetryMs;
      onHeard();
      for await (const chunk of Readable.fromWeb(answer.body as ReadableStream<Uint8Array>)) {
        clearTimeout(silence);
        silence = setTimeout(() => abort.abort(), silenceMs);
        if (Buffer.from(chunk as Uint8Array).includes('data:')) onMoved();
      }
    } catch {
      // A broken line is the ordinary end of a stream; the schedule goes on without it.
    } finally {
      clearTimeout(silence);
      isHeard = false;
      if (!isStopped) {
        waiting = setTimeout(() => void listen(), retryMs * (0.75 + Math.random() / 2));
        retryMs = Math.min(retryMs * 2, lastRetryMs);
      }
    }
  };
  void listen();
  return {
    isHeard: () => isHeard,
    stop: () => {
      isStopped = true;
      clearTimeout(waiting);
      abort.abort();
    },
  };
}
