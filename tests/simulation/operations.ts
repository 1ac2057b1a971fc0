import { users } from '#shared/features/people/people.tables.ts';
import { discardHeld } from '#shared/sync/device/dropped.ts';
import { resendHeld } from '#shared/sync/device/held.ts';
import { decidedToSql } from '#shared/sync/device/outbox-marks.ts';
import { cancelWaiting } from '#shared/sync/device/waiting.ts';
import { type DeviceNode, openDevice, restartDevice } from './device-node.ts';
import { Crash } from './network.ts';
import { type NounRole, nounRoles, restoreServer, roleOf } from './server-node.ts';
import { openCopy } from './template.ts';
import type { World } from './world.ts';

/** Copies made earlier, to be restored later. */
export interface Backups {
  server: Buffer[];
  devices: Map<string, Buffer[]>;
}

/** A person does something on a device, with what is visible there. */
export function actOn(world: World, node: DeviceNode): void {
  const actor = node.actor();
  if (!actor) return;
  const run = (procedure: string, input: unknown): void => {
    const result = node.app.ledger.execute(procedure, input, actor);
    if (!result.ok) return;
    const { commandId } = result.value as { commandId: string };
    const known = node.app.statements('SELECT 1 FROM outbox WHERE command_id = ?').get(commandId);
    if (known) world.accepted.push({ commandId, procedure, node });
    world.note(`${node.name} ${procedure} ${commandId.slice(-6)}`);
  };
  const customer = pickRow(world, node, 'customers');
  const contact = pickRow(world, node, 'contacts');
  const [procedure, input] = chooseCommand(world, customer, contact);
  run(procedure, input);
}

function chooseCommand(
  world: World,
  customer: VisibleRow | undefined,
  contact: VisibleRow | undefined,
): [procedure: string, input: unknown] {
  const { chance } = world;
  const dice = chance.below(100);
  if (!customer || dice < 22) return ['customers.create', newCustomer(world)];
  const ids = [customer.id];
  if (dice < 55) return ['customers.edit', editOf(world, customer)];
  if (dice < 60) return ['customers.tag', { ids, add: [`t${chance.below(5)}`], remove: [] }];
  if (dice < 68) return ['customers.assign', { ids, ownerId: chance.pick(world.people).userId }];
  if (dice < 73) return ['customers.remove', { ids }];
  if (dice < 77) return ['customers.restore', { ids }];
  if (dice < 88 || !contact) {
    return ['contacts.create', { customerId: customer.id, name: `联系人${chance.below(1e6)}` }];
  }
  if (dice < 96) {
    const title = { from: contact.title ?? null, to: `经理${chance.below(100)}` };
    return ['contacts.edit', { id: contact.id, changes: { title } }];
  }
  return ['preferences.set', { key: `k${chance.below(3)}`, value: chance.below(100) }];
}

interface VisibleRow {
  readonly id: string;
  readonly phone?: string | null;
  readonly remark?: string | null;
  readonly level?: string | null;
  readonly title?: string | null;
}

function pickRow(world: World, node: DeviceNode, table: 'customers' | 'contacts'): VisibleRow | undefined {
  const rows = node.app.db.rows<VisibleRow>(`SELECT * FROM ${table} ORDER BY id`);
  // Everybody works on the same few records, or nobody would ever meet.
  const few = world.chance.is(0.6) ? rows.slice(0, 4) : rows;
  return few.length > 0 ? world.chance.pick(few) : undefined;
}

function newCustomer(world: World) {
  const { chance } = world;
  // Sometimes two branches meet the same company: the second creation is refused by the server.
  const name = chance.is(0.25) ? `重名公司${chance.below(6)}` : `公司${chance.below(1e9)}`;
  const dice = chance.below(100);
  return { name, ...(dice < 2 ? { remark: 'POISON' } : dice < 5 ? { remark: 'FLAKY' } : {}) };
}

function editOf(world: World, row: VisibleRow) {
  const { chance } = world;
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  if (chance.is(0.6)) changes.phone = { from: row.phone ?? null, to: `010-${chance.below(1e6)}` };
  if (chance.is(0.4)) changes.remark = { from: row.remark ?? null, to: `备注${chance.below(1e6)}` };
  if (chance.is(0.3)) changes.level = { from: row.level ?? null, to: chance.pick(['A', 'B', 'C', 'D']) };
  if (Object.keys(changes).length === 0) changes.phone = { from: row.phone ?? null, to: '0' };
  return { id: row.id, changes };
}

