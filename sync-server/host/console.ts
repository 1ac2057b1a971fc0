import { createHash } from 'node:crypto';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { Agent, fetch as fetchOver } from 'undici';
import { Fault } from '#shared/kernel/fault.ts';
import { lockProfile } from '#shared/node/profile-lock.ts';
import { createServerBackups } from '../backups/server-backups.ts';
import type { ServerContext } from '../http/server-context.ts';
import { demandOfficersFor } from '../officers/prove-officers.ts';
import { consoleRouter } from './console.router.ts';
import { consoleActor } from './console-actor.ts';
import { createLiveConnections, type LiveConnections } from './live-connections.ts';
import type { ServerConfig } from './server-config.ts';
import { type CoreOptions, openServerCore, type ServerCore } from './server-core.ts';

export type ConsoleClient = RouterClient<typeof consoleRouter>;

export interface Console {
  readonly client: ConsoleClient;
  /** Whether a running server answered, or the data was opened here. */
  readonly running: boolean;
  close(): Promise<void>;
}

/**
 * The command line's way to a server: through the running process where one runs, so that only one process ever
 * writes; otherwise by opening the data here.
 */
export async function openConsole(config: ServerConfig, options: CoreOptions = {}): Promise<Console> {
  const running = await findRunning(config);
  if (running) return running;
  // A mistyped folder must not come into being by being asked.
  if (!existsSync(config.data)) throw new Fault('NOT_INITIALISED', false, { folder: config.data });
  const lock = lockProfile(config.data, 'outpost command line');
  try {
    const core = openServerCore(config, options);
    let restored = false;
    const backups = createServerBackups(core, () => {
      restored = true;
    });
    const context = contextOf(core, createLiveConnections());
    return {
      client: createRouterClient(consoleRouter, { context, interceptors: [takeTwo] }),
      running: false,
      close: async () => {
        await backups.stop();
        if (!restored) core.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Answers the command line on a socket that only the data folder's owner may open. */
export async function listenForConsole(
  core: ServerCore,
  connections: LiveConnections,
): Promise<{ close(): Promise<void> }> {
  const handler = new RPCHandler(consoleRouter, { clientInterceptors: [takeTwo] });
  const socket = socketOf(core.config);
  rmSync(socket, { force: true });
  const server = createServer(async (request, response) => {
    const { matched } = await handler.handle(request, response, { context: contextOf(core, connections) });
    if (!matched) response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  if (process.platform !== 'win32') chmodSync(socket, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface ConsoleCall<Answer> {
  readonly path: readonly string[];
  readonly input: unknown;
  readonly context: ServerContext;
  next(): Answer;
}

async function takeTwo<Answer>({ path: words, input, context, next }: ConsoleCall<Answer>): Promise<Awaited<Answer>> {
  demandOfficersFor(context.core, words.join('.'), input);
  return await next();
}

async function findRunning(config: ServerConfig): Promise<Console | undefined> {
  const socketPath = socketOf(config);
  if (process.platform !== 'win32' && !existsSync(socketPath)) return undefined;
  const agent = new Agent({ connect: { socketPath } });
  const link = new RPCLink({
    url: 'http://console',
    fetch: async (request) => {
      const body = request.body === null ? null : await request.arrayBuffer();
      const headers = Object.fromEntries(request.headers);
      const response = await fetchOver(request.url, { method: request.method, headers, body, dispatcher: agent });
      // The platform's own answer: files in it are known by the platform's own classes only.
      return new Response(response.body as ReadableStream | null, {
        status: response.status,
        headers: Object.fromEntries(response.headers),
      });
    },
  });
  const client = createORPCClient<ConsoleClient>(link);
  try {
    await client.status();
  } catch {
    await agent.destroy();
    return undefined;
  }
  return { client, running: true, close: () => agent.destroy() };
}

function contextOf(core: ServerCore, connections: LiveConnections): ServerContext {
  return {
    app: core.app,
    core,
    connections,
    actor: consoleActor,
    session: undefined,
    needs: [],
    deviceId: null,
    caller: { address: 'console', userAgent: null },
    setCookie: () => {},
    setBrowser: () => {},
  };
}

/** Beside the data; where that path is too long for a socket, in the system's temporary folder. */
function socketOf(config: ServerConfig): string {
  const name = createHash('sha256').update(config.data).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\outpost-server-${name}`;
  const beside = path.join(config.data, 'console.sock');
  return beside.length < 100 ? beside : path.join(tmpdir(), `outpost-${name}.sock`);
}
