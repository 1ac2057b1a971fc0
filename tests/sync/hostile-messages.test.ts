import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeBatch } from '#shared/sync/device/push-batch.ts';
import { pullRequest, pushRequest, SyncError } from '#shared/sync/protocol.ts';
import { decodeBody, packedType, plainType } from '#shared/sync/wire.ts';
import { quietWorld } from './quiet-world.ts';

const runs = process.env.OUTPOST_FULL ? 1_000_000 : 10_000;

/** Replaces something deep inside a message by something else. */
function mutate(message: unknown, path: readonly number[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || message === null || typeof message !== 'object') return value;
  const keys = Object.keys(message);
  if (keys.length === 0) return value;
  const key = keys[step % keys.length]!;
  const inner = (message as Record<string, unknown>)[key];
  const changed = mutate(inner, rest, value);
  return Array.isArray(message)
    ? message.map((each, at) => (String(at) === key ? changed : each))
    : { ...message, [key]: changed };
}

test('[R-9] [S-SYNC-1] mutated messages are refused with a reason or decided, and nothing is half done', {
  timeout: 3_600_000,
}, async () => {
  const { world, north, write } = await quietWorld();
  const caller = { deviceId: 'hostile', userId: north.userId };
  const { id } = write(north.app, north.userId, 'customers.create', { name: '模糊公司' });
  write(north.app, north.userId, 'customers.edit', { id, changes: { phone: { from: null, to: '1' } } });
  const epoch = north.device.state.get('epoch')!;
  const { request } = takeBatch(north.parts, 'i', epoch, 10)!;
  const pull = { epoch, hash: '', cursor: 0, buckets: [[1, 0]], since: null };
  const codes = new Set<string>();

  fc.assert(
    fc.property(fc.boolean(), fc.array(fc.nat(60), { maxLength: 7 }), fc.jsonValue(), (isPush, path, value) => {
      const message = mutate(isPush ? request : pull, path, value);
      const parsed = isPush ? pushRequest.safeParse(message) : pullRequest.safeParse(message);
      if (!parsed.success) return;
      try {
        if (isPush) world.server.sync.push(caller, parsed.data as never);
        else world.server.sync.pull(caller, parsed.data as never);
      } catch (error) {
        if (!(error instanceof SyncError)) throw error;
        codes.add(error.code);
      }
      expect(world.server.sqlite.inTransaction).toBe(false);
    }),
    { numRuns: runs, seed: 20_261_122 },
  );

  expect([...codes].every((code) => /^[A-Z_]+$/.test(code))).toBe(true);
  // What was refused as a whole is in the audit, each with its device; the chain of the audit holds.
  const audited = world.server.app.db.row<{ n: number }>(
    "SELECT count(*) AS n FROM audit_records WHERE kind LIKE 'sync.%' AND device_id = 'hostile'",
  )!.n;
  if (codes.has('SEQUENCE_GAP') || codes.has('FORKED')) expect(audited).toBeGreaterThan(0);
  const orphans = 'SELECT 1 FROM customers c WHERE NOT EXISTS (SELECT 1 FROM feed f WHERE f.row_id = c.id)';
  expect(world.server.app.db.rows(orphans)).toEqual([]);
});

test('[S-SYNC-1] a body that is no JSON, or that unpacks to far more than it is, is an error and not a crash', async () => {
  const { promisify } = await import('node:util');
  const { zstdCompress } = await import('node:zlib');
  const bomb = await promisify(zstdCompress)(Buffer.alloc(64 * 1024 * 1024, 32));

  await expect(decodeBody(plainType, Buffer.from('{'))).rejects.toThrow();
  await expect(decodeBody(packedType, Buffer.from('not packed'))).rejects.toThrow();
  await expect(decodeBody(packedType, bomb)).rejects.toThrow();
});
