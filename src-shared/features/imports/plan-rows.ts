import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { TableRow } from '../../tabular/table.ts';
import { importNouns, isInsertOnly, type MatchKey, type RowDuplicate, type RowProblem } from './import.model.ts';
import type { ApplyRowsInput } from './import-commands.model.ts';
import { matchKeysOf } from './import-fields.model.ts';
import { isReached, mayImportFor } from './imports.policy.ts';
import type { KnownRecord } from './match-index.ts';
import { findOrderAndProduct } from './order-line-values.ts';
import { contactOf, insertOf, insertsOf, planUpdates, updatesOf } from './plan-drafts.ts';
import { findEarlier, findMatch, keysOf, type RowKeys, remember, type Seen, type SeenRows } from './row-keys.ts';
import type { PlanOptions, RowPlan, RunnableModule, UpdateDraft } from './row-plan.ts';
import { type RowValues, readRowValues } from './row-values.ts';

/**
 * Decides row by row, for a dry run and a run alike: the only difference is whether the plan is then applied. Keeps in
 * mind what the file said before, so that a record named twice is one record.
 */
export function createRowPlanner(options: PlanOptions): (rows: readonly TableRow[]) => RowPlan {
  const seen: SeenRows = new Map();
  return (rows) => {
    const plan: RowPlan = {
      rows: { module: options.module, inserts: [], updates: [] } as ApplyRowsInput['rows'],
      problems: [],
      duplicates: [],
      failed: [],
      source: rows,
      skipped: 0,
      unchanged: 0,
    };
    const updates: UpdateDraft[] = [];
    for (const read of rows) planRow(options, seen, read, plan, updates);
    planUpdates(options, updates, plan);
    return plan;
  };
}

function planRow(options: PlanOptions, seen: SeenRows, read: TableRow, plan: RowPlan, updates: UpdateDraft[]): void {
  const { actor, module, mapped, mode, onDuplicate, index } = options;
  const problems: RowProblem[] = [];
  const values = readRowValues(read, mapped, options.columnCount, options.context, problems);
  checkRow(options, read, values, problems);
  if (module === 'orderLines') findOrderAndProduct(options, read, values, problems);
  const fail = () => {
    plan.problems.push(...problems);
    plan.failed.push(read);
  };
  if (problems.length > 0) {
    fail();
    return;
  }

  const keys = keysOf(module, values);
  const earlier = findEarlier(options.matchKeys, seen, keys);
  const match = earlier ? undefined : findMatch(options.matchKeys, keys, index);
  const say = (action: RowDuplicate['action']) => {
    if (earlier) plan.duplicates.push(earlierDuplicate(read.row, values, earlier, action));
    else if (match) plan.duplicates.push(recordDuplicate(actor, importNouns[module], read.row, match, action));
  };

  if (earlier && onDuplicate !== 'insert') {
    const contact = module === 'customers' ? contactOf(options, values) : undefined;
    say(contact ? 'update' : 'skip');
    if (contact) updatesOf(plan).push({ row: read.row, id: earlier.seen.id, changes: {}, contact });
    else plan.skipped++;
    return;
  }
  const isOnce = isInsertOnly(module);
  const updatesMatch = match !== undefined && !isOnce && (mode !== 'insert' || onDuplicate === 'update');
  if (updatesMatch) {
    if (!isReached(actor, importNouns[module], match.record)) {
      problems.push({ row: read.row, column: null, code: 'notAllowed', value: '' });
      fail();
      return;
    }
    if (mode === 'insert') say('update');
    remember(seen, keys, { row: read.row, id: match.record.id });
    updates.push({ read, values, id: match.record.id });
    return;
  }
  if (mode === 'update') {
    problems.push({ row: read.row, column: null, code: 'notFound', value: String(values.name ?? '').slice(0, 200) });
    fail();
    return;
  }
  if (match && (onDuplicate === 'skip' || isOnce)) {
    say('skip');
    plan.skipped++;
    return;
  }
  const repeats = match !== undefined || earlier !== undefined;
  if (repeats && module === 'customers' && !isAllowed(actor, 'customer.overrideDuplicate')) {
    problems.push({ row: read.row, column: null, code: 'notAllowed', value: String(values.name ?? '').slice(0, 200) });
    fail();
    return;
  }
  if (repeats) say('insert');
  else noteSimilar(options, read.row, keys, plan);
  const id = options.newId();
  remember(seen, keys, { row: read.row, id });
  insertsOf(plan).push(insertOf(options, read.row, id, values, repeats));
}

const requiredOf: Partial<Readonly<Record<RunnableModule, readonly string[]>>> = {
  contacts: ['name', 'customerId'],
  orders: ['no', 'customerId'],
  orderLines: ['orderNo', 'product', 'qty', 'price'],
  users: ['employeeNo', 'name'],
};

/** Rules over a whole row: what must be there, and for whom one may import. */
function checkRow(
  { actor, module, mapped, mode }: PlanOptions,
  { row }: TableRow,
  values: RowValues,
  problems: RowProblem[],
): void {
  const broken = new Set(problems.map((problem) => problem.column));
  for (const field of requiredOf[module] ?? ['name']) {
    const column = mapped.find(({ spec }) => spec.field === field)?.header ?? null;
    if (values[field] === undefined && !broken.has(column) && !(mode === 'update' && column === null)) {
      problems.push({ row, column, code: 'required', value: '' });
    }
  }
  const ownerId = values.ownerId as string | undefined;
  if (ownerId !== undefined && module !== 'contacts' && !mayImportFor(actor, module, ownerId)) {
    const header = mapped.find(({ spec }) => spec.field === 'ownerId')?.header ?? null;
    problems.push({ row, column: header, code: 'notAllowed', value: '' });
  }
}

/** The same telephone or mail is no proof, but worth a look: the row goes in and is marked. */
function noteSimilar(
  { actor, module, index, matchKeys }: PlanOptions,
  row: number,
  keys: RowKeys,
  plan: RowPlan,
): void {
  for (const [key, value] of keys) {
    if (matchKeys.includes(key) || key === 'name' || !matchKeysOf(module).includes(key)) continue;
    const record = index.find(key, value);
    if (!record) continue;
    plan.duplicates.push(recordDuplicate(actor, importNouns[module], row, { rule: key, record }, 'insert'));
    return;
  }
}

function recordDuplicate(
  actor: Actor,
  noun: string,
  row: number,
  { rule, record }: { rule: MatchKey; record: KnownRecord },
  action: RowDuplicate['action'],
): RowDuplicate {
  const isVisible = isReached(actor, noun, record);
  const name = isVisible ? record.name : `${record.name.slice(0, 2)}***`;
  return { row, where: 'records', rule, recordId: isVisible ? record.id : null, name, action };
}

function earlierDuplicate(
  row: number,
  values: RowValues,
  { rule, seen }: { rule: MatchKey; seen: Seen },
  action: RowDuplicate['action'],
): RowDuplicate {
  const name = String(values.name ?? '');
  return { row, where: 'file', rule, otherRow: seen.row, recordId: null, name, action };
}
