import { expect, test } from 'vitest';
import { roles, users } from '#shared/features/people/people.tables.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import type { DeviceNode } from '../simulation/device-node.ts';
import { roleOf } from '../simulation/server-node.ts';
import { quietWorld } from './quiet-world.ts';

const dayMs = 86_400_000;

/** Whether the decrypted file has the text anywhere: tables, indexes, free pages. */
function holds({ sqlite }: DeviceNode, text: string): boolean {
  return sqlite.serialize().toString('latin1').includes(Buffer.from(text).toString('latin1'));
}

/** Only the audit of the device: the outbox keeps what a restored server may have to be told for 14 days. [sync 7.5] */
function auditOf({ app }: DeviceNode): string {
  return JSON.stringify(app.db.rows('SELECT changes, details FROM audit_records'));
}

async function writtenHere() {
  const quiet = await quietWorld();
  const { north, world, write, sync } = quiet;
  north.sqlite.pragma('secure_delete=ON');
  const own = (procedure: string, input: object) => write(north.app, north.userId, procedure, input);
  const lead = own('leads.create', { name: '暗礁线索', ownerId: world.people[3]!.userId });
  own('leads.edit', { id: lead.id, changes: { mobile: { from: null, to: '13877665544' } } });
  const customer = own('customers.create', { name: '南湖公司' });
  own('customers.edit', { id: customer.id, changes: { phone: { from: null, to: '027-88997766' } } });
  own('customers.edit', { id: customer.id, changes: { phone: { from: '027-88997766', to: '027-11223344' } } });
  await sync(north);
  const change = (fields: Record<string, unknown>) => world.server.write(roles, roleOf('all'), 'update', fields);
  return { ...quiet, own, lead, customer, change };
}

test('[S-V8] rows that rights took away leave the device’s own audit; the rest and the chain hold', async () => {
  const { north, sync, change } = await writtenHere();
  expect(holds(north, '13877665544')).toBe(true);

  change({ scopes: { lead: 'own' } });
  await sync(north);

  expect(['暗礁线索', '13877665544'].map((text) => holds(north, text))).toEqual([false, false]);
  expect(auditOf(north)).toContain('027-88997766');
  expect(verifyAudit(north.sqlite).broken).toBeNull();
  // Canary: without the record that tells of it, the missing values are a fault.
  north.sqlite.exec("DELETE FROM audit_heads; DELETE FROM audit_records WHERE kind = 'audit.redacted'");
  expect(verifyAudit(north.sqlite).broken).not.toBeNull();
});

test('[S-V8] a record that was handed over leaves the audit of whoever had it, and by and by the whole file', async () => {
  const { north, south, sync, serverActs, customer, world } = await writtenHere();
  world.server.write(users, north.userId, 'update', { roleIds: [roleOf('own')] });
  await sync(north);
  expect(holds(north, '027-11223344')).toBe(true);

  serverActs('customers.assign', { ids: [customer.id], ownerId: south.userId });
  await sync(north);

  expect(auditOf(north)).not.toContain('027-');
  expect(auditOf(north)).not.toContain('南湖公司');
  expect(verifyAudit(north.sqlite).broken).toBeNull();
  world.time += 15 * dayMs;
  await sync(north);
  expect(['027-88997766', '027-11223344'].map((text) => holds(north, text))).toEqual([false, false]);
});

test('[S-PI-7] a field that is covered now leaves the audit and what was sent; other fields of the same edits stay', async () => {
  const { north, sync, change, own, customer } = await writtenHere();
  own('customers.edit', {
    id: customer.id,
    changes: { phone: { from: '027-11223344', to: '027-55667788' }, remark: { from: null, to: '先打电话' } },
  });
  await sync(north);

  change({ fieldRights: { customer: { phone: { access: 'hidden', mask: 'everywhere' } } } });
  await sync(north);

  expect(['027-88997766', '027-11223344', '027-55667788'].map((text) => holds(north, text))).toEqual([
    false,
    false,
    false,
  ]);
  expect(auditOf(north)).toContain('先打电话');
  expect(verifyAudit(north.sqlite).broken).toBeNull();
});

test('[S-V8] work the server has not decided keeps its values, and gives them up when it is given up', async () => {
  const { north, sync, change, lead, world } = await writtenHere();
  change({ scopes: { lead: 'own' } });
  const actor = north.actor()!;
  const waiting = { mobile: { from: '13877665544', to: '13900001111' } };
  expect(north.app.ledger.execute('leads.edit', { id: lead.id, changes: waiting }, actor).ok).toBe(true);
  await sync(north);
  expect(auditOf(north)).toContain('13900001111');

  north.sqlite.exec('DELETE FROM held_commands');
  world.server.write(users, north.userId, 'update', { title: '经理' });
  await sync(north);

  expect(auditOf(north)).not.toContain('13900001111');
  expect(verifyAudit(north.sqlite).broken).toBeNull();
});
