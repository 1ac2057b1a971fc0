import { decidedToSql } from '#shared/sync/device/outbox-marks.ts';
import { answerIncident } from '#shared/sync/device/sweep.ts';
import { hasWaiting } from '#shared/sync/device/waiting.ts';
import { restartDevice } from './device-node.ts';
import { findViolations } from './invariants.ts';
import { Crash } from './network.ts';
import { actOn, type Backups, backUp, changeRights, clone, exchange, restore, tidy } from './operations.ts';
import { createWorld, type Sabotage, type World } from './world.ts';

const maxQuietRounds = 40;

/** Lets everything that has its answer go on until it waits again. */
const settleDown = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Storm, then quiet, then the questions. Empty: all promises held. */
export async function runSeed(
  seed: number,
  sabotage: Sabotage = {},
  watch?: (world: World) => void,
): Promise<string[]> {
  const world = createWorld(seed, sabotage);
  const backups: Backups = { server: [], devices: new Map() };
  try {
    const steps = 80 + world.chance.below(120);
    for (let step = 0; step < steps; step++) {
      storm(world, backups);
      await settleDown();
      sabotage.afterStep?.(world);
      if (world.failure) break;
    }
    if (!world.failure) await calm(world);
    return world.failure ? [`failed: ${describe(world.failure)}`] : findViolations(world);
  } catch (error) {
    return [`failed: ${describe(error)}`];
  } finally {
    watch?.(world);
    for (const node of world.nodes) node.sqlite.close();
    world.server.sqlite.close();
  }
}

function storm(world: World, backups: Backups): void {
  const { chance } = world;
  world.time += chance.is(0.03) ? chance.below(9 * 86_400_000) : chance.below(chance.is(0.3) ? 120_000 : 40);
  const node = chance.pick(world.nodes);
  const dice = chance.below(1_000);
  if (dice < 330) actOn(world, node);
  else if (dice < 360) survive(world, node, () => tidy(world, node));
  else if (dice < 520) exchange(world, node);
  else if (dice < 880) world.network.step();
  else if (dice < 905) node.isPartitioned = !node.isPartitioned;
  else if (dice < 930) restartDevice(world, node);
  else if (dice < 957) changeRights(world);
  else if (dice < 976) backUp(world, backups);
  else if (dice < 986) restore(world, backups);
  else if (dice < 990) clone(world);
  else if (dice < 995) node.skew += (chance.below(20) - 10) * 86_400_000;
}

/** Power may be lost in a person's own action too. */
function survive(world: World, node: World['nodes'][number], action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    restartDevice(world, node);
  }
}

/** No faults, nobody writes: everybody exchanges until nothing moves any more. */
async function calm(world: World): Promise<void> {
  world.isRough = false;
  for (const node of world.nodes) node.isPartitioned = false;
  world.network.deliverLate();
  let still = 0;
  for (let round = 0; round < maxQuietRounds && still < 2; round++) {
    const before = fingerprint(world);
    for (const node of world.nodes) {
      answerQuestions(node);
      exchange(world, node);
      while (world.network.waiting > 0 || node.exchanging) {
        world.network.step();
        await settleDown();
        if (world.failure) return;
      }
      world.sabotage.afterStep?.(world);
    }
    world.time += 61_000;
    still = fingerprint(world) === before && isEmpty(world) ? still + 1 : 0;
  }
  if (still < 2) throw new Error('no quiet: a device is stuck');
}

function answerQuestions(node: World['nodes'][number]): void {
  for (const incident of node.parts.incidents.listAsking()) {
    answerIncident(node.parts, incident.id, true);
  }
}

function isEmpty(world: World): boolean {
  return world.nodes.every((node) => !hasWaiting(node.parts));
}

function fingerprint(world: World): string {
  const counts = world.nodes.map((node) =>
    JSON.stringify(
      node.app
        .statements(
          `SELECT (SELECT count(*) FROM outbox WHERE seq > ${decidedToSql} OR resent = 1), (SELECT count(*) FROM held_commands), (SELECT total(revision) FROM customers), (SELECT total(sweep) FROM device_buckets)`,
        )
        .raw()
        .get(),
    ),
  );
  return [world.server.feed.versions.head(), ...counts].join('|');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
