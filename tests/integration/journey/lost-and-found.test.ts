import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { password } from '../../support/journey/company-server.ts';
import { eventually } from '../../support/journey/eventually.ts';
import { findPlaintext, holdsPlaintext } from '../../support/journey/find-plaintext.ts';
import { foundTwoBranches, status, type TwoBranches, totalOf } from '../../support/journey/two-branches.ts';

/**
 * What a company loses: a computer, its server, a device. Real processes and real TLS; each test goes on where the one
 * before ended. The canary must never be seen outside an encrypted file.
 */
const canary = '金丝雀-7c41e9';
const canaryPhone = '024-7741990188';

let company: TwoBranches;

beforeAll(async () => {
  company = await foundTwoBranches();
  const { north, south, server } = company;
  await north.join(server);
  await south.join(server);
  await north.client().customers.create({ name: canary, phone: canaryPhone, remark: canary });
  for (let index = 0; index < 200; index += 1) await north.client().customers.create({ name: `北方客户 ${index} 号` });
  await company.settle();
}, 180_000);
afterAll(() => company?.end());

const serverTotal = () => company.server.customerTotal();

test('a lost computer: the remote backup and the recovery key bring its work to a new one', async () => {
  const { north, server } = company;
  const before = await totalOf(north);
  for await (const word of await north.client().backups.run()) {
    if (word.step === 'done') expect(word.outcomes.find((one) => one.place === 'remote')).toMatchObject({ ok: true });
  }
  await north.client().customers.create({ name: '备份以后的客户' });
  await company.settle();

  await north.wipe();
  await north.start();
  await north.join(server);
  const set = (await north.client().backups.list()).sets.find((one) => !one.own);
  for await (const _ of await north.client().backups.restore({ id: set!.id, recoveryKey: server.recoveryKey }));
  await north.client().desktop.unlock({ account: 'shen', password });
  await company.settle();

  expect(await totalOf(north)).toBe(before + 1);
  const { id } = await north.client().customers.create({ name: '恢复以后的客户' });
  await company.settle();
  expect(await server.rest('GET', `/customers/${id}`)).toMatchObject({ name: '恢复以后的客户', ownerName: '沈北' });
  expect((await north.client().sync.held.list({})).total).toBe(0);
});

test('the server is lost and comes back from its backup: the devices bring back what it lost', async () => {
  const { north, south, server } = company;
  await server.command('backup');
  const { id: northId } = await north.client().customers.create({ name: '备份后北方的客户' });
  const { id: southId } = await south.client().customers.create({ name: '备份后南方的客户' });
  await north.client().customers.edit({ id: northId, changes: { phone: { from: null, to: '024-9' } } });
  await company.settle();
  const before = [await serverTotal(), await totalOf(north), await totalOf(south)];

  const kept = (await server.command('status')) as { customers: number };

  await server.kill();
  await server.loseAndRestore();
  // Counted before it serves: the devices' live lines bring the rest within a second.
  const restored = (await server.command('status')) as { customers: number };
  await server.start();
  await company.settle();
  await eventually(serverTotal, (total) => total === before[0], 30_000);

  expect(restored.customers).toBe(kept.customers - 2);
  expect([await serverTotal(), await totalOf(north), await totalOf(south)]).toEqual(before);
  expect(await server.rest('GET', `/customers/${northId}`)).toMatchObject({ phone: '024-9', ownerName: '沈北' });
  expect(await server.rest('GET', `/customers/${southId}`)).toMatchObject({ ownerName: '广南' });
  expect((await status(north)).held + (await status(south)).held).toBe(0);
});

test('a revoked device is cut off within five seconds, and nothing of it arrives any more', async () => {
  const { south, server } = company;
  const devices = (await server.command('device', 'list')) as unknown as {
    id: string;
    account: string;
    status: string;
  }[];
  const device = devices.find((one) => one.account === 'guang' && one.status === 'active');
  const before = await serverTotal();

  await server.command('device', 'revoke', device!.id);
  const started = performance.now();
  // Its live line tells it at once; after the server's restart that line may still be coming back, so it also asks.
  await eventually(
    async () => {
      await south.client().sync.now();
      return await status(south);
    },
    (one) => one.state === 'refused',
    10_000,
  );
  const cutAfter = performance.now() - started;
  await south.client().customers.create({ name: '被吊销后的客户' });
  const { problem } = await south.client().sync.now();

  expect(problem).toBe('DEVICE_REVOKED');
  expect(cutAfter).toBeLessThan(5_000);
  expect(await serverTotal()).toBe(before);
  expect((await status(south)).waiting).toBe(1);
});

test('[S-KEY-7] nothing of it stands in the clear: database, WAL, temporary files, backups, logs, the wire', async () => {
  const { root, server, north, south } = company;
  const secrets = [canary, canaryPhone, password, server.recoveryKey];
  const wire = [north.line.bytes(), south.line.bytes()];
  writeFileSync(path.join(root, 'control'), `x${canary}`);

  const found = findPlaintext([root], secrets).filter((one) => !one.startsWith(path.join(root, 'control')));

  expect(findPlaintext([root], [canary])).toContain(`${path.join(root, 'control')}: ${canary}`);
  expect(found).toEqual([]);
  expect(wire.map((bytes) => bytes.length > 100_000)).toEqual([true, true]);
  expect(wire.flatMap((bytes) => holdsPlaintext(bytes, secrets))).toEqual([]);
  const output = Buffer.from([server.output(), north.output(), south.output()].join('\n'));
  expect(holdsPlaintext(output, secrets)).toEqual([]);
});
