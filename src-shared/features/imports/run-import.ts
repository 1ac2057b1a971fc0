import { companyNorm } from '../../kernel/china/company-name.ts';
import type { Actor } from '../../kernel/scope.ts';
import { takeCheckpoints } from '../../ledger/checkpoints.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ReadDb } from '../../ports/database.ts';
import type { Ports } from '../../ports/ports.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { RowsApplied } from './apply-rows.ts';
import { findPeople } from './find-people.ts';
import type { ImportCounts, MatchKey } from './import.model.ts';
import { importFieldsOf } from './import-fields.model.ts';
import { listChunkIds } from './imports.repository.ts';
import { loadMatchIndex, matchValue } from './match-index.ts';
import type { OpenImport, OpenReport } from './open-imports.ts';
import { createPause, turn } from './pause.ts';
import { createRowPlanner } from './plan-rows.ts';
import type { RowPlan, RunnableModule } from './row-plan.ts';
import type { RowsUndone } from './undo-rows.ts';

/** What an import needs of the host it runs on. */
export interface ImportHost {
  readonly db: ReadDb;
  readonly ledger: Ledger;
  readonly ports: Ports;
  readonly actor: Actor;
  readonly deviceId: string | null;
}

/** One chunk is meant to hold the process this long: a keystroke's answer in between is not felt. */
const chunkMs = 20;
/** Where a commit alone takes long (a slow or busy disk), small chunks would make everybody wait more, not less. */
const commitsPerChunk = 2.5;
const slowestChunkMs = 80;
const largestChunk = 500;
/** Below this the cost of a commit outweighs that of its rows, and waiting for it would make every chunk look slow. */
const smallestChunk = 100;
/** Rows of a dry run between two looks at what else waits. */
const checkedAtOnce = 50;

/** A command travels in one push of 1 MB, in which a Chinese character takes three bytes. */
const largestChunkChars = 200_000;

/** Says what a run would do. Stops when `isStopped`; changes nothing. */
export async function checkRows(host: ImportHost, open: OpenImport, isStopped: () => boolean): Promise<OpenReport> {
  const since = performance.now();
  const tally = createTally(open);
  for await (const plan of planChunks(host, open, () => checkedAtOnce)) {
    tally.add(plan, {
      inserted: plan.rows.inserts.length,
      updated: plan.rows.updates.length,
      unchanged: 0,
      refused: [],
    });
    if (isStopped()) break;
  }
  return tally.report(since);
}

/**
 * Applies the good rows, one ledger command a chunk, and takes every chunk back when the import is cancelled. Chunks
 * grow and shrink so that other calls are answered in between.
 */
export async function runRows(host: ImportHost, open: OpenImport): Promise<OpenReport> {
  const since = performance.now();
  const tally = createTally(open);
  const { id, fileName, config, rowCount, table } = open;
  const beginning = performance.now();
  execute(host, 'imports.begin', {
    id,
    module: config.module,
    fileName: fileName.slice(-200),
    format: table.format,
    mode: config.mode,
    rows: rowCount,
  });
  let commitMs = performance.now() - beginning;
  let size = smallestChunk;
  let seq = 0;
  const checkpoints = takeCheckpoints(host.db);
  try {
    for await (const plan of planChunks(host, open, () => size)) {
      await turn();
      if (open.cancelled) break;
      const started = performance.now();
      const applied = applyPlan(host, id, seq++, plan);
      const took = performance.now() - started;
      const rows = Math.max(1, plan.rows.inserts.length + plan.rows.updates.length);
      const goal = Math.min(slowestChunkMs, Math.max(chunkMs, commitsPerChunk * commitMs));
      const perRow = Math.max(0.02, (took - Math.min(commitMs, took / 2)) / rows);
      // A commit is at most half of a chunk; it may have become slower since.
      commitMs = Math.min(commitMs * 1.02, took / 2);
      size = clamp((size + Math.max(0, goal - commitMs) / perRow) / 2);
      tally.add(plan, applied);
      await turn();
      if (checkpoints.isDue(rows)) checkpoints.run();
    }
  } catch (error) {
    await takeBack(host, id, () => {});
    execute(host, 'imports.finish', { id, status: 'cancelled', counts: tally.none() });
    throw error;
  } finally {
    checkpoints.end();
  }
  if (open.cancelled) {
    await takeBack(host, id, () => {});
    execute(host, 'imports.finish', { id, status: 'cancelled', counts: tally.none() });
    return { ...tally.report(since), counts: tally.none() };
  }
  const report = tally.report(since);
  const status = report.counts.failed > 0 ? 'partial' : 'completed';
  execute(host, 'imports.finish', { id, status, counts: report.counts });
  return report;
}

function clamp(size: number): number {
  return Math.max(smallestChunk, Math.min(largestChunk, Math.round(size)));
}

/** Takes back what an import wrote, latest chunk first. */
export async function takeBack(
  host: ImportHost,
  importId: string,
  onProgress: (done: number, total: number) => void,
): Promise<RowsUndone> {
  const sum: RowsUndone = { removed: 0, reverted: 0, kept: [] };
  const chunkIds = listChunkIds(host.db, importId);
  for (const [index, chunkId] of chunkIds.entries()) {
    const undone = execute(host, 'imports.undoRows', { importId, chunkId }) as RowsUndone;
    sum.removed += undone.removed;
    sum.reverted += undone.reverted;
    sum.kept.push(...undone.kept);
    onProgress(index + 1, chunkIds.length);
    await turn();
  }
  return sum;
}

