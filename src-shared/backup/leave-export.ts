import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { LeaveManifest, LeaveProgress, LeftTable } from '../features/leave/leave.model.ts';
import { Fault } from '../kernel/fault.ts';
import { toFault } from '../node/to-fault.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { Sqlite } from '../ports/database.ts';
import { writeLeftFiles } from './leave-files.ts';
import { digestOfTables, signedText } from './leave-manifest.ts';
import { exportReadme } from './leave-readme.ts';
import { verifyExport } from './leave-verify.ts';

export interface CompanyExport {
  readonly sqlite: Sqlite;
  readonly content: ContentStore;
  readonly company: string;
  readonly appVersion: string;
  /** Tables that hold the business and its audit; the others are named as left out. */
  readonly tables: readonly string[];
  /** How a line of a spreadsheet is written; the first begins with the mark by which it is known for UTF-8. */
  readonly csv: { readonly mark: string; readonly line: (cells: readonly string[]) => string };
  /** A new folder of its own is made in it. */
  readonly into: string;
  readonly now: () => number;
  readonly vouch: (message: Buffer) => { publicKey: string; signature: string } | null;
  readonly tell: (word: LeaveProgress) => void;
  readonly signal: AbortSignal;
}

const pageRows = 500;

/** Writes every table, the manifest that proves it, and how to read it; then reads it all back. [S-PI-8] */
export async function exportCompany(options: CompanyExport): Promise<LeaveProgress> {
  const { sqlite, tables, tell } = options;
  const present = listTables(sqlite);
  const chosen = tables.filter((name) => present.includes(name)).sort();
  const counts = new Map(chosen.map((name) => [name, countRows(sqlite, name)]));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const folder = path.join(options.into, `outpost-${stamp(options.now())}`);
  const head = headOf(sqlite);
  try {
    mkdirSync(path.join(folder, 'tables'), { recursive: true, mode: 0o700 });
    const written: LeftTable[] = [];
    let done = 0;
    for (const name of chosen) {
      const word = (rows: number) =>
        tell({ step: 'writing', table: name, done: done + rows, total, folder: null, digest: null });
      const table = await writeTable(options, name, path.join(folder, 'tables'), word);
      done += table.rows;
      written.push(table);
    }
    const files = await writeLeftFiles({ sqlite, content: options.content, folder, signal: options.signal });
    const digest = digestOfTables(written);
    const manifest: LeaveManifest = {
      format: 'outpost-company-1',
      company: options.company,
      exportedAt: options.now(),
      appVersion: options.appVersion,
      ...head,
      tables: written,
      files,
      omitted: present.filter((name) => !chosen.includes(name)).sort(),
      digest,
      signature: null,
    };
    manifest.signature = options.vouch(Buffer.from(signedText(manifest)));
    writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    writeFileSync(path.join(folder, 'README.txt'), exportReadme(manifest), { mode: 0o600 });
    tell({ step: 'verifying', table: null, done: total, total, folder: null, digest: null });
    const verdict = await verifyExport(folder, sqlite);
    if (!verdict.ok) throw new Fault('DISK_ERROR', true, { reason: verdict.error.rule });
    return { step: 'done', table: null, done: total, total, folder, digest };
  } catch (error) {
    throw toFault(error, { folder });
  }
}

function listTables(sqlite: Sqlite): string[] {
  const sql = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`;
  return sqlite.prepare<[], string>(sql).pluck().all();
}

export function countRows(sqlite: Sqlite, name: string): number {
  return sqlite.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get()!;
}

function headOf(sqlite: Sqlite): { auditSeq: number; auditHash: string } {
  const head = sqlite
    .prepare<[], { auditSeq: number; auditHash: string }>(
      'SELECT seq AS "auditSeq", hash AS "auditHash" FROM audit_records ORDER BY seq DESC LIMIT 1',
    )
    .get();
  return head ?? { auditSeq: 0, auditHash: '' };
}

async function writeTable(
  { sqlite, signal, csv: { mark, line } }: CompanyExport,
  name: string,
  folder: string,
  tell: (rows: number) => void,
): Promise<LeftTable> {
  const columns = sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
  const list = columns.map((column) => `"${column}"`).join(', ');
  const page = sqlite.prepare<[number, number], Record<string, unknown>>(
    `SELECT rowid AS "rowid ", ${list} FROM "${name}" WHERE rowid > ? ORDER BY rowid LIMIT ?`,
  );
  const ndjson = openHashed(path.join(folder, `${name}.ndjson`));
  const csv = openHashed(path.join(folder, `${name}.csv`));
  try {
    csv.write(mark + line(columns));
    let rows = 0;
    for (let last = Number.MIN_SAFE_INTEGER; ; ) {
      signal.throwIfAborted();
      const found = page.all(last, pageRows);
      const values = found.map((row) => columns.map((column) => openValue(row[column])));
      ndjson.write(
        values
          .map((row) => `${JSON.stringify(Object.fromEntries(row.map((value, at) => [columns[at], value])))}\n`)
          .join(''),
      );
      csv.write(values.map((row) => line(row.map(cellOf))).join(''));
      rows += found.length;
      tell(rows);
      if (found.length < pageRows) break;
      last = Number(found.at(-1)!['rowid ']);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { name, rows, ndjson: ndjson.end(), csv: csv.end() };
  } finally {
    ndjson.close();
    csv.close();
  }
}

/** Bytes, such as pictures, as base64; everything else as it is kept. */
function openValue(value: unknown): unknown {
  return Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? (value as { base64: string }).base64 : String(value);
}

function openHashed(file: string) {
  const handle = openSync(file, 'w', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  let isOpen = true;
  return {
    write(text: string): void {
      if (text === '') return;
      const chunk = Buffer.from(text);
      writeSync(handle, chunk);
      hash.update(chunk);
      bytes += chunk.length;
    },
    end(): { bytes: number; sha256: string } {
      fsyncSync(handle);
      return { bytes, sha256: hash.digest('hex') };
    },
    close(): void {
      if (isOpen) closeSync(handle);
      isOpen = false;
    },
  };
}

function stamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}
