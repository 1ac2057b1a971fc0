import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { syncedTables } from '#shared/app/synced-tables.ts';
import { ledgerLine } from '#shared/features/privacy/destruction.model.ts';
import { personLinks } from '#shared/features/privacy/person-rows.repository.ts';
import { createDecisionSink } from '#shared/ledger/decision-log.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { verifyDecisions } from '#shared/ledger/verify-decisions.ts';
import { personRows, tellOfNobody } from '../../support/person-tables.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

/** Stands in every text of the person, and nowhere else. */
const canary = 'QX9CANARY7';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
beforeEach(() => {
  let revision = 0;
  host = testHost({ host: 'server', sinks: (s) => [createDecisionSink(s)], nextRevision: () => ++revision });
  mei = { context: host.as(company.mei) };
});
afterEach(() => host.close());

type Subject = { subjectTable: 'contacts'; subjectId: string };

/** A person with a row in every table that may tell of one. */
async function addPerson(word = canary): Promise<Subject & { customerId: string }> {
  const customer = await call(
    router.customers.create,
    { name: word === canary ? '深圳某科技' : '上海另一家贸易' },
    mei,
  );
  await call(router.contacts.create, { customerId: customer.id, name: '同事' }, mei);
  const mobile = word === canary ? '13800138000' : '13900139000';
  const lead = await call(router.leads.create, { name: `${word}线索`, contactName: word, mobile, demand: word }, mei);
  const about = { method: 'phone' as const };
  await call(
    router.followUps.create,
    { ...about, targetType: 'lead', targetId: lead.id, content: `${word}说`, nextContactAt: host.time + 1e7 },
    mei,
  );
  await call(
    router.leads.convert,
    { id: lead.id, customer: { mode: 'link', customerId: customer.id }, contact: { mode: 'create' } },
    mei,
  );
  const { convertedContactId } = await call(router.leads.get, { id: lead.id }, mei);
  const subjectId = convertedContactId!;
  const edit = { id: subjectId, changes: { remark: { from: null, to: `${word}备注` } } };
  await call(router.contacts.edit, edit, mei);
  const followUp = await call(
    router.followUps.create,
    { ...about, targetType: 'customer', targetId: customer.id, contactIds: [subjectId], content: `${word}来访` },
    mei,
  );
  await call(router.followUps.append, { id: followUp.id, content: `${word}补充` }, mei);
  await call(
    router.tasks.create,
    { title: `${word}任务`, relatedType: 'contact', relatedId: subjectId, dueAt: host.time + 1e7, reminders: [5] },
    mei,
  );
  await call(router.follows.set, { table: 'contacts', recordId: subjectId, followed: true }, mei);
  const subject = { subjectTable: 'contacts' as const, subjectId };
  const given = { ...subject, purpose: 'marketing' as const, basis: 'consent' as const };
  await call(router.privacy.recordConsent, { ...given, source: word }, mei);
  await call(router.privacy.createRequest, { ...subject, kind: 'delete', requester: word, detail: word }, mei);
  const later = { ...about, targetType: 'customer' as const, targetId: customer.id, content: '与别人谈的' };
  await call(router.followUps.create, later, mei);
  return { ...subject, customerId: customer.id };
}

/** Each place of the whole file, free pages included, that holds the word. */
function placesOf(word: string, sqlite = host.app.sqlite): string[] {
  const bytes = sqlite.serialize().toString('latin1');
  const text = Buffer.from(word).toString('latin1');
  const places: string[] = [];
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
    places.push(bytes.slice(Math.max(0, at - 60), at + 60).replace(/[^ -~]+/g, ' '));
  }
  return places;
}

test('[S-PI-3] every synchronised table is known to tell of persons or of nobody: a new one has to be decided about', () => {
  const linked = personLinks.map(({ table }) => codecOf(table).name);
  const decided = [...new Set([...linked, ...tellOfNobody])].toSorted();
  const known = syncedTables.list.map(({ name }) => name);
  expect(known.filter((name) => !decided.includes(name))).toEqual([]);
});

test('[S-PI-3] the package holds every row that tells of the person, and who saw or changed it', async () => {
  const { subjectTable, subjectId } = await addPerson();
  host.given(syncedTablesNamed('conflicts'), [
    {
      id: id(1),
      tableName: 'contacts',
      rowId: subjectId,
      field: 'name',
      shownValue: canary,
      otherValue: canary,
      shownAt: 1,
      otherAt: 1,
      reason: 'later',
      state: 'open',
    },
  ]);
  host.given(syncedTablesNamed('team_members'), [
    { id: id(2), recordTable: 'leads', recordId: leadOf(subjectId), memberId: company.lin, access: 'read', parts: [] },
  ]);
  host.given(syncedTablesNamed('legal_holds'), [{ id: id(3), subjectTable, subjectId, reason: canary, liftedAt: 1 }]);
  host.given(syncedTablesNamed('import_chunks'), [
    {
      id: id(4),
      importId: id(5),
      seq: 0,
      entries: [
        ['contacts', subjectId, { name: ['x', canary] }],
        ['contacts', id(6)],
      ],
    },
  ]);

  for (const [name, row] of personRows(subjectId, canary, id)) host.given(syncedTablesNamed(name), [row]);

  const file = (await call(router.privacy.packagePerson, { subjectTable, subjectId, format: 'json' }, mei)) as File;
  const content = JSON.parse(await file.text()) as { data: Record<string, unknown[]>; disclosures: unknown[] };
  const linked = [...new Set(personLinks.map(({ table }) => codecOf(table).name))];
  expect(Object.keys(content.data).toSorted()).toEqual(linked.toSorted());
  expect(JSON.stringify(content.data.import_chunks)).not.toContain(id(6));
  expect(content.disclosures.length).toBeGreaterThan(3);
  const paper = (await call(router.privacy.packagePerson, { subjectTable, subjectId, format: 'html' }, mei)) as File;
  expect(await paper.text()).toContain(canary);
});

