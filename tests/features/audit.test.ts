import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { auditAfter, auditBefore } from '#shared/app/audit-call.ts';
import { auditCategoryOf } from '#shared/features/audit/audit.model.ts';
import { auditRouter } from '#shared/features/audit/audit.router.ts';
import { verifyAuditFile } from '#shared/ledger/audit-file.ts';
import { createAuditKey, newAuditKey } from '#shared/ledger/audit-key.ts';
import { takeDeviceAudit } from '#shared/sync/server/take-audit.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

const hosts: TestHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

function auditedHost(): TestHost {
  const host = testHost({ host: 'server', auditKey: createAuditKey(newAuditKey()) });
  hosts.push(host);
  const { actor } = host.as(company.mei);
  const id = '01900002-0000-7000-8000-000000000001';
  host.app.ledger.execute('customers.create', { id, name: '甲公司', phone: '13800138000' }, actor);
  host.app.ledger.execute(
    'customers.edit',
    { id, changes: { phone: { from: '13800138000', to: '13900139000' } } },
    actor,
  );
  host.app.ledger.recordEvent({
    kind: 'auth.signIn',
    actorId: company.lin,
    deviceId: 'd1',
    details: { outcome: 'refused' },
  });
  return host;
}

const list = (host: TestHost, input: object, userId: string = company.manager, actions?: string[]) =>
  call(auditRouter.list, input as never, { context: host.as(userId, actions ? { actions } : {}) });

test('[S-LOG-1] the audit is filtered by person, kind, record and time, and masks what is sensitive', async () => {
  const host = auditedHost();

  const { rows } = await list(host, { category: 'write' });
  expect(rows.map((row) => row.procedure)).toEqual(['customers.edit', 'customers.create']);
  expect(rows[0]!.changes[0]!.fields.find((each) => each.field === 'phone')).toEqual({
    field: 'phone',
    from: '13***00',
    to: '13***00',
  });
  expect((await list(host, { actorId: company.lin })).rows).toMatchObject([
    { kind: 'auth.signIn', outcome: 'refused' },
  ]);
  expect((await list(host, { recordId: '01900002-0000-7000-8000-000000000001' })).rows).toHaveLength(2);
  expect((await list(host, { deviceId: 'd1', category: 'signIn' })).rows).toHaveLength(1);
  expect((await list(host, { from: host.time + 1 })).rows).toEqual([]);
});

test('[S-LOG-4] an auditor without customers sees that a field was changed and not to what; others see nothing', async () => {
  const host = auditedHost();

  const { rows } = await list(host, { category: 'write' }, company.manager, ['audit.view']);
  expect(JSON.stringify(rows)).not.toContain('甲公司');
  expect(rows[1]!.changes[0]!.fields).toContainEqual({ field: 'name', from: null, to: '***' });
  await expect(list(host, {}, company.lin, ['customer.view'])).rejects.toThrow('NOT_ALLOWED');

  const read = await list(host, { category: 'audit' });
  expect(read.rows.map((row) => [row.actorId, row.kind, row.outcome])).toEqual([
    [company.manager, 'audit.view', 'done'],
    [company.lin, 'audit.view', 'refused'],
    [company.manager, 'audit.view', 'done'],
  ]);
});

test('[S-LOG-2] an exported audit proves itself; a changed line, a foreign key or a shorter chain shows', async () => {
  const host = auditedHost();
  const first = await call(auditRouter.export, { format: 'json' }, { context: host.as(company.manager) });
  const text = await first.file.text();
  const keys = host.app.db.rows<{ key: string }>('SELECT public_key AS key FROM audit_keys').map((row) => row.key);

  expect(text).not.toContain('13800138000');
  expect(verifyAuditFile(text, { trusted: keys })).toMatchObject({ file: 'signed', broken: null, records: 4 });
  expect(verifyAuditFile(text, { trusted: [createAuditKey(newAuditKey()).publicKey] }).broken).not.toBeNull();
  expect(verifyAuditFile(text.replace('13***00', '13***01')).file).toBe('damaged');
  const lines = text.split('\n');
  lines.splice(2, 1);
  expect(verifyAuditFile(lines.join('\n')).broken).toEqual({ seq: 3, reason: 'missing' });
  const anchor = { seq: 9, hash: 'a'.repeat(64) };
  expect(verifyAuditFile(text, { anchors: [anchor] }).broken).toEqual({ seq: 5, reason: 'anchor' });

  const csv = await call(
    auditRouter.export,
    { format: 'csv', category: 'write' },
    { context: host.as(company.manager) },
  );
  expect(csv.records).toBe(2);
  const table = await csv.file.text();
  const owner = host.app.db.row<{ id: string; name: string }>(
    'SELECT u.id, u.name FROM users u JOIN customers c ON c.owner_id = u.id LIMIT 1',
  )!;
  expect(table).toContain(owner.name);
  expect(table).not.toContain(owner.id);
  expect(JSON.parse(await csv.proof!.text())).toMatchObject({ format: 'outpost-audit-proof-1', publicKey: keys[0] });
});

