import type { IpcMainEvent } from 'electron';
import { ipcMain } from 'electron';
import { z } from 'zod';
import { isOurPage } from './app-protocol.ts';

/** Everything a page may say to this process, each with the shape of its arguments. The rest goes to the core's port. */
export const channels = {
  'outpost:port-please': z.tuple([]),
} as const;

/** Answers a channel only for our own page's main frame and for arguments of its exact shape. [S-EL-5] */
export function answerChannel<Name extends keyof typeof channels>(
  name: Name,
  answer: (event: IpcMainEvent, ...args: z.output<(typeof channels)[Name]>) => void,
): void {
  ipcMain.on(name, (event, ...args: unknown[]) => {
    const frame = event.senderFrame;
    if (!frame || frame.parent !== null || !isOurPage(frame.url)) return;
    const parsed = channels[name].safeParse(args);
    if (parsed.success) answer(event, ...parsed.data);
  });
}