test('[S-PI-4] after a destruction nothing of the person is in the file: tables, audit, log, free pages; the chains hold', async () => {
  const person = await addPerson();
  expect(placesOf(canary)).not.toEqual([]);
  const { id: destructionId } = await call(
    router.privacy.destroyPerson,
    { ...subjectOf(person), reason: '本人要求' },
    mei,
  );

  expect(placesOf(canary)).toEqual([]);
  expect(placesOf('13800138000')).toEqual([]);
  expect(verifyAudit(host.app.sqlite)).toMatchObject({ broken: null });
  expect(verifyDecisions(host.app.sqlite)).toMatchObject({ broken: null });
  const row = host.app.db.row<{ last: string | null }>(
    'SELECT last_follow_content AS last FROM customers WHERE id = ?',
    person.customerId,
  );
  expect(row).toEqual({ last: '与别人谈的' });
  const found = await call(router.search.quick, { text: canary }, mei);
  expect(JSON.stringify(found)).not.toContain(person.subjectId);
  const paper = (await call(router.privacy.certificate, { id: destructionId }, mei)) as File;
  expect(await paper.text()).toContain(person.subjectId);
});

test('[S-PI-4] documents stay with their figures and their history, and the person goes out of both', async () => {
  const { subjectTable, subjectId, customerId } = await addPerson();
  const lines = [{ name: '注塑机', qty: '1', price: '100', taxRate: '0.13' }];
  const shipTo = { consignee: canary, phone: '13800138000', address: `${canary}路` };
  const order = await call(router.orders.create, { customerId, contactId: subjectId, shipTo, lines }, mei);
  const edited = { from: shipTo, to: { ...shipTo, address: `${canary}街` } };
  await call(router.orders.edit, { id: order.id, changes: { shipTo: edited } }, mei);
  const dealt = { customerId, name: '生产线', amount: 500, expectedCloseOn: '2026-02-01' };
  const contacts = [{ contactId: subjectId, role: 'user' as const }];
  const deal = await call(router.opportunities.create, { ...dealt, contacts }, mei);
  const said = { targetType: 'opportunity' as const, targetId: deal.id, method: 'phone' as const };
  await call(router.followUps.create, { ...said, contactIds: [subjectId], content: `${canary}同意` }, mei);
  for (const [name, row] of personRows(subjectId, 'x', id)) {
    if (name === 'invoice_titles' || name === 'order_changes') host.given(syncedTablesNamed(name), [row]);
  }

  const before = await call(router.privacy.previewDestruction, { subjectTable, subjectId }, mei);
  expect(before.counts).toMatchObject({ orders: 1, opportunities: 1, invoice_titles: 1 });
  await call(router.privacy.destroyPerson, { subjectTable, subjectId, reason: '本人要求' }, mei);

  expect([...placesOf(canary), ...placesOf('13800138000')]).toEqual([]);
  expect(await call(router.orders.get, { id: order.id }, mei)).toMatchObject({
    contactId: null,
    shipTo: { consignee: null, phone: null, address: null },
    amountIncl: 10_000,
  });
  expect(await call(router.opportunities.get, { id: deal.id }, mei)).toMatchObject({
    contacts: [],
    amount: 500,
    lastFollowContent: null,
  });
  expect(host.app.db.row("SELECT json_extract(before, '$.fields.contactId') AS id FROM order_changes")).toEqual({
    id: null,
  });
  const { changes } = host.app.db.row<{ changes: string }>(
    "SELECT changes FROM audit_records WHERE procedure = 'orders.create'",
  )!;
  expect(changes).toContain('orderDate');
  expect(verifyAudit(host.app.sqlite)).toMatchObject({ broken: null });
  expect(verifyDecisions(host.app.sqlite)).toMatchObject({ broken: null });
  const [line] = await call(router.privacy.listDestructions, undefined, mei);
  expect(line!.counts.orders).toBeUndefined();
});

