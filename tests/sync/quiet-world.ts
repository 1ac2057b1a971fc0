import type { App } from '#shared/app/app.ts';
import { users } from '#shared/features/people/people.tables.ts';
import type { DeviceNode } from '../simulation/device-node.ts';
import { openDevice } from '../simulation/device-node.ts';
import { openServer, roleOf, type ServerRules } from '../simulation/server-node.ts';
import { newDatabase } from '../simulation/template.ts';
import { createWorld, type World } from '../simulation/world.ts';
import { syncOnce } from './sync-once.ts';

/** A world without faults: one server, and two devices of two people who see the whole company. */
export interface QuietWorld {
  readonly world: World;
  readonly north: DeviceNode;
  readonly south: DeviceNode;
  /** One exchange to its end; throws what it throws. */
  sync(node: DeviceNode): Promise<void>;
  write(app: App, userId: string, procedure: string, input: object): { id: string; commandId: string };
  serverActs(procedure: string, input: object): { id: string; commandId: string };
}

export async function quietWorld(rules: ServerRules = {}): Promise<QuietWorld> {
  const world = createWorld(7);
  world.isRough = false;
  for (const node of world.nodes.splice(0)) node.sqlite.close();
  world.server = openServer(world, world.server.sqlite, rules);
  const [one, two] = [world.people[0]!, world.people[3]!];
  for (const { userId } of [one, two]) world.server.write(users, userId, 'update', { roleIds: [roleOf('all')] });
  const open = (name: string, userId: string) => {
    const sealed = { incarnation: undefined };
    const node = openDevice(world, { name, deviceId: name, userId, sealed, sqlite: newDatabase(), skew: 0 });
    world.nodes.push(node);
    return node;
  };
  const [north, south] = [open('north', one.userId), open('south', two.userId)];

  const sync = (node: DeviceNode) => syncOnce(world, node);
  const write: QuietWorld['write'] = (app, userId, procedure, input) => {
    world.time += 10;
    const actor = world.actorOf(userId)!;
    const result = app.ledger.execute(procedure, input, actor);
    if (!result.ok) throw new Error(result.error.code);
    return result.value as { id: string; commandId: string };
  };
  await sync(north);
  await sync(south);
  return {
    world,
    north,
    south,
    sync,
    write,
    serverActs: (procedure, input) => write(world.server.app, two.userId, procedure, input),
  };
}
