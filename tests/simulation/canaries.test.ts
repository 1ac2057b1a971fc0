import { expect, test } from 'vitest';
import { decidedToSql } from '#shared/sync/device/outbox-marks.ts';
import type { PullPage } from '#shared/sync/protocol.ts';
import { runSeed } from './run-seed.ts';
import type { Sabotage } from './world.ts';

const maxSeeds = 300;

const isPage = (reply: unknown): reply is PullPage => typeof reply === 'object' && reply !== null && 'rows' in reply;

/** Each is a fault that sync must not have; a simulator that lets one pass proves nothing. */
const faults: Record<string, Sabotage> = {
  'removal markers get lost': {
    reply: (kind, reply) =>
      kind === 'pull' && isPage(reply)
        ? { ...reply, rows: reply.rows.filter((row) => typeof row[4] !== 'number') }
        : reply,
  },
  'a field is merged away on its way down': {
    reply: (kind, reply) =>
      kind === 'pull' && isPage(reply)
        ? { ...reply, rows: reply.rows.map((row) => (row[0] === 'customers' ? withoutPhone(reply, row) : row)) }
        : reply,
  },
  'a bucket taken away stays on the device': {
    reply: (kind, reply) => (kind === 'pull' && isPage(reply) ? { ...reply, lost: [] } : reply),
  },
  'the server forgets its answers': {
    afterStep: (world) => void world.server.app.statements('DELETE FROM sync_results').run(),
  },
  'held work vanishes': {
    afterStep: (world) => {
      for (const node of world.nodes) node.app.statements('DELETE FROM held_commands').run();
    },
  },
  'waiting work vanishes': {
    afterStep: (world) => {
      if (!world.chance.is(0.02)) return;
      for (const node of world.nodes) node.app.statements(`DELETE FROM outbox WHERE seq > ${decidedToSql}`).run();
    },
  },
};

function withoutPhone(page: PullPage, row: PullPage['rows'][number]): PullPage['rows'][number] {
  const [table, bucket, version, id, values] = row;
  if (typeof values === 'number') return row;
  const at = page.columns[table]!.indexOf('phone');
  return [table, bucket, version, id, values.map((value, position) => (position === at ? null : value))];
}

test.each(Object.entries(faults))(
  '[R-17] the simulator finds it when %s',
  { timeout: 120_000 },
  async (_, sabotage) => {
    let found: string[] = [];
    for (let seed = 1; seed <= maxSeeds && found.length === 0; seed++) found = await runSeed(seed, sabotage);

    expect(found).not.toEqual([]);
  },
);
