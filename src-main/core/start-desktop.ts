import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Shell } from '#shared/features/desktop/desktop.model.ts';
import { keyFileStore, type SecretStore } from '#shared/keyring/device-secret.ts';
import { programRoot, programVersion } from '#shared/node/program-root.ts';
import { systemClock } from '#shared/node/system-clock.ts';
import { systemRandom } from '#shared/node/system-random.ts';
import { toFault } from '#shared/node/to-fault.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';
import type { Ports } from '#shared/ports/ports.ts';
import { serveHttp } from '../http/serve-http.ts';
import { createHandlers } from './core-router.ts';
import { createDesktop, type Desktop } from './desktop.ts';
import { openFileLog } from './file-log.ts';
import { openSystemUrl } from './open-system-url.ts';
import { readLastPort, removeRunFile, writeRunFile } from './run-file.ts';

export interface StartOptions {
  readonly dataFolder: string;
  readonly shell: Shell;
  readonly secretStore?: SecretStore;
  readonly openExternal?: (url: string) => Promise<void>;
  /** The command line asks the desktop to end. */
  readonly onStop?: () => void;
}

export interface RunningDesktop {
  readonly desktop: Desktop;
  readonly port: number;
  /** An address that opens one window. */
  issueAddress(): string;
  /** Gives a window its port to the core. */
  connect(port: Parameters<ReturnType<typeof createHandlers>['port']['upgrade']>[0]): void;
  close(): Promise<void>;
}

/** Starts the desktop core of a data folder: a command line and a browser reach it on loopback, Electron by ports. */
export async function startDesktop(options: StartOptions): Promise<RunningDesktop> {
  const { dataFolder, shell } = options;
  const ports = preparePorts(dataFolder);
  const desktop = createDesktop({
    dataFolder,
    shell,
    secretStore: options.secretStore ?? keyFileStore,
    ports,
    version: programVersion(),
    openExternal: options.openExternal ?? openSystemUrl,
  });
  const handlers = createHandlers();
  const context = { desktop };
  const http = await serveHttp({
    screenFolder: path.join(programRoot(), 'dist', 'renderer'),
    preferredPort: readLastPort(dataFolder),
    onStop: () => options.onStop?.(),
    handle: async (request, response) => {
      const { matched } = await handlers.http.handle(request, response, { prefix: '/rpc', context });
      if (!matched) response.writeHead(404).end();
    },
  });
  const startedAt = ports.clock.now();
  const version = programVersion();
  writeRunFile(dataFolder, { pid: process.pid, port: http.port, token: http.controlToken, version, startedAt });
  return {
    desktop,
    port: http.port,
    issueAddress: http.issueAddress,
    connect: (port) => handlers.port.upgrade(port, { context }),
    close: async () => {
      removeRunFile(dataFolder);
      await desktop.close(shell !== 'none');
      await http.close();
    },
  };
}

/** The real clock, chance and log of this computer. Makes the data folder, for this user alone. */
export function preparePorts(dataFolder: string): Ports {
  process.umask(0o077);
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    return {
      clock: systemClock,
      ids: uuidV7Ids(),
      random: systemRandom,
      log: openFileLog(dataFolder, systemClock.now),
    };
  } catch (error) {
    throw toFault(error);
  }
}