function applyPlan(host: ImportHost, importId: string, seq: number, { rows }: RowPlan): RowsApplied {
  if (rows.inserts.length + rows.updates.length === 0) return { inserted: 0, updated: 0, unchanged: 0, refused: [] };
  return execute(host, 'imports.applyRows', { id: host.ports.ids.next(), importId, seq, rows }) as RowsApplied;
}

/** Rights were asked before the run began; a refusal now is one that the whole import ends with. */
export function execute({ ledger, actor, deviceId }: ImportHost, procedure: string, input: unknown): unknown {
  const result = ledger.execute(procedure, input, actor, { deviceId });
  if (!result.ok) throw new ImportStopped(result.error.code);
  return result.value;
}

/** A command of the import was refused: the right was taken away while it ran. */
export class ImportStopped extends Error {
  readonly refusal: string;
  constructor(refusal: string) {
    super(refusal);
    this.name = 'ImportStopped';
    this.refusal = refusal;
  }
}

async function* planChunks(host: ImportHost, open: OpenImport, size: () => number): AsyncGenerator<RowPlan> {
  const { db, actor, ports } = host;
  const { config, columns, headers, headerRow } = open;
  const module = config.module;
  const pause = createPause();
  const people = findPeople(db);
  const index = await loadMatchIndex(db, module, pause);
  const customerIndex =
    module === 'contacts' || module === 'orders' ? await loadMatchIndex(db, 'customers', pause) : undefined;
  const specs = new Map(importFieldsOf(module).map((spec) => [spec.field, spec]));
  const mapped = columns.flatMap(({ column, header, field }) => {
    const spec = field === null ? undefined : specs.get(field);
    return spec ? [{ column, header, spec }] : [];
  });
  const plan = createRowPlanner({
    db,
    actor,
    module,
    mapped,
    columnCount: headers.length,
    mode: config.mode,
    onDuplicate: config.onDuplicate,
    matchKeys: config.matchKeys ?? defaultKeys(module, config.mode, new Set(mapped.map(({ spec }) => spec.field))),
    ownerId: config.ownerId ?? actor.userId,
    tags: config.tags ?? [],
    index,
    newId: () => ports.ids.next(),
    context: {
      dateOrder: config.dateOrder,
      person: (text) => people.owner(text) ?? undefined,
      author: (text) => people.author(text),
      customer: (text) => {
        if (!customerIndex) return undefined;
        return (
          customerIndex.find('name', companyNorm(text)) ??
          customerIndex.find('no', matchValue('no', text)) ??
          customerIndex.find('creditCode', matchValue('creditCode', text)) ??
          customerIndex.find('id', text)
        )?.id;
      },
    },
  });

  let chunk: TableRow[] = [];
  let chars = 0;
  open.done = 0;
  for await (const row of open.table.rows(open.settings)) {
    if (row.row <= headerRow) continue;
    chunk.push(row);
    for (const cell of row.cells) chars += cell.length;
    if (chunk.length < size() && chars < largestChunkChars) continue;
    yield plan(chunk);
    open.done += chunk.length;
    chunk = [];
    chars = 0;
    await pause();
  }
  if (chunk.length > 0) yield plan(chunk);
  open.done = open.total;
}

/** How rows find their records when the person did not say: a number first where updates are wanted. */
function defaultKeys(module: RunnableModule, mode: string, mapped: ReadonlySet<string>): MatchKey[] {
  const keys: Readonly<Record<RunnableModule, readonly MatchKey[]>> = {
    customers: ['creditCode', 'name'],
    contacts: ['name'],
    leads: ['name'],
    products: mapped.has('code') ? ['no'] : ['name'],
    suppliers: ['name'],
    productLines: ['name'],
    orders: ['no'],
    orderLines: ['no'],
    users: ['no'],
  };
  const numbered = mode !== 'insert' && mapped.has('no') ? (['no'] as const) : [];
  return [...numbered, ...keys[module]];
}

function createTally(open: OpenImport) {
  const counts: ImportCounts = {
    rows: open.rowCount,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    duplicates: 0,
  };
  const report: Pick<OpenReport, 'problems' | 'duplicates'> = { problems: [], duplicates: [] };
  open.failed = [];
  return {
    add: (plan: RowPlan, applied: RowsApplied) => {
      counts.inserted += applied.inserted;
      counts.updated += applied.updated;
      counts.unchanged += applied.unchanged + plan.unchanged;
      counts.skipped += plan.skipped;
      counts.duplicates += plan.duplicates.length;
      for (const problem of plan.problems) report.problems.push(problem);
      for (const duplicate of plan.duplicates) report.duplicates.push(duplicate);
      for (const row of plan.failed) open.failed.push(row);
      for (const { row, code } of applied.refused) {
        report.problems.push({ row, column: null, code, value: '' });
        const read = plan.source.find((each) => each.row === row);
        if (read) open.failed.push(read);
      }
      counts.failed = open.failed.length;
    },
    none: (): ImportCounts => ({ ...counts, inserted: 0, updated: 0, unchanged: 0, skipped: 0 }),
    report: (since: number): OpenReport => ({
      counts,
      ...report,
      milliseconds: Math.round(performance.now() - since),
    }),
  };
}
