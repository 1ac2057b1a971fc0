import { implement } from '@orpc/server';
import { eventsContract } from '#shared/features/events/events.contract.ts';
import type { CoreContext } from './core-context.ts';
import { createTopic } from './topic.ts';

const os = implement(eventsContract).$context<CoreContext>();

/** Table names of what changed, until the work is locked; then the stream ends and the screen shows the lock. */
export const eventsRouter = {
  subscribe: os.subscribe.handler(async function* ({ context: { desktop, app }, signal }) {
    const topics = createTopic<string[]>();
    const work = desktop.work();
    const stops = [
      app.changes.subscribe((changes) => topics.tell([...new Set(changes.map((change) => change.table))])),
      work?.parts.topics.subscribe((topic) => topics.tell([topic])),
      desktop.states.subscribe(() => {
        if (desktop.work() === work) return;
        topics.tell(['session']);
        topics.end();
      }),
    ];
    const stream = topics.stream(signal);
    const { clock } = desktop.options.ports;
    try {
      yield { topics: [], at: clock.now() };
      for await (const changed of stream) yield { topics: changed, at: clock.now() };
    } finally {
      for (const stop of stops) stop?.();
    }
  }),
};
