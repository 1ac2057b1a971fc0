import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { contract } from '#shared/app/contract.ts';
import { keyFileStore } from '#shared/keyring/device-secret.ts';
import { programVersion } from '#shared/node/program-root.ts';
import { router } from './core-router.ts';
import { createDesktop, type Desktop } from './desktop.ts';
import { gate } from './gate.ts';
import { openSystemUrl } from './open-system-url.ts';
import { preparePorts } from './start-desktop.ts';

// biome-ignore lint/suspicious/noExplicitAny: one gate for procedures of every type
const asInterceptor = gate as any;

export type CoreClient = ContractRouterClient<typeof contract>;

export interface Headless {
  readonly desktop: Desktop;
  readonly client: CoreClient;
  close(): Promise<void>;
}

/** The desktop of a data folder in this very process, without window or port: for the command line. Still locked. */
export function openHeadless(dataFolder: string): Headless {
  const desktop = createDesktop({
    dataFolder,
    shell: 'none',
    secretStore: keyFileStore,
    ports: preparePorts(dataFolder),
    version: programVersion(),
    openExternal: openSystemUrl,
  });
  // biome-ignore lint/suspicious/noExplicitAny: behind the gate the context is richer than what a call brings; the gate is where that is made true
  const client = createRouterClient(router as any, {
    context: { desktop },
    interceptors: [asInterceptor],
  });
  return { desktop, client: client as unknown as CoreClient, close: () => desktop.close(false) };
}

/** The same with a person's work open. */
export async function openProfileHeadless(
  dataFolder: string,
  person: { account: string; password: string },
): Promise<Headless> {
  const headless = openHeadless(dataFolder);
  try {
    await headless.client.desktop.unlock(person);
    return headless;
  } catch (error) {
    await headless.close();
    throw error;
  }
}
