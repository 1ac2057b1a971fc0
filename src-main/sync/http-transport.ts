import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createZstdDecompress } from 'node:zlib';
import { Fault } from '#shared/kernel/fault.ts';
import {
  type AuditReply,
  type HandshakeReply,
  type NeedBuckets,
  type ProofReply,
  type PullPage,
  type PullRequest,
  type PushReply,
  type ResultsReply,
  SyncError,
  type SyncErrorCode,
  type SyncTransport,
  syncErrorCodes,
} from '#shared/sync/protocol.ts';
import { decodeBody, encodeBody, syncPaths, type WireError } from '#shared/sync/wire.ts';
import type { DeviceClient } from '../enrolment/device-client.ts';

export interface CountedTransport extends SyncTransport {
  /** Bytes of bodies that went each way since the last asking. */
  takeBytes(): { sent: number; received: number };
}

type Line = Pick<DeviceClient, 'request'>;
type Answer = Awaited<ReturnType<Line['request']>>;

/** The server over mTLS; its "no" becomes a SyncError, a bad line a Fault. */
export function createHttpTransport(line: Line): CountedTransport {
  let sent = 0;
  let received = 0;
  let leaving: Promise<void> = Promise.resolve();

  const post = async (path: string, value: unknown): Promise<Answer> => {
    const encoding = encodeBody(value);
    leaving = encoding.then(takeTurns, () => undefined);
    const { type, bytes } = await encoding;
    sent += bytes.length;
    const answer = await line.request(path, { method: 'POST', headers: { 'content-type': type }, body: bytes });
    if (!answer.ok) throw await toError(answer);
    return answer;
  };
  const ask = async <Reply>(path: string, value: unknown): Promise<Reply> => {
    const answer = await post(path, value);
    const bytes = Buffer.from(await answer.arrayBuffer());
    received += bytes.length;
    return (await decodeBody(answer.headers.get('content-type') ?? '', bytes)) as Reply;
  };

  return {
    handshake: (request) => ask<HandshakeReply>(syncPaths.handshake, request),
    push: (request) => ask<PushReply>(syncPaths.push, request),
    pull: (request) => ask<PullPage | NeedBuckets>(syncPaths.pull, request),
    proof: (request) => ask<ProofReply | NeedBuckets>(syncPaths.proof, request),
    results: (request) => ask<ResultsReply>(syncPaths.results, request),
    audit: (request) => ask<AuditReply>(syncPaths.audit, request),
    bulk: async function* (request: PullRequest) {
      const answer = await post(syncPaths.bulk, request);
      const packed = Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
      packed.on('data', (chunk: Uint8Array) => {
        received += chunk.length;
      });
      const plain = packed.pipe(createZstdDecompress());
      packed.on('error', (error) => plain.destroy(error));
      try {
        for await (const text of createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY })) {
          yield JSON.parse(text) as PullPage;
        }
      } catch (error) {
        // The pages that came are stored; the next exchange goes on behind them.
        throw new Fault('SERVER_UNREACHABLE', true, { reason: 'stream' }, error);
      } finally {
        packed.destroy();
      }
    },
    left: () => leaving,
    takeBytes: () => {
      const taken = { sent, received };
      sent = 0;
      received = 0;
      return taken;
    },
  };
}

/** An open connection has taken a request after a few turns of the event loop. */
async function takeTurns(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export async function toError(answer: Answer): Promise<Error> {
  const body = (await answer.json().catch(() => ({}))) as Partial<WireError>;
  const code = body.code as string | undefined;
  if (code !== undefined && (syncErrorCodes as readonly string[]).includes(code)) {
    return new SyncError(code as SyncErrorCode, { ...body.details });
  }
  if (answer.status === 413) return new SyncError('TOO_LARGE');
  const details = { status: answer.status, ...(code === undefined ? {} : { code }) };
  if (code === 'DEVICE_UNKNOWN') return new SyncError('DEVICE_REVOKED', details);
  if (code === 'CERTIFICATE_EXPIRED' || code === 'REGION_REFUSED') return new Fault(code, false, details);
  return new Fault('SERVER_REFUSED', answer.status === 429 || answer.status >= 500, details);
}
