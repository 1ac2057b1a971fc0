import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '#shared/app/app.ts';
import { createAuditKey, newAuditKey } from '#shared/ledger/audit-key.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { systemClock } from '#shared/node/system-clock.ts';
import { systemRandom } from '#shared/node/system-random.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';

const records = 1_000_000;

/** [S-LOG-3] A million records of an encrypted database, signed every thousand, are proven in half a minute. */
export async function benchAudit() {
  const folder = mkdtempSync(path.join(tmpdir(), 'outpost-audit-bench-'));
  const sqlite = openDatabase(path.join(folder, 'audit.db'), Buffer.alloc(32, 7), { create: true });
  try {
    migrateDatabase(sqlite);
    sqlite.pragma('synchronous=OFF');
    const { ledger } = createApp({
      sqlite,
      host: 'server',
      ports: {
        clock: systemClock,
        ids: uuidV7Ids(),
        random: systemRandom,
        log: { info: () => {}, warn: () => {}, error: () => {} },
      },
      auditKey: createAuditKey(newAuditKey()),
    });
    for (let from = 0; from < records; from += 10_000) {
      ledger.transaction(() => {
        for (let index = from; index < from + 10_000; index += 1) {
          ledger.recordEvent({
            kind: 'view',
            actorId: '01900000-0000-7000-8000-000000000022',
            deviceId: '01900000-0000-7000-8000-000000000099',
            details: { procedure: 'contacts.get', table: 'contacts', number: index },
          });
        }
      });
    }
    const start = performance.now();
    const verdict = verifyAudit(sqlite);
    const seconds = (performance.now() - start) / 1000;
    if (verdict.broken || verdict.records !== records) throw new Error('the chain of the bench does not hold');
    return { name: 'prove the audit', workload: '1,000,000 records', unit: 's', value: seconds, target: 30 };
  } finally {
    sqlite.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
