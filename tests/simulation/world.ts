import { findActor } from '#shared/app/find-actor.ts';
import type { Actor, DataScope } from '#shared/kernel/scope.ts';
import type { Command } from '#shared/ledger/command.ts';
import type { Ports } from '#shared/ports/ports.ts';
import { type Chance, createChance } from './chance.ts';
import { type DeviceNode, openDevice } from './device-node.ts';
import { createNetwork, type Network } from './network.ts';
import { foundCompany, openServer, type ServerNode } from './server-node.ts';
import { newDatabase } from './template.ts';

export interface Person {
  readonly userId: string;
  readonly branchId: string;
  readonly deptId: string;
  readonly scope: Extract<DataScope, 'own' | 'department' | 'branch' | 'all'>;
}

/** A command that a person saw accepted, and where. */
export interface Accepted {
  readonly commandId: string;
  readonly procedure: string;
  readonly node: DeviceNode;
}

/** A deliberate fault of the program, so that the checks can be shown to find it. */
export interface Sabotage {
  reply?(kind: string, reply: unknown): unknown;
  afterStep?(world: World): void;
}

export interface World {
  readonly seed: number;
  readonly chance: Chance;
  readonly ports: Omit<Ports, 'clock'>;
  readonly people: readonly Person[];
  readonly nodes: DeviceNode[];
  readonly network: Network;
  readonly accepted: Accepted[];
  readonly sabotage: Sabotage;
  readonly log: string[];
  readonly discarded: Set<string>;
  server: ServerNode;
  time: number;
  /** Faults happen; false after the storm. */
  isRough: boolean;
  serverRestores: number;
  clones: number;
  /** A fault of the program that came up in passing. */
  failure: unknown;
  checkPoison(command: Command): void;
  actorOf(userId: string): Actor | undefined;
  note(line: string): void;
}

const id = (kind: number, n: number) => `01900000-0000-7000-8000-0000000${kind}${String(n).padStart(4, '0')}`;

const people: readonly Person[] = [
  { userId: id(2, 1), branchId: id(1, 1), deptId: id(1, 11), scope: 'branch' },
  { userId: id(2, 2), branchId: id(1, 1), deptId: id(1, 11), scope: 'own' },
  { userId: id(2, 3), branchId: id(1, 2), deptId: id(1, 12), scope: 'department' },
  { userId: id(2, 4), branchId: id(1, 2), deptId: id(1, 12), scope: 'branch' },
  { userId: id(2, 5), branchId: id(1, 1), deptId: id(1, 13), scope: 'all' },
];

const dayMs = 86_400_000;

/** One server and a few devices, all of the real code, under a seed. */
export function createWorld(seed: number, sabotage: Sabotage = {}): World {
  const chance = createChance(seed);
  const failures = new Map<string, number>();
  const world: World = {
    seed,
    chance,
    ports: {
      ids: { next: () => chance.id(world.time) },
      random: { bytes: (count) => Buffer.from(Array.from({ length: count }, () => chance.below(256))) },
      log: { info: () => {}, warn: () => {}, error: () => {} },
    },
    people,
    nodes: [],
    network: undefined as never,
    accepted: [],
    sabotage,
    log: [],
    discarded: new Set(),
    server: undefined as never,
    time: Date.UTC(2026, 0, 5),
    isRough: true,
    serverRestores: 0,
    clones: 0,
    failure: undefined,
    checkPoison: (command) => {
      const text = JSON.stringify(command.input);
      if (text.includes('POISON')) throw new TypeError('a command that always fails');
      if (!text.includes('FLAKY')) return;
      const count = (failures.get(command.id) ?? 0) + 1;
      failures.set(command.id, count);
      if (count < 3) throw new TypeError('a command that fails twice');
    },
    actorOf: (userId) => findActor(world.server.app.db, userId, world.time),
    note: (line) => {
      world.log.push(line);
    },
  };
  Object.assign(world, { network: createNetwork(world) });
  world.server = openServer(world, newDatabase());
  foundCompany(world.server, people);
  const count = 2 + chance.below(3);
  for (let n = 0; n < count; n++) {
    const person = n === 0 ? people[0]! : chance.pick(people);
    const skew = chance.is(0.3) ? (chance.below(20) - 10) * 365 * dayMs : chance.below(5_000) - 2_500;
    world.nodes.push(
      openDevice(world, {
        name: `device ${n}`,
        deviceId: `device-${n}`,
        userId: person.userId,
        sealed: { incarnation: undefined },
        sqlite: newDatabase(),
        skew,
      }),
    );
  }
  return world;
}
