import { useEffect } from 'react';
import { api } from './client.ts';
import { queryClient } from './query-client.ts';
import { shareStream } from './shared-stream.ts';
import { wait } from './wait.ts';

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

/** What every window hears from the one that listens. */
interface LiveWord {
  readonly up: boolean;
  /** The stream is back after an interruption: anything may have changed. */
  readonly back: boolean;
  readonly topics: readonly string[];
}

async function listen(signal: AbortSignal, tell: (word: LiveWord) => void): Promise<void> {
  let pause = 500;
  let lost = false;
  while (!signal.aborted) {
    try {
      for await (const notice of await api.events.subscribe(undefined, { signal })) {
        pause = 500;
        tell({ up: true, back: lost, topics: notice.topics });
        lost = false;
      }
    } catch {
      if (signal.aborted) return;
    }
    lost = true;
    tell({ up: false, back: false, topics: [] });
    await wait(pause, signal);
    pause = Math.min(pause * 2, 15_000);
  }
}

/** Keeps the screen alive to changes made elsewhere; after an interruption everything is asked again. */
export function useLiveQueries(onLink: (up: boolean) => void): void {
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const onWord = ({ up, back, topics }: LiveWord) => {
      onLink(up);
      if (back) void queryClient.invalidateQueries();
      announceChange(topics);
    };
    void shareStream<LiveWord>('live', signal, (tell) => listen(signal, tell), onWord);
    return () => controller.abort();
  }, [onLink]);
}
