import { afterEach, expect, test } from 'vitest';
import { createDecisionSink } from '#shared/ledger/decision-log.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

const hosts: TestHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

function newHost(...options: Parameters<typeof testHost>): TestHost {
  const host = testHost(...options);
  hosts.push(host);
  return host;
}

const create = (host: TestHost, name: string) =>
  host.app.ledger.execute('customers.create', { name }, host.as(company.mei).actor);

test('a refused write leaves no row, no audit record and no change told', () => {
  const host = newHost();
  const told: unknown[] = [];
  host.app.changes.subscribe((changes) => told.push(...changes));

  const result = host.app.ledger.execute(
    'customers.create',
    { name: '甲公司', ownerId: company.role },
    host.as(company.mei).actor,
  );

  expect(result).toEqual({ ok: false, error: { code: 'FIELD_INVALID', field: 'ownerId', rule: 'unknownPerson' } });
  expect(host.app.db.row('SELECT count(*) AS n FROM customers')).toEqual({ n: 0 });
  expect(host.app.db.row('SELECT count(*) AS n FROM audit_records')).toEqual({ n: 0 });
  expect(told).toEqual([]);
});

test('a sink that fails takes the whole write back', () => {
  let fails = true;
  const host = newHost({
    sinks: (statements) => [
      createDecisionSink(statements),
      () => {
        if (fails) throw new Error('disk');
      },
    ],
  });

  expect(() => create(host, '甲公司')).toThrow('disk');
  fails = false;
  create(host, '乙公司');

  expect(host.app.db.rows('SELECT name FROM customers')).toEqual([{ name: '乙公司' }]);
  expect(chainIsWhole(host)).toBe(true);
});

test('[S-LOG-2] each audit record is chained to the one before, over what it says', () => {
  const host = newHost();
  create(host, '甲公司');
  host.app.ledger.recordEvent({ kind: 'login.failed', actorId: company.lin, deviceId: null, details: { tries: 2 } });
  create(host, '乙公司');

  expect(chainIsWhole(host)).toBe(true);
  host.app.sqlite.prepare('UPDATE audit_records SET actor_id = ? WHERE seq = 2').run(company.mei);
  expect(chainIsWhole(host)).toBe(false);
});

test('a refusal inside a larger transaction undoes only its own command', () => {
  const host = newHost();
  host.app.ledger.transaction(() => {
    create(host, '甲公司');
    create(host, '甲公司');
    create(host, '乙公司');
  });

  expect(host.app.db.rows('SELECT name FROM customers ORDER BY created_at, name')).toHaveLength(2);
  expect(chainIsWhole(host)).toBe(true);
});

test('the same command makes the same side rows on every host', () => {
  const [device, server] = [newHost(), newHost({ host: 'server', seed: 5 })];
  for (const host of [device, server]) {
    host.app.ledger.execute(
      'customers.create',
      { id: '01900002-0000-7000-8000-000000000001', name: '甲公司', phone: '1' },
      host.as(company.mei).actor,
      { commandId: '01900002-0000-7000-8000-0000000000aa' },
    );
    host.time += 1000;
    host.app.ledger.execute(
      'customers.edit',
      { id: '01900002-0000-7000-8000-000000000001', changes: { phone: { from: null, to: '2' } } },
      host.as(company.mei).actor,
      { commandId: '01900002-0000-7000-8000-0000000000bb' },
    );
  }

  const conflictIds = (host: TestHost) => host.app.db.rows('SELECT id, field FROM conflicts');
  expect(conflictIds(device)).toHaveLength(1);
  expect(conflictIds(device)).toEqual(conflictIds(server));
});

function chainIsWhole(host: TestHost): boolean {
  return verifyAudit(host.app.sqlite).broken === null;
}
