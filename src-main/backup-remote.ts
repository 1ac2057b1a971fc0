import { createHash } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import type { BackupTarget, LocalFile, TransferOptions } from '#shared/backup/backup-target.ts';
import { Fault, isFault } from '#shared/kernel/fault.ts';
import { toFault } from '#shared/node/to-fault.ts';

/** Asks the company's server with this device's certificate; `path` begins with a slash. Undici's `fetch`, bound. */
export type DeviceFetch = (
  path: string,
  init: {
    method: string;
    headers?: Record<string, string>;
    body?: Uint8Array;
    signal?: AbortSignal;
  },
) => Promise<DeviceAnswer>;

/** What is used of a `Response`, whichever `fetch` made it. */
export interface DeviceAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: unknown;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Small enough that a broken line loses little, large enough that round trips do not count. */
const pieceBytes = 8 * 1024 * 1024;

const listing = z.object({
  files: z.array(z.object({ name: z.string(), bytes: z.number(), deviceId: z.string(), own: z.boolean() })),
});
const received = z.object({ bytes: z.number().int() });

/**
 * The company's server as a place for backups: adds in pieces and goes on where the line broke, never writes over,
 * cannot delete. What the person's other devices stored is listed too, for bringing a lost one back.
 */
export function remoteTarget(ask: DeviceFetch): BackupTarget {
  return {
    place: 'remote',
    region: null,
    async list(signal) {
      const { files } = listing.parse(await askJson(ask, '/backups', signal));
      return files.map(({ name, bytes, own }) => ({ name, bytes, own }));
    },
    async putNew(name, file, transfer = {}) {
      try {
        await upload(ask, name, file, transfer);
      } catch (error) {
        throw toFault(error, { place: 'remote' });
      }
    },
    async fetch(name, into, transfer = {}) {
      await download(ask, name, into, transfer);
    },
    async read(name, signal) {
      const response = await tryAsk(ask, `/backups/${name}`, { method: 'GET', ...(signal && { signal }) });
      await refuseBad(response);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}

async function upload(ask: DeviceFetch, name: string, file: LocalFile, transfer: TransferOptions): Promise<void> {
  const { signal } = transfer;
  let offset = received.parse(await askJson(ask, `/backups/${name}/received`, signal)).bytes;
  const input = await open(file.path, 'r');
  try {
    for (;;) {
      const piece = Buffer.alloc(Math.min(pieceBytes, file.bytes - offset));
      await input.read(piece, 0, piece.length, offset);
      const response = await tryAsk(ask, `/backups/${name}`, {
        method: 'PUT',
        headers: {
          'if-none-match': '*',
          'content-type': 'application/octet-stream',
          'content-range': `bytes ${offset}-${offset + piece.length - 1}/${file.bytes}`,
          'x-content-sha256': file.sha256,
        },
        body: piece,
        ...(signal && { signal }),
      });
      if (response.status === 412) return await compareStored(ask, name, file, signal);
      if (response.status === 201) {
        transfer.onBytes?.(file.bytes);
        return;
      }
      if (response.status !== 202 && response.status !== 409) await refuseBad(response);
      const { bytes } = received.parse(await response.json());
      if (bytes > file.bytes || (response.status === 202 && bytes <= offset)) throw damaged('offset');
      offset = bytes;
      transfer.onBytes?.(offset);
    }
  } finally {
    await input.close();
  }
}

/** The answer to an upload that had arrived was lost: the same content is success. */
async function compareStored(ask: DeviceFetch, name: string, file: LocalFile, signal?: AbortSignal): Promise<void> {
  const hash = createHash('sha256');
  const response = await tryAsk(ask, `/backups/${name}`, { method: 'GET', ...(signal && { signal }) });
  await refuseBad(response);
  for await (const chunk of chunksOf(response)) hash.update(chunk);
  if (hash.digest('hex') !== file.sha256) throw damaged('name is taken');
}

async function download(ask: DeviceFetch, name: string, into: string, transfer: TransferOptions): Promise<void> {
  const here = existsSync(into) ? statSync(into).size : 0;
  const headers = here > 0 ? { range: `bytes=${here}-` } : {};
  const response = await tryAsk(ask, `/backups/${name}`, {
    method: 'GET',
    headers,
    ...(transfer.signal && { signal: transfer.signal }),
  });
  if (response.status === 416) {
    rmSync(into, { force: true });
    return await download(ask, name, into, transfer);
  }
  await refuseBad(response);
  const output = await open(into, response.status === 206 ? 'a' : 'w', 0o600);
  let done = response.status === 206 ? here : 0;
  try {
    for await (const chunk of chunksOf(response)) {
      await output.writeFile(chunk);
      done += chunk.length;
      transfer.onBytes?.(done);
    }
    await output.sync();
  } catch (error) {
    throw unreachable(error, transfer.signal);
  } finally {
    await output.close();
  }
}

async function* chunksOf(response: DeviceAnswer): AsyncGenerator<Uint8Array> {
  if (response.body) yield* response.body as AsyncIterable<Uint8Array>;
}

async function askJson(ask: DeviceFetch, path: string, signal?: AbortSignal): Promise<unknown> {
  const response = await tryAsk(ask, path, { method: 'GET', ...(signal && { signal }) });
  await refuseBad(response);
  return await response.json();
}

async function tryAsk(ask: DeviceFetch, path: string, init: Parameters<DeviceFetch>[1]): ReturnType<DeviceFetch> {
  try {
    return await ask(path, init);
  } catch (error) {
    throw unreachable(error, init.signal);
  }
}

function unreachable(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return new Fault('CANCELLED', false);
  const known = toFault(error, { place: 'remote' });
  return isFault(known) ? known : new Fault('SERVER_UNREACHABLE', true, { place: 'remote' }, error);
}

async function refuseBad(response: DeviceAnswer): Promise<void> {
  if (response.ok) return;
  const answer = z.object({ code: z.string() }).safeParse(await response.json().catch(() => undefined));
  const code = answer.success ? answer.data.code : '';
  const details = { place: 'remote', status: response.status, answer: code };
  if (response.status === 507) throw new Fault('DISK_FULL', true, details);
  if (code === 'DEVICE_REVOKED' || code === 'CERTIFICATE_EXPIRED') throw new Fault(code, false, details);
  if (response.status >= 500) throw new Fault('SERVER_UNREACHABLE', true, details);
  throw new Fault('SERVER_REFUSED', false, details);
}

function damaged(reason: string): Fault {
  return new Fault('BACKUP_DAMAGED', true, { place: 'remote', reason });
}
