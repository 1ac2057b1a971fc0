import { implement } from '@orpc/server';
import { eventsContract } from '#shared/features/events/events.contract.ts';
import type { ServerContext } from './server-context.ts';

const os = implement(eventsContract).$context<ServerContext>();

/** A burst of writes is one notice: screens ask again at most this often. */
const gatherMs = 100;

/** Names of changed tables to a signed-in browser, from its first empty notice until its session ends. */
export const eventsRouter = {
  subscribe: os.subscribe.handler(async function* ({ context, signal }) {
    const { core, connections, actor, session, deviceId } = context;
    const topics = new Set<string>();
    let wake = () => {};
    let isOver = false;
    const end = () => {
      isOver = true;
      wake();
    };
    const stopListening = core.app.changes.subscribe((changes) => {
      for (const change of changes) topics.add(change.table);
      wake();
    });
    const forget = connections.add({
      userId: actor.userId,
      ...(session ? { sessionId: session.id } : {}),
      ...(deviceId ? { deviceId } : {}),
      cut: end,
    });
    signal?.addEventListener('abort', end);
    try {
      yield { topics: [], at: core.ports.clock.now() };
      while (!isOver) {
        if (topics.size === 0) await new Promise<void>((resolve) => (wake = resolve));
        if (!isOver) await new Promise((resolve) => setTimeout(resolve, gatherMs));
        if (isOver) return;
        const told = [...topics];
        topics.clear();
        yield { topics: told, at: core.ports.clock.now() };
      }
    } finally {
      stopListening();
      forget();
      signal?.removeEventListener('abort', end);
    }
  }),
};
