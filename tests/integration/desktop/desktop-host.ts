import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { CoreClient } from '#main/core/open-headless.ts';
import { readRunFile } from '#main/core/run-file.ts';
import { type RunningDesktop, startDesktop } from '#main/core/start-desktop.ts';

export const wang = {
  companyName: '北方机电',
  branchName: '总部',
  name: '王芳',
  account: 'wangfang',
  password: 'Xk7-river-stone',
};

export interface DesktopHost extends RunningDesktop {
  readonly dataFolder: string;
  /** Speaks as the command line does. */
  readonly client: CoreClient;
  readonly opened: string[];
}

export function newDataFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'outpost-desktop-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A desktop of this test in this process, over real loopback HTTP. */
export async function startTestDesktop(dataFolder = newDataFolder()): Promise<DesktopHost> {
  const opened: string[] = [];
  const running = await startDesktop({
    dataFolder,
    shell: 'none',
    openExternal: async (url) => void opened.push(url),
  });
  const run = readRunFile(dataFolder)!;
  const link = new RPCLink({
    url: `http://127.0.0.1:${run.port}/rpc`,
    headers: { authorization: `Bearer ${run.token}` },
  });
  return { ...running, dataFolder, opened, client: createORPCClient<CoreClient>(link) };
}
