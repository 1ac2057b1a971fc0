import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { toFault } from './to-fault.ts';

/** A file of JSON lines that only grows: each line is on the disk when `add` returns. */
export interface LineFile {
  read(): unknown[];
  add(line: unknown): void;
}

export function lineFile(file: string): LineFile {
  return {
    read: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(parseLine) : []),
    add: (line) => {
      try {
        mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
        const handle = openSync(file, 'a', 0o600);
        try {
          // A line that a power cut broke off ends here, and the next one is whole.
          writeSync(handle, `\n${JSON.stringify(line)}\n`);
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
      } catch (error) {
        throw toFault(error, { file });
      }
    },
  };
}

function parseLine(text: string): unknown[] {
  if (text.trim() === '') return [];
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}
