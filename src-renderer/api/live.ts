import { useEffect } from 'react';
import { api } from './client.ts';
import { queryClient } from './query-client.ts';

/** Rooms whose answers are made of a table, where the room's name is not the table's name in camel case. */
const roomsByTopic: Readonly<Record<string, readonly string[]>> = {
  customers: ['customers', 'search', 'contacts', 'leads', 'workbench'],
  contacts: ['contacts', 'customers', 'search'],
  tasks: ['tasks', 'customers', 'workbench'],
  leads: ['leads', 'search', 'workbench'],
  imports: ['imports'],
  importChunks: [],
};

const camel = (topic: string) => topic.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function roomOf(queryKey: readonly unknown[]): string | undefined {
  const [path] = queryKey;
  return Array.isArray(path) && typeof path[0] === 'string' ? path[0] : undefined;
}

/** Whether an answer of this room may be made of a table that changed. Unknown tables concern everybody. */
export function isConcerned(room: string, topics: readonly string[]): boolean {
  return topics.some((topic) => {
    const known = roomsByTopic[topic];
    return known ? known.includes(room) : true;
  });
}

const pending = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks again, at most every 80 ms, for everything on the screen that the topics concern. */
export function announceChange(topics: readonly string[]): void {
  for (const topic of topics) pending.add(camel(topic));
  if (pending.size === 0) return;
  if (timer !== undefined) return;
  timer = setTimeout(() => {
    const all = [...pending];
    pending.clear();
    timer = undefined;
    void queryClient.invalidateQueries({
      predicate: (query) => {
        const room = roomOf(query.queryKey);
        return room === undefined || isConcerned(room, all);
      },
    });
  }, 80);
}

const wait = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const id = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(id);
      resolve();
    });
  });

async function listen(signal: AbortSignal, onLink: (up: boolean) => void): Promise<void> {
  let pause = 500;
  let lost = false;
  while (!signal.aborted) {
    try {
      for await (const notice of await api.events.subscribe(undefined, { signal })) {
        pause = 500;
        onLink(true);
        if (lost) await queryClient.invalidateQueries();
        lost = false;
        announceChange(notice.topics);
      }
    } catch {
      if (signal.aborted) return;
    }
    lost = true;
    onLink(false);
    await wait(pause, signal);
    pause = Math.min(pause * 2, 15_000);
  }
}

/** Keeps the screen alive to changes made elsewhere; after an interruption everything is asked again. */
export function useLiveQueries(onLink: (up: boolean) => void): void {
  useEffect(() => {
    const controller = new AbortController();
    void listen(controller.signal, onLink);
    return () => controller.abort();
  }, [onLink]);
}
