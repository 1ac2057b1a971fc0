import { isAdoptable, maxAdoptRows } from '../../features/sync/adopt.model.ts';
import type { TableInfo } from '../synced-tables.ts';
import type { DeviceParts } from './parts.ts';

/** The person as the server knows them; what was theirs here becomes theirs there. */
export interface Joining {
  readonly localUserId: string;
  readonly user: {
    readonly id: string;
    readonly account: string;
    readonly name: string;
    readonly branchId: string | null;
    readonly deptId: string | null;
  };
}

export interface Adopted {
  readonly rows: number;
  readonly commands: number;
}

/** A command stays well under a push request, whatever the rows carry. */
const maxCommandBytes = 400_000;
/** Conflicts come from the server only; a company without one has none. */
const leftBehind = new Set(['conflicts']);

/**
 * Makes a company's own database a member's: every record becomes the server person's and waits in the outbox as
 * `sync.adopt`, all of it in one transaction; the local people give way to the server's at the first pull. Nothing is
 * deleted before it has arrived. [sync 10.3]
 */
export function adoptLocalData(parts: DeviceParts, joining: Joining, newId: () => string): Adopted {
  const { core, state, tables } = parts;
  const now = core.ports.clock.now();
  return core.ledger.transaction(() => {
    const replace = createReplacements(parts, joining);
    keepLocalPeopleUntilPull(parts, joining);
    state.set('member', '1');
    const adopted = { rows: 0, commands: 0 };
    let chunk: AdoptedRow[] = [];
    let bytes = 0;
    const flush = () => {
      if (chunk.length === 0) return;
      queueAdoption(parts, joining.user.id, newId(), now, chunk);
      adopted.rows += chunk.length;
      adopted.commands += 1;
      chunk = [];
      bytes = 0;
    };
    // What the server does not take over is refused by itself, and holds nothing else back.
    const [taken = [], refused = []] = [true, false].map((isTaken) =>
      tables.list.filter((table) => isAdoptable(table.name) === isTaken),
    );
    for (const table of [...taken, ...refused]) {
      if (table.home === 'global' || leftBehind.has(table.name)) continue;
      if (refused.includes(table)) flush();
      for (const id of listIds(parts, table)) {
        const values = rewriteRow(parts, table, id, replace);
        const size = JSON.stringify(values).length * 2;
        if (chunk.length === maxAdoptRows || bytes + size > maxCommandBytes) flush();
        chunk.push({ table: table.name, id, values });
        bytes += size;
      }
    }
    flush();
    return adopted;
  });
}

/** At the first head: local people, branches and roles that the server does not have go. */
export function dropLocalPeople(parts: DeviceParts): void {
  const local = parts.state.json<[table: string, id: string][]>('localPeople');
  if (!local) return;
  for (const [name, id] of local) {
    const table = parts.tables.find(name);
    if (!table) continue;
    const row = parts.core.statements(table.codec.selectSql).get(id) as { revision: number } | undefined;
    if (row?.revision === 0) parts.rows.setServerImage(table, id, undefined);
  }
  parts.state.remove('localPeople');
}

interface AdoptedRow {
  readonly table: string;
  readonly id: string;
  readonly values: Record<string, unknown>;
}

function listIds(parts: DeviceParts, table: TableInfo): string[] {
  const rows = parts.core.statements(`SELECT id FROM "${table.name}" ORDER BY id`).all() as { id: string }[];
  return rows.map((row) => row.id);
}

/** Local people become the server's person, local branches and departments that person's. */
function createReplacements(parts: DeviceParts, { localUserId, user }: Joining): (value: unknown) => unknown {
  const byId = new Map<string, string | null>([[localUserId, user.id]]);
  const replaceAll = (table: string, to: string | null) => {
    const rows = parts.core.statements(`SELECT id FROM "${table}"`).all() as { id: string }[];
    for (const { id } of rows) byId.set(id, to);
  };
  replaceAll('users', user.id);
  replaceAll('branches', user.branchId);
  replaceAll('departments', user.deptId);
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string') return byId.has(value) ? byId.get(value) : value;
    return Array.isArray(value) ? value.map(replace) : value;
  };
  return replace;
}

/** Stores the row under its new owner and answers its values without what the server gives. */
function rewriteRow(
  parts: DeviceParts,
  table: TableInfo,
  id: string,
  replace: (value: unknown) => unknown,
): Record<string, unknown> {
  const { statements } = parts.core;
  const row = table.codec.decode(statements(table.codec.selectSql).get(id) as Record<string, unknown>);
  const values = Object.fromEntries(Object.entries(row).map(([property, value]) => [property, replace(value)]));
  values.id = id;
  statements(table.codec.upsertSql).run(...table.codec.values(values));
  const { id: _id, revision: _revision, ...sent } = values;
  return sent;
}

function queueAdoption(
  parts: DeviceParts,
  actorId: string,
  commandId: string,
  now: number,
  rows: readonly AdoptedRow[],
): void {
  const { statements } = parts.core;
  const { lastInsertRowid } = statements(
    "INSERT INTO outbox (command_id, procedure, input, actor_id, at, clock_offset, schema, hash, attempt, failures, state) VALUES (?, 'sync.adopt', ?, ?, ?, ?, ?, '', 0, 0, 'waiting')",
  ).run(commandId, JSON.stringify({ rows }), actorId, now, Number(parts.state.get('clockOffset') ?? 0), parts.schema);
  rows.forEach((row, n) => {
    const table = parts.tables.find(row.table)!;
    parts.rows.addShadow(table, row.id, undefined);
    statements(
      "INSERT INTO outbox_effects (seq, n, table_name, row_id, op, fields, was) VALUES (?, ?, ?, ?, 'insert', ?, NULL)",
    ).run(lastInsertRowid, n, row.table, row.id, JSON.stringify({ ...row.values, id: row.id }));
  });
}

/** The person can go on working before the first pull: a stand-in under the server's id, with the rights of here. */
function keepLocalPeopleUntilPull(parts: DeviceParts, { localUserId, user }: Joining): void {
  const { core, tables, state } = parts;
  const local: [string, string][] = [];
  for (const table of tables.list) {
    if (table.home === 'global') for (const id of listIds(parts, table)) local.push([table.name, id]);
  }
  const table = tables.find('users')!;
  const row = core.statements(table.codec.selectSql).get(localUserId) as Record<string, unknown> | undefined;
  if (row) {
    const { id, account, name, branchId, deptId } = user;
    const standIn = { ...table.codec.decode(row), id, account, name, branchId, deptId, revision: 0 };
    core.statements(table.codec.upsertSql).run(...table.codec.values(standIn));
    local.push(['users', id]);
  }
  state.set('localPeople', JSON.stringify(local));
}
