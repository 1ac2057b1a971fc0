import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { Fault } from '../kernel/fault.ts';
import { invariant } from '../kernel/invariant.ts';

/**
 * The `age` v1 format with its header made and read by `age-encryption` and its payload ciphered by Node: the same
 * bytes as the library's and the `age` tool's, several times faster, and without streams, as a worker likes it.
 */
export interface AgeSealer {
  /** Everything before the first chunk. */
  readonly head: Buffer;
  push(plain: Buffer): void;
  end(): void;
}

export interface AgeOpener {
  push(sealed: Buffer): void;
  end(): void;
}

type Sink = (bytes: Buffer) => void;

const chunkBytes = 64 * 1024;
const tagBytes = 16;
const nonceBytes = 16;
const cipherName = 'chacha20-poly1305';

export async function createAgeSealer(recipients: readonly string[], sink: Sink): Promise<AgeSealer> {
  const { header, fileKey } = await makeHeader(recipients);
  const nonce = randomBytes(nonceBytes);
  const key = payloadKey(fileKey, nonce);
  const head = Buffer.concat([header, nonce]);
  sink(head);
  const chunks = chunker(chunkBytes, (chunk, index, last) => {
    const cipher = createCipheriv(cipherName, key, chunkNonce(index, last), { authTagLength: tagBytes });
    sink(Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]));
  });
  return { head, push: chunks.push, end: chunks.end };
}

/** `head` is the beginning of the file, at least its whole header; returns the opener and where its chunks begin. */
export async function createAgeOpener(
  head: Buffer,
  identity: string,
  sink: Sink,
): Promise<{ opener: AgeOpener; payloadAt: number }> {
  const mac = head.indexOf('\n--- ');
  const headerEnd = mac < 0 ? -1 : head.indexOf('\n', mac + 1);
  if (headerEnd < 0 || head.length < headerEnd + 1 + nonceBytes) throw damaged();
  const payloadAt = headerEnd + 1 + nonceBytes;
  const fileKey = await openHeader(head.subarray(0, headerEnd + 1), identity);
  const key = payloadKey(fileKey, head.subarray(headerEnd + 1, payloadAt));
  const chunks = chunker(chunkBytes + tagBytes, (chunk, index, last) => {
    const empty = chunk.length === tagBytes;
    if (chunk.length < tagBytes || (empty && index > 0)) throw damaged();
    const decipher = createDecipheriv(cipherName, key, chunkNonce(index, last), { authTagLength: tagBytes });
    decipher.setAuthTag(chunk.subarray(-tagBytes));
    const plain = decipher.update(chunk.subarray(0, -tagBytes));
    try {
      decipher.final();
    } catch (error) {
      throw damaged(error);
    }
    sink(plain);
  });
  return { opener: { push: chunks.push, end: chunks.end }, payloadAt };
}

/** The library writes the header for a key it tells us; its empty payload (nonce and one tag) is left away. */
async function makeHeader(recipients: readonly string[]): Promise<{ header: Buffer; fileKey: Buffer }> {
  invariant(recipients.length > 0, 'a sealed file has a recipient');
  const encrypter = new Encrypter();
  let fileKey: Buffer | undefined;
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = Buffer.from(key);
      return [];
    },
  });
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const sample = Buffer.from(await encrypter.encrypt(new Uint8Array(0)));
  invariant(fileKey, 'the library hands its file key to every recipient');
  return { header: sample.subarray(0, sample.length - nonceBytes - tagBytes), fileKey };
}

async function openHeader(header: Buffer, identity: string): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return Buffer.from(await decrypter.decryptHeader(header));
  } catch (error) {
    if (error instanceof Error && /no identity matched/.test(error.message)) {
      throw new Fault('BACKUP_WRONG_RECIPIENT', false, { rule: 'recipient' }, error);
    }
    throw damaged(error);
  }
}

function payloadKey(fileKey: Buffer, nonce: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/** Eleven bytes of counter and a byte that says whether the chunk is the last: cutting at a chunk shows. */
function chunkNonce(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 3);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Cuts a stream of bytes into chunks of one size; the last may be shorter and is known only at the end. */
function chunker(size: number, handle: (chunk: Buffer, index: number, last: boolean) => void) {
  const waiting = Buffer.alloc(size);
  let used = 0;
  let index = 0;
  return {
    push(bytes: Buffer): void {
      let at = 0;
      while (at < bytes.length) {
        if (used === size) {
          handle(waiting, index++, false);
          used = 0;
        }
        const taken = bytes.copy(waiting, used, at, at + size - used);
        used += taken;
        at += taken;
      }
    },
    end(): void {
      try {
        handle(waiting.subarray(0, used), index, true);
      } finally {
        waiting.fill(0);
      }
    },
  };
}

function damaged(cause?: unknown): Fault {
  return new Fault('BACKUP_DAMAGED', false, { rule: 'envelope' }, cause);
}
