import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type LeaveExportUnproven, type LeaveManifest, leaveManifest } from '../features/leave/leave.model.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Sqlite } from '../ports/database.ts';
import { areLeftFilesWhole } from './leave-files.ts';
import { digestOfTables } from './leave-manifest.ts';

/**
 * Reads an export whole: each file is as it was written, has as many rows as it says, and no work was done since that
 * is not in it. [S-PI-8]
 */
export async function verifyExport(
  folder: string,
  sqlite: Sqlite,
): Promise<Result<LeaveManifest, LeaveExportUnproven>> {
  const unproven = (rule: LeaveExportUnproven['rule']) => refuse({ code: 'LEAVE_EXPORT_UNPROVEN' as const, rule });
  const file = path.join(folder, 'manifest.json');
  if (!existsSync(file)) return unproven('missing');
  const read = leaveManifest.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success || digestOfTables(read.data.tables) !== read.data.digest) return unproven('differs');
  const manifest = read.data;
  for (const { name, rows, ndjson, csv } of manifest.tables) {
    const lines = await readWhole(path.join(folder, 'tables', `${name}.ndjson`));
    const cells = await readWhole(path.join(folder, 'tables', `${name}.csv`));
    if (!lines || !cells || lines.sha256 !== ndjson.sha256 || cells.sha256 !== csv.sha256) return unproven('differs');
    if (lines.lines !== rows) return unproven('differs');
  }
  if (!(await areLeftFilesWhole(folder, manifest.files))) return unproven('differs');
  const since = sqlite
    .prepare<[number], number>("SELECT count(*) FROM audit_records WHERE seq > ? AND kind = 'command'")
    .pluck()
    .get(manifest.auditSeq)!;
  const known = sqlite
    .prepare<[number], string>('SELECT hash FROM audit_records WHERE seq = ?')
    .pluck()
    .get(manifest.auditSeq);
  if (since > 0 || (manifest.auditSeq > 0 && known !== manifest.auditHash)) return unproven('old');
  return ok(manifest);
}

async function readWhole(file: string): Promise<{ sha256: string; lines: number } | undefined> {
  if (!existsSync(file)) return undefined;
  const hash = createHash('sha256');
  let lines = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  return { sha256: hash.digest('hex'), lines };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
