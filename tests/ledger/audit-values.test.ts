import { expect, test } from 'vitest';
import { createAuditKey, newAuditKey } from '#shared/ledger/audit-key.ts';
import { effectToAuditChange, harmlessText } from '#shared/ledger/audit-values.ts';
import { ageOutAudit, redactAudit } from '#shared/ledger/redact-audit.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

const dayMs = 86_400_000;

function recordOf(host: TestHost, seq: number) {
  return host.app.db.row<{ changes: string; details: string | null }>(
    'SELECT changes, details FROM audit_records WHERE seq = ?',
    seq,
  )!;
}

test('[S-LOG-1] a write is kept with its values before and after; of a new record sensitive ones are masked', () => {
  const host = testHost();
  const { actor } = host.as(company.mei);
  const id = '01900002-0000-7000-8000-000000000001';

  host.app.ledger.execute('customers.create', { id, name: '甲公司', phone: '13800138000', level: 'B' }, actor);
  host.app.ledger.execute('customers.edit', { id, changes: { level: { from: 'B', to: 'A' } } }, actor);

  const [made] = JSON.parse(recordOf(host, 1).changes) as [[string, string, string, Record<string, unknown>]];
  expect(made.slice(0, 3)).toEqual(['customers', id, 'insert']);
  expect(made[3]).toMatchObject({ name: [null, '甲公司'], level: [null, 'B'], phone: [null, '13***00'] });
  expect(JSON.parse(recordOf(host, 2).changes)).toEqual([['customers', id, 'update', { level: ['B', 'A'] }]]);
  host.close();
});

test('[S-LOG-1] secrets never enter the audit, whoever hands them over', () => {
  const host = testHost();
  host.app.ledger.recordEvent({
    kind: 'settings.saved',
    actorId: null,
    deviceId: null,
    details: { password: 'hunter2-canary', nested: { webhookSecret: 'hunter2-canary' }, note: 'ok' },
  });
  const change = effectToAuditChange({
    table: 'accounts',
    id: '1',
    op: 'update',
    set: { passwordHash: 'hunter2-canary' },
    was: { passwordHash: 'hunter2-canary-before' },
    revision: 0,
  });

  expect(recordOf(host, 1).details).toBe('{"password":"[secret]","nested":{"webhookSecret":"[secret]"},"note":"ok"}');
  expect(JSON.stringify(change)).not.toContain('canary');
  host.close();
});

test('[S-LOG-1] text from outside cannot forge a line, move a cursor or turn the reading direction', () => {
  const host = testHost();
  const forged = 'mei\n{"kind":"auth.signIn"}\u001b[2J\u202etxt.exe\u2028';
  host.app.ledger.recordEvent({ kind: 'auth.signIn', actorId: null, deviceId: null, details: { account: forged } });

  const { details } = recordOf(host, 1);
  expect(JSON.parse(details!).account).toBe('mei\\u000a{"kind":"auth.signIn"}\\u001b[2J\\u202etxt.exe\\u2028');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for exactly these
  expect(details).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2028]/);
  expect(harmlessText('北京 ok')).toBe('北京 ok');
  host.close();
});

test('[S-LOG-4] where the audit cannot be written, the write and the event are refused', () => {
  const host = testHost();
  const { actor } = host.as(company.mei);
  host.app.sqlite.exec(
    "CREATE TRIGGER full_disk BEFORE INSERT ON audit_records BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
  );

  expect(() => host.app.ledger.execute('customers.create', { name: '甲公司' }, actor)).toThrow('disk is full');
  expect(() =>
    host.app.ledger.recordEvent({ kind: 'export', actorId: actor.userId, deviceId: null, details: {} }),
  ).toThrow('disk is full');

  expect(host.app.db.row('SELECT count(*) AS n FROM customers')).toEqual({ n: 0 });
  host.app.sqlite.exec('DROP TRIGGER full_disk');
  expect(host.app.ledger.execute('customers.create', { name: '甲公司' }, actor)).toMatchObject({ ok: true });
  expect(verifyAudit(host.app.sqlite).broken).toBeNull();
  host.close();
});

test('[S-PI-4] the values of a destroyed record leave the audit, and the chain still holds', () => {
  const host = testHost({ auditKey: createAuditKey(newAuditKey()) });
  const { actor } = host.as(company.mei);
  const id = '01900002-0000-7000-8000-000000000001';
  host.app.ledger.execute('customers.create', { id, name: '要忘掉的公司' }, actor);
  host.app.ledger.execute('customers.create', { name: '乙公司' }, actor);
  host.app.ledger.execute('customers.edit', { id, changes: { name: { from: '要忘掉的公司', to: '要忘掉' } } }, actor);

  expect(redactAudit(host.app, [id], actor.userId)).toBe(2);

  const all = JSON.stringify(host.app.db.rows('SELECT changes FROM audit_records'));
  expect(all).not.toContain('要忘掉');
  expect(all).toContain('乙公司');
  expect(verifyAudit(host.app.sqlite).broken).toBeNull();
  // Canary: the same without a record that tells of it.
  host.app.sqlite.exec(`DELETE FROM audit_heads; DELETE FROM audit_records WHERE kind = 'audit.redacted'`);
  expect(verifyAudit(host.app.sqlite).broken).toEqual({ seq: 1, reason: 'content' });
  host.close();
});

test('[S-LOG-4] nothing leaves the audit before its retention, at least six months; what leaves is told', () => {
  const host = testHost({ auditKey: createAuditKey(newAuditKey()) });
  const note = () => host.app.ledger.recordEvent({ kind: 'view', actorId: null, deviceId: null, details: {} });
  for (let day = 0; day < 400; day += 1) {
    host.time += dayMs;
    note();
  }

  expect(ageOutAudit(host.app, host.time, 1_095 * dayMs)).toBe(0);
  expect(ageOutAudit(host.app, host.time, 0)).toBe(400 - 184);

  expect(verifyAudit(host.app.sqlite)).toMatchObject({ records: 185, broken: null });
  host.app.sqlite.exec('DELETE FROM audit_records WHERE seq <= 250');
  expect(verifyAudit(host.app.sqlite).broken).toEqual({ seq: 251, reason: 'missing' });
  host.close();
});
