import { expect, test } from 'vitest';
import type { Command } from '#shared/ledger/command.ts';
import { type NumberHost, numberHost, pullBlocks } from '../../support/number-world.ts';
import { company } from '../../support/test-host.ts';

/** A small generator that gives the same numbers for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return Math.abs(state) % below;
  };
}

interface Node {
  device: NumberHost;
  readonly deviceId: string;
  readonly userId: string;
  readonly held: Command[];
  backup: Buffer | undefined;
}

/** People, devices and a web client make documents; lines fail, work is refused and sent again, old backups come back. */
function live(seed: number) {
  const pick = chance(seed);
  const server = numberHost('server', 1);
  const known = new Map<string, string>();
  const onPaper = new Map<string, string>();
  const people = [company.mei, company.mei, company.lin];
  const nodes = people.map(
    (userId, at): Node => ({
      device: numberHost('device', 10 + at),
      deviceId: `01900000-0000-7000-8000-0000000000d${at}`,
      userId,
      held: [],
      backup: undefined,
    }),
  );
  const branchOf = (userId: string) => (userId === company.lin ? company.south : company.north);
  const push = (node: Node, command: Command) => {
    if (known.has(command.id)) return;
    const { result } = server.ledger.decide({ ...command, deviceId: node.deviceId }, server.host.as(node.userId).actor);
    if (result.ok) known.set(command.id, (result.value as { no: string }).no);
    else node.held.push(command);
  };
  const meet = (node: Node) => {
    const commands = node.device.made.splice(0);
    for (const command of commands) push(node, command);
    if (pick(4) === 0) for (const command of commands) push(node, command);
    server.ledger.execute('numbers.lend', {}, server.host.as(node.userId).actor, { deviceId: node.deviceId });
    pullBlocks(server, node.device, node.userId);
  };
  const work = (node: Node) => {
    const { actor } = node.device.host.as(node.userId);
    const input = { docType: 'order', branchId: branchOf(node.userId), refused: pick(6) === 0 };
    const no = node.device.make(actor, input, node.deviceId)!;
    onPaper.set(node.device.made.at(-1)!.id, no);
  };
  const mend = (node: Node) => {
    const command = node.held.shift();
    if (!command) return;
    // What sync does with what a refused command had done.
    node.device.host.app.sqlite.prepare('DELETE FROM number_trails WHERE old_no = ?').run(onPaper.get(command.id));
    const input = { ...(command.input as object), refused: false };
    node.device.ledger.decide({ ...command, input, deviceId: null }, node.device.host.as(node.userId).actor);
  };
  let web = 0;
  for (let step = 0; step < 150; step += 1) {
    const node = nodes[pick(nodes.length)]!;
    const act = pick(20);
    if (act < 11) work(node);
    else if (act < 15) meet(node);
    else if (act < 17) mend(node);
    else if (act === 17) node.backup = node.device.host.app.sqlite.serialize();
    else if (act === 18) {
      const no = server.make(server.host.as(company.mei).actor, { docType: 'order', branchId: company.north }, null)!;
      known.set(`web ${web++}`, no);
    } else if (node.backup) {
      for (const command of node.device.made) onPaper.delete(command.id);
      node.device = numberHost('device', 1_000 * seed + step, node.backup);
    }
  }
  for (const node of nodes) {
    meet(node);
    while (node.held.length > 0) mend(node);
    meet(node);
  }
  return { server, known, onPaper };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('no number twice, and none that went out is lost (seed %i)', (seed) => {
  const { server, known, onPaper } = live(seed);
  const { db } = server.host.app;

  const given = db.rows<{ no: string }>('SELECT no FROM document_numbers').map((row) => row.no);
  const trails = new Map(
    db
      .rows<{ old_no: string; no: string }>('SELECT old_no, no FROM number_trails')
      .map((row) => [`${row.old_no} ${row.no}`, row]),
  );
  const unexplained = [...onPaper].filter(([id, no]) => known.get(id) !== no && !trails.has(`${no} ${known.get(id)}`));

  expect(known.size).toBeGreaterThan(40);
  expect(given.toSorted()).toEqual([...known.values()].toSorted());
  expect(new Set(given).size).toBe(given.length);
  expect(unexplained).toEqual([]);
  expect(findGaps(server)).toEqual([]);
});

/** Numbers below the count of their sequence that no document has and no device was lent. */
function findGaps({ host }: NumberHost): string[] {
  const { db } = host.app;
  const counters = db.rows<{ id: string; value: number }>('SELECT id, value FROM number_counters');
  return counters.flatMap(({ id, value }) => {
    const [docType, branchId, period] = id.split(' ');
    const blocks = db.rows<{ first: number; last: number }>(
      'SELECT first, last FROM number_blocks WHERE doc_type = ? AND branch_id = ? AND period = ?',
      docType,
      branchId,
      period,
    );
    const code = branchId === company.north ? 'N' : 'S';
    return Array.from({ length: value }, (_, at) => at + 1)
      .filter((sequence) => !blocks.some(({ first, last }) => sequence >= first && sequence <= last))
      .filter((sequence) => {
        const no = `%-${code}-${period!.replace('-', '')}-${String(sequence).padStart(4, '0')}`;
        return !db.row('SELECT 1 FROM document_numbers WHERE doc_type = ? AND no LIKE ?', docType, no);
      })
      .map((sequence) => `${id} ${sequence}`);
  });
}
