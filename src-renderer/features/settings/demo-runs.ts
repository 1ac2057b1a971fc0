import { type DemoCounts, demoSize } from '#shared/features/demo/demo.model.ts';
import type { Api } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { wait } from '../../api/wait.ts';
import { formatNumber } from '../../ui/format.ts';
import { say } from '../../ui/texts.ts';
import { startWork, type WorkReport } from '../../ui/work.ts';
import { settingsTexts } from './settings.texts.ts';

/** Where the tray leads, and by which the section knows its own work. */
export const demoPath = '/settings';
const lookEveryMs = 700;

type DemoApi = Pick<Api, 'demo'>;

/** Adds the sample company in the background; stopping leaves what is there, to be removed. */
export async function installDemo(api: DemoApi): Promise<void> {
  const total = demoSize.customers + demoSize.leads;
  await startWork(
    {
      title: say(settingsTexts, 'demoInstalling'),
      path: demoPath,
      finished: () => say(settingsTexts, 'demoInstalled'),
    },
    (report, signal) =>
      followed(
        api,
        signal,
        report,
        (counts) => ({ done: sizeOf(counts), total }),
        api.demo.install(undefined, { signal }),
      ),
  );
  await askAgain();
}

/** Takes the sample company away in the background; stopping leaves the rest, to be removed later. */
export async function removeDemo(api: DemoApi): Promise<void> {
  const total = sizeOf((await api.demo.status()).counts);
  await startWork(
    {
      title: say(settingsTexts, 'demoRemoving'),
      path: demoPath,
      finished: ({ removed, binned }: { removed: number; binned: number }) =>
        say(settingsTexts, 'demoRemoved', { removed: formatNumber(removed), binned: formatNumber(binned) }),
    },
    (report, signal) =>
      followed(
        api,
        signal,
        report,
        (counts) => ({ done: Math.max(0, total - sizeOf(counts)), total }),
        api.demo.remove(undefined, { signal }),
      ),
  );
  await askAgain();
}

function sizeOf(counts: DemoCounts): number {
  return counts.customers + counts.leads;
}

/** The call tells nothing on its way, so its progress is counted beside it. */
async function followed<T>(
  api: DemoApi,
  signal: AbortSignal,
  report: (part: WorkReport) => void,
  progress: (counts: DemoCounts) => WorkReport,
  call: Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const looking = (async () => {
    while (!either.aborted) {
      report(progress((await api.demo.status()).counts));
      await wait(lookEveryMs, either);
    }
  })().catch(() => undefined);
  try {
    return await call;
  } finally {
    over.abort();
    await looking;
  }
}

async function askAgain(): Promise<void> {
  await queryClient.invalidateQueries();
}