/** A person looks after held and waiting work. */
export function tidy(world: World, node: DeviceNode): void {
  const actor = node.actor();
  if (!actor) return;
  const held = node.app.db.rows<{ command_id: string; input: string }>('SELECT command_id, input FROM held_commands');
  if (held.length > 0 && world.chance.is(0.6)) {
    const { command_id: id, input } = world.chance.pick(held);
    if (world.chance.is(0.5)) {
      const edited = JSON.parse(input) as { name?: string; remark?: string };
      if (edited.name !== undefined) edited.name = `改名${world.chance.below(1e9)}`;
      if (edited.remark !== undefined) edited.remark = '';
      resendHeld(node.parts, node.device.attempts, actor, id, edited);
      world.note(`${node.name} resends ${id.slice(-6)}`);
    } else {
      const result = discardHeld(node.parts, id);
      if (result.ok) for (const each of result.value.commandIds) world.discarded.add(each);
      world.note(`${node.name} discards ${id.slice(-6)}`);
    }
    return;
  }
  const waiting = node.app.db.rows<{ command_id: string }>(`SELECT command_id FROM outbox WHERE seq > ${decidedToSql}`);
  const last = waiting.at(-1);
  if (!last) return;
  if (cancelWaiting(node.parts, last.command_id).ok) world.discarded.add(last.command_id);
}

/** Starts an exchange; what it throws is how a line ends, unless it is a fault of the program. */
export function exchange(world: World, node: DeviceNode): void {
  if (node.exchanging) return;
  node.exchanging = true;
  const { life } = node;
  node.device
    .exchange(world.network.transportOf(node))
    .catch((error: unknown) => {
      const code = (error as { code?: string }).code;
      if (error instanceof Crash) {
        if (life === node.life) restartDevice(world, node);
        return;
      }
      if (code === undefined || (code !== 'OFFLINE' && !syncCodes.has(code))) world.failure ??= error;
    })
    .finally(() => {
      if (life === node.life) node.exchanging = false;
    });
}

const syncCodes = new Set(['EPOCH_CHANGED', 'FORKED', 'SEQUENCE_GAP', 'PERSON_INACTIVE']);

/** Rights change: a role, a branch. */
export function changeRights(world: World): void {
  const person = world.chance.pick(world.people);
  if (world.chance.is(0.5)) {
    const byNoun = Object.keys(nounRoles) as NounRole[];
    const scope = world.chance.pick(['own', 'department', 'branch', 'all', ...byNoun] as const);
    world.server.write(users, person.userId, 'update', { roleIds: [roleOf(scope)] });
    world.note(`rights of ${person.userId.slice(-4)} become ${scope}`);
  } else {
    const home = world.chance.pick(world.people);
    world.server.write(users, person.userId, 'update', { branchId: home.branchId, deptId: home.deptId });
    world.note(`${person.userId.slice(-4)} moves`);
  }
}

export function backUp(world: World, backups: Backups): void {
  if (world.chance.is(0.4)) {
    backups.server.push(world.server.sqlite.serialize());
    return;
  }
  const node = world.chance.pick(world.nodes);
  const copies = backups.devices.get(node.name) ?? [];
  copies.push(node.sqlite.serialize());
  backups.devices.set(node.name, copies);
}

export function restore(world: World, backups: Backups): void {
  if (world.chance.is(0.35) && backups.server.length > 0) {
    world.server = restoreServer(world, world.chance.pick(backups.server));
    world.serverRestores += 1;
    world.note('server restored');
    return;
  }
  const node = world.chance.pick(world.nodes);
  const copies = backups.devices.get(node.name);
  if (!copies) return;
  node.wasRestored = true;
  // A backup has no incarnation file; a folder copied back over the old one leaves it.
  if (world.chance.is(0.7)) node.sealed.incarnation = undefined;
  restartDevice(world, node, openCopy(world.chance.pick(copies)));
  world.note(`${node.name} restored`);
}

/** The whole profile copied to a second machine, certificate and all. */
export function clone(world: World): void {
  if (world.nodes.length > 5) return;
  const node = world.chance.pick(world.nodes);
  world.clones += 1;
  world.nodes.push(
    openDevice(world, {
      name: `${node.name}'`,
      deviceId: node.deviceId,
      userId: node.userId,
      sealed: { ...node.sealed },
      sqlite: openCopy(node.sqlite.serialize()),
      skew: node.skew,
    }),
  );
  world.note(`${node.name} cloned`);
}
