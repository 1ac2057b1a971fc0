import { expect, test } from 'vitest';
import { isProvisional } from '#shared/features/numbers/number.model.ts';
import { type NumberHost, numberHost, pullBlocks } from '../../support/number-world.ts';
import { company } from '../../support/test-host.ts';

const laptop = '01900000-0000-7000-8000-0000000000a1';
const tablet = '01900000-0000-7000-8000-0000000000b2';
const order = { docType: 'order', branchId: company.north };

function meet(server: NumberHost, device: NumberHost, deviceId: string) {
  const mei = server.host.as(company.mei).actor;
  for (const command of device.made.splice(0)) server.ledger.decide({ ...command, deviceId }, mei);
  server.ledger.execute('numbers.lend', {}, mei, { deviceId });
  pullBlocks(server, device, company.mei);
}

function world() {
  const server = numberHost('server', 1);
  const device = numberHost('device', 2);
  const actor = device.host.as(company.mei).actor;
  return { server, device, actor };
}

test('a desktop without a server counts by itself, and a refused document leaves no gap', () => {
  const { device, actor } = world();

  const first = device.make(actor, order, null);
  const refused = device.make(actor, { ...order, refused: true }, null);
  const second = device.make(actor, order, null);

  expect([first, refused, second]).toEqual(['SO-N-202601-0001', undefined, 'SO-N-202601-0002']);
});

test('a device gives numbers of its block without a line, and the server agrees to each', () => {
  const { server, device, actor } = world();
  meet(server, device, laptop);

  const here = [device.make(actor, order, laptop), device.make(actor, order, laptop)];
  const there = device.made.map((command) => server.ledger.decide({ ...command, deviceId: laptop }, actor).result);

  expect(here).toEqual(['SO-N-202601-0001', 'SO-N-202601-0002']);
  expect(there).toEqual(here.map((no) => ({ ok: true, value: { no } })));
  expect(server.make(actor, order, null)).toBe('SO-N-202601-0021');
});

test('two devices of one person give different numbers', () => {
  const { server, device, actor } = world();
  const other = numberHost('device', 3);
  meet(server, device, laptop);
  meet(server, other, tablet);

  expect([device.make(actor, order, laptop), other.make(actor, order, tablet)]).toEqual([
    'SO-N-202601-0001',
    'SO-N-202601-0021',
  ]);
});

test('a device without a block gives a provisional number, and the server the formal one with a trail', () => {
  const { server, device, actor } = world();

  const here = device.make(actor, order, laptop)!;
  meet(server, device, laptop);

  expect(isProvisional(here)).toBe(true);
  expect(here).toMatch(/^临-N-00A1-\d{8}$/);
  const trails = server.host.app.db.rows('SELECT old_no, no, reason FROM number_trails');
  expect(trails).toEqual([{ old_no: here, no: 'SO-N-202601-0001', reason: 'provisional' }]);
});

test('a device that was restored from an old backup gives a number again, and the server does not', () => {
  const { server, device, actor } = world();
  meet(server, device, laptop);
  const old = device.host.app.sqlite.serialize();
  const first = device.make(actor, order, laptop);
  meet(server, device, laptop);

  const restored = numberHost('device', 4, old);
  const again = restored.make(actor, order, laptop);
  meet(server, restored, laptop);

  expect(again).toBe(first);
  expect(server.host.app.db.rows('SELECT old_no, no, reason FROM number_trails')).toEqual([
    { old_no: first, no: 'SO-N-202601-0021', reason: 'taken' },
  ]);
});

test('a held document that is sent again keeps the number that is on its paper', () => {
  const { server, device, actor } = world();
  meet(server, device, laptop);
  const first = device.make(actor, { ...order, refused: true }, laptop);
  const [command] = device.made.splice(0);
  const second = device.make(actor, order, laptop);
  expect(server.ledger.decide({ ...command!, deviceId: laptop }, actor).result.ok).toBe(false);
  meet(server, device, laptop);

  const mended = { ...(command!.input as object), refused: false };
  const resent = device.ledger.decide({ ...command!, input: mended, deviceId: null }, actor);
  const decided = server.ledger.decide({ ...device.made[0]!, deviceId: laptop }, actor);

  expect([first, second]).toEqual(['SO-N-202601-0001', 'SO-N-202601-0002']);
  expect([resent.result, decided.result]).toEqual([
    { ok: true, value: { no: first } },
    { ok: true, value: { no: first } },
  ]);
});

test('a number that the device was never lent is not accepted', () => {
  const { server, device, actor } = world();
  meet(server, device, laptop);
  device.make(actor, order, laptop);
  const [command] = device.made;

  const asTablet = server.ledger.decide({ ...command!, deviceId: tablet }, actor).result;

  expect(asTablet).toEqual({ ok: true, value: { no: 'SO-N-202601-0021' } });
});

test('a server that was restored believes a number ahead of its count, and counts on behind it', () => {
  const { server, device, actor } = world();
  const before = server.host.app.sqlite.serialize();
  meet(server, device, laptop);
  const here = device.make(actor, order, laptop);
  const restored = numberHost('server', 5, before);

  const decided = restored.ledger.decide({ ...device.made[0]!, deviceId: laptop }, actor).result;

  expect(decided).toEqual({ ok: true, value: { no: here } });
  expect(restored.make(actor, order, null)).toBe('SO-N-202601-0002');
});

test('a new month begins at one, and a device is lent the next month before it begins', () => {
  const { server, device, actor } = world();
  device.host.time = server.host.time = Date.UTC(2026, 0, 29, 1);
  meet(server, device, laptop);
  const january = device.make(actor, order, laptop);
  device.host.time = Date.UTC(2026, 0, 31, 17);

  expect([january, device.make(actor, order, laptop)]).toEqual(['SO-N-202601-0001', 'SO-N-202602-0001']);
});

test('a block is renewed before it runs out', () => {
  const { server, device, actor } = world();
  meet(server, device, laptop);
  const given: (string | undefined)[] = [];
  for (let round = 0; round < 12; round += 1) {
    for (let each = 0; each < 9; each += 1) given.push(device.make(actor, order, laptop));
    meet(server, device, laptop);
  }

  expect(given.filter((no) => isProvisional(no!))).toEqual([]);
  expect(new Set(given).size).toBe(108);
});
