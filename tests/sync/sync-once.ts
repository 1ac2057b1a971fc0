import type { DeviceNode } from '../simulation/device-node.ts';
import type { World } from '../simulation/world.ts';

/** One exchange to its end, with the network delivering in order; throws what it throws. */
export async function syncOnce(world: World, node: DeviceNode): Promise<void> {
  let isOver = false;
  const exchange = node.device.exchange(world.network.transportOf(node)).finally(() => {
    isOver = true;
  });
  exchange.catch(() => {});
  while (!isOver) {
    world.network.step();
    await new Promise((next) => setImmediate(next));
  }
  await exchange;
}
