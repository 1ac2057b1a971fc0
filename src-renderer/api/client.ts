import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { SimpleCsrfProtectionLinkPlugin } from '@orpc/client/plugins';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import type { contract } from '#shared/app/contract.ts';

/** What the Electron preload leaves in the window: a port to the core process, now or as soon as it answers. */
export interface OutpostWindow {
  readonly port?: MessagePort;
}

declare global {
  interface Window {
    readonly outpost?: OutpostWindow;
  }
}

export type Api = ContractRouterClient<typeof contract>;

/** Everything a host answers, typed by the contract alone. Made by `openConnection` before the first picture. */
export let api: Api;
/** The same as query and mutation options for TanStack Query. */
export let orpc: RouterUtils<Api>;

/** Inside Electron the core is behind a message port, handed over by the preload; elsewhere behind this very origin. */
export async function openConnection(): Promise<void> {
  const port = await findPort();
  if (port) port.start();
  const link = port
    ? new PortLink({ port })
    : new FetchLink({ url: `${location.origin}/rpc`, plugins: [new SimpleCsrfProtectionLinkPlugin()] });
  connect(createORPCClient<Api>(link));
}

/** For tests, and for whoever brings a client of their own. */
export function connect(client: Api): void {
  api = client;
  orpc = createTanstackQueryUtils(client);
}

function findPort(): Promise<MessagePort | undefined> {
  if (!window.outpost) return Promise.resolve(undefined);
  if (window.outpost.port) return Promise.resolve(window.outpost.port);
  return new Promise((resolve) => {
    const listen = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'outpost:port' || !port) return;
      window.removeEventListener('message', listen);
      resolve(port);
    };
    window.addEventListener('message', listen);
    window.postMessage('outpost:port-please', location.origin);
  });
}