test('[S-LOG-1] looks at records and searches by number are written down once, without the number', () => {
  const host = auditedHost();
  const session = host.as(company.mei);
  const meta = { kind: 'query', hosts: ['server'] } as const;
  const host_ = { kind: 'host', hosts: ['server'] } as const;
  const at = (path: string, input: unknown) => auditAfter(session, { path, meta, method: 'GET', input });
  const before = host.app.db.row<{ n: number }>('SELECT count(*) AS n FROM audit_records')!.n;

  for (let times = 0; times < 3; times += 1) at('contacts.get', { id: 'c1' });
  at('search.quick', { text: '甲公司' });
  at('search.quick', { text: '13900139000' });
  auditBefore(session, { path: 'backups.saveSettings', meta: host_, method: 'PUT', input: {} });
  auditBefore(session, { path: 'backups.list', meta: host_, method: 'GET', input: {} });

  const kinds = host.app.db.rows<{ kind: string; details: string }>(
    'SELECT kind, details FROM audit_records ORDER BY seq LIMIT 10 OFFSET ?',
    before,
  );
  expect(kinds.map((row) => row.kind)).toEqual(['view', 'search', 'backups.saveSettings']);
  expect(JSON.stringify(kinds)).not.toContain('13900139000');
});

test('[S-LOG-4] a look at a record that cannot be recorded is refused', () => {
  const host = auditedHost();
  host.app.sqlite.exec(
    "CREATE TRIGGER full_disk BEFORE INSERT ON audit_records BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
  );
  const meta = { kind: 'query', hosts: ['server'] } as const;

  expect(() =>
    auditAfter(host.as(company.mei), { path: 'contacts.get', meta, method: 'GET', input: { id: 'c1' } }),
  ).toThrow('disk is full');
});

test('[S-LOG-2] a device brings its events and its head; a chain that became shorter or other is told of', () => {
  const host = auditedHost();
  const device = testHost({ auditKey: createAuditKey(newAuditKey()) });
  hosts.push(device);
  const caller = { deviceId: 'laptop', userId: company.mei } as Parameters<typeof takeDeviceAudit>[1];
  const look = () =>
    device.app.ledger.recordEvent({ kind: 'view', actorId: company.mei, deviceId: null, details: { id: 'c1' } });
  const requestNow = () => {
    const head = device.app.audit.head()!;
    const publicKey = device.app.audit.vouch(Buffer.from(''))!.publicKey;
    const events = device.app.db
      .rows<{ seq: number; kind: string; at: number; details: string }>(
        'SELECT seq, kind, at, details FROM audit_records ORDER BY seq',
      )
      .map((row) => [row.seq, row.kind, row.at, row.details] as [number, string, number, string]);
    return { incarnation: 'one', publicKey, head, prior: null, events };
  };
  const kinds = () =>
    host.app.db
      .rows<{ kind: string }>("SELECT kind FROM audit_records WHERE device_id = 'laptop'")
      .map((row) => row.kind);
  look();
  look();
  const old = requestNow();
  look();
  device.app.ledger.recordEvent({
    kind: 'audit.agedOut',
    actorId: null,
    deviceId: null,
    details: { seq: 4, hash: 'x' },
  });

  expect(takeDeviceAudit(host.app, caller, requestNow())).toEqual({ taken: 4, anchor: 4 });
  expect(takeDeviceAudit(host.app, caller, requestNow())).toEqual({ taken: 4, anchor: 4 });
  expect(kinds()).toEqual(['view', 'view', 'view']);

  takeDeviceAudit(host.app, caller, { ...old, events: [] });
  expect(kinds().at(-1)).toBe('audit.forked');
  takeDeviceAudit(host.app, caller, { ...requestNow(), prior: { seq: 4, hash: 'b'.repeat(64) } });
  expect(kinds().filter((kind) => kind === 'audit.forked')).toHaveLength(2);
  takeDeviceAudit(host.app, caller, { ...requestNow(), incarnation: 'two', events: [] });
  expect(kinds().at(-1)).toBe('audit.newChain');
  const forged = { ...requestNow().head, hash: 'c'.repeat(64) };
  expect(() => takeDeviceAudit(host.app, caller, { ...requestNow(), head: forged })).toThrow();
  expect(kinds().at(-1)).toBe('audit.forked');
});

test('every record has a category one can ask for', () => {
  const known = ['users.edit', 'customers.edit', 'alerts.raise'].map((name) => auditCategoryOf('command', name));
  expect(known).toEqual(['rights', 'write', 'alert']);
  expect(
    ['auth.signIn', 'unlock', 'view', 'export', 'device.enrol', 'backup.restore', 'sync.forked', 'audit.view'].map(
      (kind) => auditCategoryOf(kind, null),
    ),
  ).toEqual(['signIn', 'signIn', 'view', 'exit', 'device', 'backup', 'sync', 'audit']);
});
