import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { SyncErrorCode } from './protocol.ts';

export const syncPaths = {
  handshake: '/sync/v1/handshake',
  push: '/sync/v1/push',
  pull: '/sync/v1/pull',
  proof: '/sync/v1/proof',
  results: '/sync/v1/results',
  bulk: '/sync/v1/bulk',
  live: '/sync/v1/live',
  audit: '/sync/v1/audit',
  reveal: '/sync/v1/reveal',
  contentState: '/sync/v1/content/state',
  contentPut: '/sync/v1/content/put',
  contentGet: '/sync/v1/content/get',
} as const;

export const plainType = 'application/json';
/** Not a content encoding: nothing on the way unpacks it, and its size unpacked is limited where it is read. */
export const packedType = 'application/x-outpost-zstd';
/** One JSON page a line, packed as a stream. */
export const bulkType = 'application/x-outpost-pages';

/** Smaller bodies gain nothing. */
const packFrom = 1_400;
/** A request or answer unpacked; a page is 2 MB and some. */
const maxUnpackedBytes = 16 * 1024 * 1024;
const level = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

const pack = promisify(zstdCompress);
const unpack = promisify(zstdDecompress);

export interface Body {
  readonly type: string;
  readonly bytes: Buffer;
}

export async function encodeBody(value: unknown): Promise<Body> {
  const bytes = Buffer.from(JSON.stringify(value));
  return bytes.length < packFrom ? { type: plainType, bytes } : { type: packedType, bytes: await pack(bytes, level) };
}

/** Throws for what is not JSON, or is larger than anything that is meant. */
export async function decodeBody(type: string, bytes: Buffer): Promise<unknown> {
  const isPacked = type.startsWith(packedType);
  const plain = isPacked ? await unpack(bytes, { maxOutputLength: maxUnpackedBytes }) : bytes;
  return JSON.parse(plain.toString('utf8'));
}

/** What goes over the line when a request was not answered. */
export interface WireError {
  readonly code: SyncErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
}
