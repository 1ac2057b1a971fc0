import { expect, test } from 'vitest';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { testHost } from '../support/test-host.ts';

const records = 60;

function auditedHost() {
  const host = testHost({ host: 'server' });
  for (let index = 0; index < records; index += 1) {
    host.app.ledger.recordEvent({ kind: 'auth.signIn', actorId: 'mei', deviceId: null, details: { index } });
  }
  return host;
}

test('[S-LOG-3] an untouched chain holds', () => {
  const host = auditedHost();

  expect(verifyAudit(host.app.sqlite)).toMatchObject({ records, broken: null });
  host.close();
});

test('[S-LOG-3] every edit, removal, exchange and addition is found at its place', () => {
  const columns =
    'kind, procedure, command_id, actor_id, device_id, at, recorded_at, changes, details, prev_hash, hash';
  const tamperings: Record<string, (seq: number) => string> = {
    edit: (seq) => `UPDATE audit_records SET details = '{"index":-1}' WHERE seq = ${seq}`,
    actor: (seq) => `UPDATE audit_records SET actor_id = 'lin' WHERE seq = ${seq}`,
    time: (seq) => `UPDATE audit_records SET at = at + 1 WHERE seq = ${seq}`,
    hash: (seq) => `UPDATE audit_records SET hash = '${'a'.repeat(64)}' WHERE seq = ${seq}`,
    removal: (seq) => `DELETE FROM audit_records WHERE seq = ${seq}`,
    exchange: (seq) =>
      `UPDATE audit_records SET seq = CASE seq WHEN ${seq} THEN -1 ELSE ${seq} END WHERE seq IN (${seq}, ${seq + 1});
       UPDATE audit_records SET seq = ${seq + 1} WHERE seq = -1`,
    addition: (seq) =>
      `UPDATE audit_records SET seq = -seq WHERE seq > ${seq}; UPDATE audit_records SET seq = 1 - seq WHERE seq < 0;
       INSERT INTO audit_records (seq, ${columns}) SELECT ${seq + 1}, ${columns} FROM audit_records WHERE seq = ${seq}`,
  };
  for (const [kind, sqlOf] of Object.entries(tamperings)) {
    for (const seq of [2, 17, 40]) {
      const host = auditedHost();
      host.app.sqlite.exec(sqlOf(seq));

      const { broken } = verifyAudit(host.app.sqlite);

      expect([kind, broken === null]).toEqual([kind, false]);
      expect(Math.abs(broken!.seq - seq)).toBeLessThanOrEqual(1);
      host.close();
    }
  }
});

test('[S-LOG-3] a chain that was cut short shows by its head', () => {
  const host = auditedHost();
  const { head } = verifyAudit(host.app.sqlite);

  host.app.sqlite.exec(`DELETE FROM audit_records WHERE seq > ${records - 5}`);

  const cut = verifyAudit(host.app.sqlite);
  expect(cut.broken).toBeNull();
  expect(cut.head).not.toBe(head);
  host.close();
});
