import { projectImage } from '#shared/app/sync-rules.ts';
import { syncedTables } from '#shared/app/synced-tables.ts';
import { countWaiting } from '#shared/sync/device/waiting.ts';
import type { ImageValues } from '#shared/sync/protocol.ts';
import { isHomeGranted } from '#shared/sync/server/buckets.ts';
import type { TableInfo } from '#shared/sync/synced-tables.ts';
import type { DeviceNode } from './device-node.ts';
import type { World } from './world.ts';

/** What a world that is quiet owes its people, as sentences about what is broken. [sync 12] */
export function findViolations(world: World): string[] {
  return [
    ...world.nodes.flatMap((node) => differences(world, node)),
    ...world.nodes.flatMap(leftOvers),
    ...world.nodes.flatMap(wrongProofs),
    ...fates(world),
    ...doubles(world),
  ];
}

/** A device holds exactly the server's rows within its person's grants, covered as the person may see them. */
function differences(world: World, node: DeviceNode): string[] {
  const found: string[] = [];
  for (const table of syncedTables.list) {
    const theirs = rowsOf(world.server.app.statements, table);
    const mine = rowsOf(node.app.statements, table);
    const actor = world.actorOf(node.userId);
    const granted = new Map(
      [...theirs]
        .filter(([, values]) => isGranted(world, node, table, values))
        .map(([id, values]) => [id, actor ? projectImage(actor, table, values) : values]),
    );
    for (const [id, values] of granted) {
      const own = mine.get(id);
      if (!own) found.push(`${node.name} lacks ${table.name} ${id}`);
      else if (JSON.stringify(own) !== JSON.stringify(values)) {
        const at = values.findIndex((value, position) => value !== own[position]);
        found.push(
          `${node.name} differs in ${table.name} ${id} ${table.columns[at]}: ${String(own[at])} for ${String(values[at])}`,
        );
      }
    }
    for (const id of mine.keys()) {
      if (granted.has(id)) continue;
      found.push(
        `${node.name} holds ${table.name} ${id} ${theirs.has(id) ? 'outside its grants' : 'that the server has not'}`,
      );
    }
  }
  return found;
}

function rowsOf(statements: DeviceNode['app']['statements'], table: TableInfo): Map<string, ImageValues> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const rows = statements(`SELECT id AS key, ${columns} FROM "${table.name}" ORDER BY id`).raw().all() as unknown[][];
  return new Map(rows.map(([id, ...values]) => [String(id), values]));
}

function isGranted(world: World, node: DeviceNode, table: TableInfo, values: ImageValues): boolean {
  const home = table.homeOfImage(values);
  if (table.home === 'global') return true;
  if (table.home === 'self') return home.ownerId === node.userId;
  const actor = world.actorOf(node.userId);
  return actor !== undefined && isHomeGranted(actor, home);
}

function leftOvers(node: DeviceNode): string[] {
  const count = (table: string) =>
    (node.app.statements(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count;
  const waiting = countWaiting(node.parts);
  return [
    ...(waiting > 0 ? [`${node.name} still has ${waiting} waiting`] : []),
    ...['shadow_rows', 'sync_seen', 'extra_rows']
      .filter((table) => count(table) > 0)
      .map((table) => `${node.name} still has ${count(table)} in ${table}`),
  ];
}

/** A mismatch would be mended by itself, which must not hide that it came about. */
function wrongProofs(node: DeviceNode): string[] {
  const rows = node.app.statements("SELECT detail FROM sync_incidents WHERE kind = 'proofMismatch'").all() as {
    detail: string;
  }[];
  return rows.map((row) => `${node.name} did not match: ${row.detail}`);
}

/** Every command that a person saw accepted is in exactly one of applied, conflict, held back. */
function fates(world: World): string[] {
  const found: string[] = [];
  for (const { commandId, procedure, node } of world.accepted) {
    if (world.discarded.has(commandId)) continue;
    const result = world.server.app.statements('SELECT status FROM sync_results WHERE command_id = ?').get(commandId) as
      | { status: string }
      | undefined;
    const isAccepted = result !== undefined && result.status !== 'refused';
    const holders = world.nodes.filter((each) =>
      each.app.statements('SELECT 1 FROM held_commands WHERE command_id = ?').get(commandId),
    );
    if (isAccepted && holders.length > 0 && world.clones === 0) {
      found.push(`${procedure} ${commandId} is applied and held back`);
    }
    if (isAccepted || holders.length > 0) continue;
    const isOnDisk = world.nodes.some((each) =>
      each.app.statements('SELECT 1 FROM outbox WHERE command_id = ?').get(commandId),
    );
    if (isOnDisk) found.push(`${procedure} ${commandId} was accepted, lost by the server and not sent again`);
    else if (!node.wasRestored && world.clones === 0 && !isForgotten(world)) {
      found.push(`${procedure} ${commandId} of ${node.name} vanished`);
    }
  }
  return found;
}

/** After 14 days a device may have forgotten what a restored server lost. */
function isForgotten(world: World): boolean {
  return world.serverRestores > 0;
}

/** No command took effect twice. */
function doubles(world: World): string[] {
  const rows = world.server.app
    .statements('SELECT command_id FROM decisions GROUP BY command_id HAVING count(*) > 1')
    .all() as { command_id: string }[];
  return rows.map((row) => `${row.command_id} took effect twice`);
}
