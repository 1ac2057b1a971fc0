import type { SyncRun } from '../../features/sync/sync.model.ts';
import { type PushReply, SyncError, type SyncTransport } from '../protocol.ts';
import type { Exchange } from './exchange.ts';
import type { OutboxRow } from './outbox.ts';
import { type Batch, takeBatch } from './push-batch.ts';
import { settle } from './settle.ts';

/** While the server decides one request, the answers to the one before are stored here and the next one is made up. */
export async function pushAll(exchange: Exchange, transport: SyncTransport, run: SyncRun): Promise<void> {
  const { parts, state, store, incarnation, pushCommands } = exchange;
  let limit = pushCommands;
  const take = (before: readonly OutboxRow[] = []) =>
    store(() => takeBatch(parts, incarnation(), state.get('epoch')!, limit, before));
  let batch = take();
  let answered: Answered | undefined;
  while (batch) {
    const sending = transport.push(batch.request);
    sending.catch(() => {});
    await transport.left?.();
    if (answered) storeAnswers(exchange, answered, run);
    answered = undefined;
    const next = take(batch.rows);
    try {
      answered = { batch, reply: await sending };
    } catch (error) {
      if (!(error instanceof SyncError) || error.code !== 'TOO_LARGE' || limit === 1) throw error;
      limit = Math.max(1, Math.floor(Math.min(limit, batch.rows.length) / 2));
      batch = take();
      continue;
    }
    const isLimited = limit < pushCommands;
    limit = pushCommands;
    if (!isComplete(answered)) break;
    batch = isLimited ? take(batch.rows) : next;
  }
  if (answered) storeAnswers(exchange, answered, run);
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
function isComplete(answered: Answered): boolean {
  return answered.reply.results.every((result) => result[1] !== 'failed');
}
