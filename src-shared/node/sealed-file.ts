import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { chunkCount, chunkLength, contentChunkBytes } from '../kernel/content.ts';
import { Fault } from '../kernel/fault.ts';
import { toFault } from './to-fault.ts';

/** A file of pieces, each sealed by itself: any piece can be read alone, and none can be moved, cut off or exchanged. */
export interface SealedFile {
  readonly path: string;
  /** Names the file inside each seal. */
  readonly fileId: string;
  /** 32 bytes, of this file alone. */
  readonly key: Buffer;
  /** Bytes of the plain content. */
  readonly size: number;
}

const mark = Buffer.from('OPC1');
const nonceBytes = 12;
const tagBytes = 16;
const sealedPieceBytes = nonceBytes + contentChunkBytes + tagBytes;
const cipher = 'aes-256-gcm';

/** Puts a piece in its place, on the disk when it returns. */
export function writePiece(file: SealedFile, index: number, piece: Uint8Array): void {
  const nonce = randomBytes(nonceBytes);
  const seal = createCipheriv(cipher, file.key, nonce).setAAD(placeOf(file, index));
  const sealed = Buffer.concat([nonce, seal.update(piece), seal.final(), seal.getAuthTag()]);
  try {
    const handle = openSync(file.path, index === 0 ? 'w' : 'r+', 0o600);
    try {
      if (index === 0) writeSync(handle, mark, 0, mark.length, 0);
      writeSync(handle, sealed, 0, sealed.length, offsetOf(index));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw toFault(error);
  }
}

/** The piece as it was written; a Fault where the file or the piece is not the one that was. */
export function readPiece(file: SealedFile, index: number): Buffer {
  const sealed = Buffer.alloc(nonceBytes + chunkLength(file.size, index) + tagBytes);
  try {
    const handle = openSync(file.path, 'r');
    try {
      if (readSync(handle, sealed, 0, sealed.length, offsetOf(index)) < sealed.length) throw damaged('short');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? damaged('missing') : toFault(error);
  }
  try {
    const open = createDecipheriv(cipher, file.key, sealed.subarray(0, nonceBytes)).setAAD(placeOf(file, index));
    open.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([open.update(sealed.subarray(nonceBytes, -tagBytes)), open.final()]);
  } catch (error) {
    throw damaged('seal', error);
  }
}

function offsetOf(index: number): number {
  return mark.length + index * sealedPieceBytes;
}

function placeOf({ fileId, size }: SealedFile, index: number): Buffer {
  return Buffer.from(`${fileId} ${index} ${chunkCount(size)} ${size}`);
}

function damaged(found: string, cause?: unknown): Fault {
  return new Fault('CONTENT_DAMAGED', false, { found }, cause);
}
