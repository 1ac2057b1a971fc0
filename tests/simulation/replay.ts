import { runSeed } from './run-seed.ts';

/** `node tests/simulation/replay.ts SEED` tells the story of one seed. */
const seed = Number(process.argv[2]);
const violations = await runSeed(seed, {}, (world) => {
  for (const line of world.log) console.log(line);
  for (const node of world.nodes) {
    console.log(
      node.name,
      node.userId.slice(-4),
      node.sealed.incarnation,
      node.app.db.rows('SELECT * FROM device_buckets'),
    );
    console.log(node.app.db.rows('SELECT kind, detail, state FROM sync_incidents'));
  }
});
console.log(violations.join('\n'));
