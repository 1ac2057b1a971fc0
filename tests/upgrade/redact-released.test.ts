import { expect, test } from 'vitest';
import { redactAudit } from '#shared/ledger/redact-audit.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { openReleased } from '../support/released.ts';
import { company, testHost } from '../support/test-host.ts';

interface Told {
  seq: number;
  rowId: string;
  changes: string;
}

test('[S-PI-4] a destruction takes values out of what 0.1.0 recorded too, and the chain of it still holds', () => {
  const host = testHost({ host: 'server', from: openReleased('0.1.0', 'server').serialize() });
  const { sqlite } = host.app;
  const find = () =>
    sqlite
      .prepare<[], Told>(
        `SELECT a.seq, r.row_id AS "rowId", a.changes FROM audit_records a JOIN audit_rows r ON r.seq = a.seq
         WHERE a.salt IS NULL AND a.kind = 'command' AND a.changes LIKE '%"update"%' ORDER BY a.seq`,
      )
      .all();
  const told = find()[0]!;
  expect(verifyAudit(sqlite).broken).toBeNull();

  redactAudit(host.app, [told.rowId], company.mei);

  expect(find().filter(({ rowId }) => rowId === told.rowId)).toEqual([]);
  expect(verifyAudit(sqlite).broken).toBeNull();
  const fake = sqlite.prepare(`UPDATE audit_records SET changes = '{"redacted":""}', salt = '' WHERE seq = ?`);
  const [another] = find();
  fake.run(another!.seq);
  expect(verifyAudit(sqlite).broken).toMatchObject({ seq: another!.seq, reason: 'content' });
  host.close();
});
