import { call } from '@orpc/server';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coreRouter } from '#shared/app/router.ts';
import type { Session } from '#shared/app/session.ts';
import { auditRouter } from '#shared/features/audit/audit.router.ts';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { followUps } from '#shared/features/follow-ups/follow-ups.tables.ts';
import { historyTables } from '#shared/features/history/history.model.ts';
import { leads } from '#shared/features/leads/leads.tables.ts';
import { officeContents } from '#shared/features/officers/officer.model.ts';
import { tasks } from '#shared/features/tasks/tasks.tables.ts';
import { offices } from '#shared/kernel/rights/offices.ts';
import { verifyAuditFile } from '#shared/ledger/audit-file.ts';
import { createAuditKey, newAuditKey } from '#shared/ledger/audit-key.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

/** Every text field of the rooms with customers' data, as the tables have them: a new column is covered by itself. */
const rooms = { customers, contacts, leads, follow_ups: followUps, tasks } satisfies Record<string, SQLiteTable>;
const ownId = (place: number) => `01900002-0000-7000-8000-0000000000${String(place).padStart(2, '0')}`;
const isText = (property: string) =>
  !/Id$|^id$|By$|^(scope|status|state|kind|priority|method|targetType)$/.test(property);
const canary = 'QX暗礁';

let host: TestHost;
let planted = 0;

/** What a ledger would record of a row that is made, changed and removed with a canary in each of its texts. */
beforeAll(() => {
  host = testHost({ host: 'server', auditKey: createAuditKey(newAuditKey()) });
  const { actor } = host.as(company.mei);
  const made = host.app.ledger.execute('customers.create', { id: ownId(1), name: '普通公司' }, actor);
  expect(made.ok).toBe(true);
  for (const [at, [table, definition]] of Object.entries(rooms).entries()) {
    const texts = codecOf(definition).fields.flatMap(({ property }) => (isText(property) ? [property] : []));
    const fields = Object.fromEntries(texts.map((field, place) => [field, `${canary}${table}${place}`]));
    planted += texts.length;
    for (const operation of ['insert', 'update', 'remove'] as const) plant(table, ownId(10 + at), operation, fields);
  }
});
afterAll(() => host.close());

function plant(table: string, id: string, operation: 'insert' | 'update' | 'remove', fields: Record<string, string>) {
  const pairs = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      operation === 'insert' ? [null, value] : operation === 'remove' ? [value, null] : [value, `${value}新`],
    ]),
  );
  host.app.ledger.recordEvent({ kind: 'view', actorId: company.mei, deviceId: null, details: { id } });
  const { seq } = host.app.db.row<{ seq: number }>('SELECT max(seq) AS seq FROM audit_records')!;
  host.app
    .statements("UPDATE audit_records SET kind = 'command', procedure = ?, changes = ? WHERE seq = ?")
    .run(`${table}.edit`, JSON.stringify([[table, id, operation, pairs]]), seq);
  host.app.statements('INSERT INTO audit_rows (row_id, seq) VALUES (?, ?)').run(id, seq);
}

const officer = (office: (typeof offices)[number]): Session =>
  host.as(company.manager, { actions: [...officeContents[office].actions] });

/** Everything the person can get out of the audit, the history, the alerts and what waits for a second person. */
async function exitsOf(session: Session): Promise<string> {
  const out: string[] = [];
  const take = async (work: () => Promise<unknown>) => {
    try {
      const got = (await work()) as { file?: File };
      out.push(got?.file instanceof File ? await got.file.text() : JSON.stringify(got ?? null));
    } catch (error) {
      out.push(String((error as Error).message), JSON.stringify((error as { data?: unknown }).data ?? null));
    }
  };
  const context = { context: session };
  await take(() => call(auditRouter.list, { limit: 200 }, context));
  for (const format of ['json', 'csv'] as const) await take(() => call(auditRouter.export, { format }, context));
  for (const table of historyTables) {
    for (const at of Object.keys(rooms).keys()) {
      await take(() => call(coreRouter.history.ofRecord, { table, id: ownId(10 + at) }, context));
    }
  }
  await take(() => call(coreRouter.alerts.list, {}, context));
  await take(() => call(coreRouter.teams.mine, undefined, context));
  await take(() => call(coreRouter.handovers.list, {}, context));
  return out.join('\n');
}

test.each(offices)(
  '[S-LOG-4] [S-V8] the %s officer finds no value of a customer in any exit of the audit',
  async (office) => {
    const exits = await exitsOf(officer(office));

    expect(planted).toBeGreaterThan(60);
    expect(exits.includes(canary)).toBe(false);
  },
);

test('[S-LOG-3] what the audit officer takes out proves itself although its values are covered', async () => {
  const fresh = testHost({ host: 'server', auditKey: createAuditKey(newAuditKey()) });
  fresh.app.ledger.execute('customers.create', { name: canary, remark: canary }, fresh.as(company.mei).actor);
  const context = fresh.as(company.manager, { actions: [...officeContents.audit.actions] });

  const { file } = await call(auditRouter.export, { format: 'json' }, { context });

  const text = await file.text();
  expect([text.includes(canary), verifyAuditFile(text).broken]).toEqual([false, null]);
  fresh.close();
});

test('canary: whoever may see the record finds the value, so the search for it can fail', async () => {
  const { actor } = host.as(company.mei);
  const changes = { remark: { from: null, to: canary } };
  expect(host.app.ledger.execute('customers.edit', { id: ownId(1), changes }, actor).ok).toBe(true);

  const seen = await exitsOf(host.as(company.manager));

  expect(seen.includes(canary)).toBe(true);
});
