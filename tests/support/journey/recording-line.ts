import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A plain TCP line between a device and the server: it can be cut, and keeps what went over it. */
export interface RecordingLine {
  readonly port: number;
  /** Everything that went over the wire, both ways. */
  bytes(): Buffer;
  /** Pulls the plug: what is open breaks, what is new is refused. */
  cut(): void;
  mend(): void;
  /** Calls back once so many further bytes have gone up to the server. */
  afterSent(bytes: number, then: () => void): void;
  /** From now on nothing of the server's arrives, until the line is mended. */
  mute(): void;
  close(): Promise<void>;
}

export async function openRecordingLine(serverPort: number): Promise<RecordingLine> {
  const kept: Buffer[] = [];
  const open = new Set<Socket>();
  let isCut = false;
  let isMute = false;
  let watch: { left: number; readonly then: () => void } | undefined;

  const countSent = (bytes: number): void => {
    if (!watch) return;
    watch.left -= bytes;
    if (watch.left > 0) return;
    const { then } = watch;
    watch = undefined;
    then();
  };

  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(serverPort, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => {
      kept.push(chunk);
      far.write(chunk);
      countSent(chunk.length);
    });
    far.on('data', (chunk) => {
      kept.push(chunk);
      if (!isMute) near.write(chunk);
    });
    near.on('end', () => far.end());
    far.on('end', () => near.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const destroyAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => Buffer.concat(kept),
    cut: () => {
      isCut = true;
      destroyAll();
    },
    mend: () => {
      isCut = false;
      isMute = false;
      watch = undefined;
    },
    afterSent: (bytes, then) => {
      watch = { left: bytes, then };
    },
    mute: () => {
      isMute = true;
    },
    close: () => {
      destroyAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
