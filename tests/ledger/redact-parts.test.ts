import { expect, test } from 'vitest';
import { auditHashInput } from '#shared/ledger/audit.ts';
import { verifyAuditFile } from '#shared/ledger/audit-file.ts';
import { createAuditKey, newAuditKey } from '#shared/ledger/audit-key.ts';
import { chainHash, genesisHash } from '#shared/ledger/chain.ts';
import type { AuditChange } from '#shared/ledger/ledger.tables.ts';
import { redactRecords } from '#shared/ledger/redact-audit.ts';
import { type AuditRow, auditRowsSql, verifyAudit } from '#shared/ledger/verify-audit.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

const [gone, stays] = ['01900002-0000-7000-8000-000000000001', '01900002-0000-7000-8000-000000000002'];

function rowsOf({ app }: TestHost): AuditRow[] {
  return app.sqlite.prepare<[], AuditRow>(auditRowsSql).all();
}

/** Chains the first record as 0.1.0 did, over its values themselves, and the others behind it. */
function firstAsOf010(host: TestHost): void {
  const { sqlite, ledger } = host.app;
  sqlite.exec('DELETE FROM audit_heads; UPDATE audit_records SET salt = NULL WHERE seq = 1');
  let prev = genesisHash;
  for (const row of rowsOf(host)) {
    const own = chainHash(prev, auditHashInput(row));
    sqlite.prepare('UPDATE audit_records SET prev_hash = ?, hash = ? WHERE seq = ?').run(prev, own, row.seq);
    prev = own;
  }
  const rollBack = () =>
    ledger.transaction(() => {
      throw new Error('forget the chain');
    });
  expect(rollBack).toThrow('forget the chain');
}

/** A record of 0.1.0 about one row, one about another, one about both; the first row is taken out of all three. */
function partlyRedacted() {
  const host = testHost({ auditKey: createAuditKey(newAuditKey()) });
  const { actor } = host.as(company.mei);
  host.app.ledger.execute('customers.create', { id: gone, name: '要忘掉的公司' }, actor);
  host.app.ledger.execute('customers.create', { id: stays, name: '乙公司' }, actor);
  host.app.ledger.execute('customers.tag', { ids: [gone, stays], add: ['重点'], remove: [] }, actor);
  firstAsOf010(host);
  const keep = (change: AuditChange) => (change[1] === gone ? undefined : change);
  const count = redactRecords(host.app, rowsOf(host), { actorId: actor.userId, reason: 'left', keep });
  return { host, count };
}

test('[S-PI-4] values of one row leave records that also tell of others, and records of 0.1.0; the chain holds', () => {
  const { host, count } = partlyRedacted();

  const all = JSON.stringify(rowsOf(host).map((row) => row.changes));
  expect([count, all.includes('要忘掉'), all.includes('乙公司'), all.includes('重点')]).toEqual([2, false, true, true]);
  expect(verifyAudit(host.app.sqlite).broken).toBeNull();
  const file = host.app.audit.file({ title: 'test', at: host.time, most: 100 });
  expect(verifyAuditFile(file.text)).toMatchObject({ broken: null, file: 'signed' });
  host.close();
});

test('[S-LOG-3] whoever changes what is left of such a record is found, and the record named', () => {
  const { host } = partlyRedacted();
  const [first, , third] = rowsOf(host);
  const spoil = (row: AuditRow, change: Partial<AuditRow>) => {
    const write = ({ at, changes }: AuditRow) =>
      host.app.sqlite.prepare('UPDATE audit_records SET at = ?, changes = ? WHERE seq = ?').run(at, changes, row.seq);
    write({ ...row, ...change });
    const { broken } = verifyAudit(host.app.sqlite);
    write(row);
    return broken?.seq;
  };

  expect([
    spoil(first!, { at: first!.at + 1 }),
    spoil(third!, { changes: third!.changes.replace('重点', '普通') }),
    spoil(third!, { changes: third!.changes.replace(/,"kept".*/, '}') }),
    spoil(third!, { changes: '{"redacted":""}' }),
  ]).toEqual([first!.seq, third!.seq, third!.seq, third!.seq]);
  expect(verifyAudit(host.app.sqlite).broken).toBeNull();
  host.close();
});
