import type { SyncRun } from '../../features/sync/sync.model.ts';
import { type PushReply, SyncError, type SyncTransport } from '../protocol.ts';
import type { Exchange } from './exchange.ts';
import { type Batch, takeBatch } from './push-batch.ts';
import { settle } from './settle.ts';

/** While the server decides one request, the answers to the one before are stored here. */
export async function pushAll(exchange: Exchange, transport: SyncTransport, run: SyncRun): Promise<void> {
  const { parts, state, store, incarnation, pushCommands } = exchange;
  let limit = pushCommands;
  let answered: Answered | undefined;
  for (;;) {
    const batch = isComplete(answered)
      ? store(() => takeBatch(parts, incarnation(), state.get('epoch')!, limit, answered?.batch.rows))
      : undefined;
    const sending = batch && transport.push(batch.request);
    sending?.catch(() => {});
    if (answered) storeAnswers(exchange, answered, run);
    answered = undefined;
    if (!batch || !sending) return;
    try {
      answered = { batch, reply: await sending };
      limit = pushCommands;
    } catch (error) {
      if (!(error instanceof SyncError) || error.code !== 'TOO_LARGE' || limit === 1) throw error;
      limit = Math.max(1, Math.floor(Math.min(limit, batch.rows.length) / 2));
    }
  }
}

function storeAnswers(exchange: Exchange, { batch, reply }: Answered, run: SyncRun): void {
  const { parts, state, store, now } = exchange;
  const settled = store(() => {
    const result = settle(parts, batch.rows, reply, now());
    state.set('acked', String(Number(state.get('acked') ?? 0) + result.decided));
    return result;
  });
  run.sent += settled.decided;
}

interface Answered {
  readonly batch: Batch;
  readonly reply: PushReply;
}

/** Every command of the request was decided, so what follows may be sent. */
function isComplete(answered: Answered | undefined): boolean {
  return !answered || answered.reply.results.every((result) => result[1] !== 'failed');
}
