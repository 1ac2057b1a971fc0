import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../kernel/fault.ts';
import { createAgeOpener, createAgeSealer } from '../keyring/age-file.ts';
import { toFault } from '../node/to-fault.ts';
import { type ContainerHeader, containerHeader } from './container-header.ts';
import { readChunks } from './snapshot.ts';

export interface SealedContainer {
  readonly bytes: number;
  readonly sha256: string;
}

type OnBytes = (done: number, total: number) => void;

/** Seals header and files into one `age` file and makes it durable. `files` are in the order of the header's contents. */
export async function sealContainer(
  file: string,
  header: ContainerHeader,
  files: readonly string[],
  recipients: readonly string[],
  onBytes: OnBytes,
): Promise<SealedContainer> {
  const output = openSync(file, 'w', 0o600);
  const hash = createHash('sha256');
  let written = 0;
  try {
    const sealer = await createAgeSealer(recipients, (bytes) => {
      hash.update(bytes);
      written += writeSync(output, bytes);
    });
    sealer.push(Buffer.from(`${JSON.stringify(containerHeader.parse(header))}\n`));
    const total = header.contents.reduce((sum, entry) => sum + entry.bytes, 0);
    let done = 0;
    for (const one of files) {
      readChunks(one, (chunk) => {
        sealer.push(chunk);
        done += chunk.length;
        onBytes(done, total);
      });
    }
    sealer.end();
    fsyncSync(output);
  } catch (error) {
    throw toFault(error);
  } finally {
    closeSync(output);
  }
  return { bytes: written, sha256: hash.digest('hex') };
}

export interface OpenedContainer {
  readonly header: ContainerHeader;
  readonly sealed: SealedContainer;
}

/**
 * Reads a container whole: every byte is authenticated and every content's hash compared. Contents for which `place`
 * gives a path are written there; the others are only checked.
 */
export async function openContainer(
  file: string,
  identity: string,
  place: (contentPath: string) => string | undefined,
  onBytes: OnBytes,
): Promise<OpenedContainer> {
  const total = statSync(file).size;
  const reader = contentReader(place);
  try {
    const { opener, payloadAt } = await createAgeOpener(readHead(file), identity, reader.push);
    const hash = createHash('sha256');
    let done = 0;
    readChunks(file, (chunk) => {
      hash.update(chunk);
      opener.push(done < payloadAt ? chunk.subarray(Math.min(chunk.length, payloadAt - done)) : chunk);
      done += chunk.length;
      onBytes(done, total);
    });
    opener.end();
    return { header: reader.end(), sealed: { bytes: done, sha256: hash.digest('hex') } };
  } catch (error) {
    throw toFault(error);
  } finally {
    reader.close();
  }
}

/** Reads only the header line, for a list of backups that are not ours yet. */
export async function readContainerHeader(file: string, identity: string): Promise<ContainerHeader> {
  const reader = contentReader(() => undefined);
  const found = new Error('header found');
  const { opener, payloadAt } = await createAgeOpener(readHead(file), identity, (plain) => {
    reader.push(plain);
    if (reader.header()) throw found;
  });
  try {
    readChunks(file, opener.push, payloadAt);
    opener.end();
  } catch (error) {
    if (error !== found) throw toFault(error);
  }
  const header = reader.header();
  if (!header) throw damaged('contents');
  return header;
}

const headBytes = 64 * 1024;

function readHead(file: string): Buffer {
  const head = Buffer.alloc(headBytes);
  const input = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(input, head, 0, head.length, 0));
  } finally {
    closeSync(input);
  }
}

/** Takes the opened bytes apart into the header line and the contents that follow. */
function contentReader(place: (contentPath: string) => string | undefined) {
  let line = Buffer.alloc(0);
  let header: ContainerHeader | undefined;
  let index = 0;
  let left = 0;
  let hash = createHash('sha256');
  let output: number | undefined;

  const closeOutput = (): void => {
    if (output === undefined) return;
    fsyncSync(output);
    closeSync(output);
    output = undefined;
  };
  /** Ends every content that is complete, also empty ones, and begins the next. */
  const settle = (begins: boolean): void => {
    for (;;) {
      const entry = header!.contents[index];
      if (!entry) return;
      if (begins) {
        left = entry.bytes;
        hash = createHash('sha256');
        const target = place(entry.path);
        if (target) {
          mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
          output = openSync(target, 'wx', 0o600);
        }
      }
      if (left > 0) return;
      if (hash.digest('hex') !== entry.sha256) throw damaged('contents');
      closeOutput();
      index++;
      begins = true;
    }
  };
  const take = (bytes: Buffer): void => {
    let rest = bytes;
    while (rest.length > 0) {
      if (!header!.contents[index]) throw damaged('contents');
      const part = rest.subarray(0, Math.min(left, rest.length));
      hash.update(part);
      if (output !== undefined) writeSync(output, part);
      left -= part.length;
      rest = rest.subarray(part.length);
      if (left === 0) settle(false);
    }
  };
  return {
    header: () => header,
    push(plain: Buffer): void {
      if (header) {
        take(plain);
        return;
      }
      line = Buffer.concat([line, plain]);
      const end = line.indexOf(0x0a);
      if (end < 0) return;
      header = parseHeader(line.subarray(0, end));
      settle(true);
      take(line.subarray(end + 1));
    },
    end(): ContainerHeader {
      if (!header || index < header.contents.length) throw damaged('contents');
      return header;
    },
    close(): void {
      if (output !== undefined) closeSync(output);
      output = undefined;
    },
  };
}

function parseHeader(line: Buffer): ContainerHeader {
  try {
    return containerHeader.parse(JSON.parse(line.toString('utf8')));
  } catch (error) {
    throw new Fault('BACKUP_DAMAGED', false, { rule: 'contents' }, error);
  }
}

function damaged(rule: string): Fault {
  return new Fault('BACKUP_DAMAGED', false, { rule });
}