test('[S-PI-4] the canary shows that the search can fail: a line of the log that kept its values is found', async () => {
  const person = await addPerson();
  const { effects } = host.app.db.row<{ effects: string }>(
    'SELECT effects FROM decisions WHERE effects LIKE ?',
    `%${canary}%`,
  )!;
  await call(router.privacy.destroyPerson, { ...subjectOf(person), reason: '本人要求' }, mei);
  host.app.sqlite.prepare('UPDATE decisions SET effects = ? WHERE seq = 1').run(effects);
  expect(placesOf(canary)).not.toEqual([]);
  expect(verifyDecisions(host.app.sqlite)).toMatchObject({ broken: { seq: 1 } });
});

test('[S-PI-4] a legal hold tells why and stops it; who has no right destroys nobody; others stay', async () => {
  const person = await addPerson();
  const other = await addPerson('OTHERPERSON');
  await call(router.privacy.placeHold, { ...subjectOf(person), reason: '税务稽查' }, mei);
  const wish = { ...subjectOf(person), reason: '本人要求' };
  await expect(call(router.privacy.destroyPerson, wish, mei)).rejects.toMatchObject({
    code: 'SUBJECT_HELD',
    data: { reason: '税务稽查' },
  });
  const clerk = { context: host.as(company.mei, { actions: ['contact.delete', 'privacy.manage'] }) };
  await expect(call(router.privacy.destroyPerson, wish, clerk)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await call(router.privacy.liftHold, { subjectId: person.subjectId }, mei);
  await call(router.privacy.destroyPerson, wish, mei);
  expect(placesOf(canary)).toEqual([]);
  expect(await call(router.contacts.get, { id: other.subjectId }, mei)).toMatchObject({ name: 'OTHERPERSON' });
});

test('[S-PI-6] an older state that comes back is brought up to the ledger: by ids, and once', async () => {
  const person = await addPerson();
  const before = host.app.sqlite.serialize();
  await call(router.privacy.destroyPerson, { ...subjectOf(person), reason: '本人要求' }, mei);
  const row = host.app.db.row<Record<string, unknown>>(
    'SELECT id, subject_table AS "subjectTable", subject_id AS "subjectId", reason, rows, digest, created_at AS at, created_by AS by FROM destructions',
  )!;
  const line = ledgerLine.parse({ ...row, rows: JSON.parse(String(row.rows)) });
  const restored = testHost({ host: 'server', from: before });
  const admin = { context: restored.as(company.mei) };
  expect(placesOf(canary, restored.app.sqlite)).not.toEqual([]);
  await call(router.privacy.replayDestruction, line, admin);
  await call(router.privacy.replayDestruction, line, admin);
  expect(placesOf(canary, restored.app.sqlite)).toEqual([]);
  restored.close();
});

test('[S-PI-6] a rule proposes whom nobody dealt with any more, and destroys only those, without the held ones', async () => {
  const settings = { requireBasis: false, requestDays: 15, targets: [] };
  const old = await call(router.leads.create, { name: canary, contactName: canary }, mei);
  const kept = await call(router.leads.create, { name: '留存的线索' }, mei);
  await call(router.privacy.placeHold, { subjectTable: 'leads', subjectId: kept.id, reason: '诉讼' }, mei);
  await call(router.privacy.setSettings, { ...settings, retention: { idleLeads: 24, leftContacts: null } }, mei);
  expect((await call(router.privacy.previewRetention, undefined, mei)).rules[0]).toMatchObject({ due: 0 });
  host.time += 25 * 31 * 86_400_000;
  const fresh = await call(router.leads.create, { name: '新线索' }, mei);
  expect((await call(router.privacy.previewRetention, undefined, mei)).rules[0]).toMatchObject({ months: 24, due: 1 });
  expect(await call(router.privacy.applyRetention, { category: 'idleLeads' }, mei)).toEqual({ destroyed: 1, left: 0 });
  expect(placesOf(canary)).toEqual([]);
  await expect(call(router.leads.get, { id: old.id }, mei)).rejects.toMatchObject({ code: 'LEAD_NOT_FOUND' });
  await call(router.leads.get, { id: fresh.id }, mei);
  await call(router.leads.get, { id: kept.id }, mei);
});

test('[S-PI-3] a person with ten thousand rows is packed within ten seconds', async () => {
  const person = await addPerson();
  const rows = Array.from({ length: 10_000 }, (_, at) => ({
    id: id(1000 + at),
    targetType: 'customer',
    targetId: person.customerId,
    customerId: person.customerId,
    method: 'phone',
    at,
    content: `${canary} ${at}`,
    contactIds: [person.subjectId],
  }));
  host.given(syncedTablesNamed('follow_ups'), rows);
  const started = performance.now();
  const file = (await call(router.privacy.packagePerson, { ...subjectOf(person), format: 'html' }, mei)) as File;
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(file.size).toBeGreaterThan(1_000_000);
});

function subjectOf({ subjectTable, subjectId }: Subject): Subject {
  return { subjectTable, subjectId };
}

function id(at: number): string {
  return `01900009-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;
}

function syncedTablesNamed(name: string) {
  return personLinks.find(({ table }) => codecOf(table).name === name)!.table;
}

function leadOf(contactId: string): string {
  return host.app.db.row<{ id: string }>('SELECT id FROM leads WHERE converted_contact_id = ?', contactId)!.id;
}
