import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { createRightsRouter } from '#shared/app/rights-router.ts';
import { coreRouter } from '#shared/app/router.ts';
import { seenSession } from '#shared/app/see-as.ts';
import type { Session } from '#shared/app/session.ts';
import { contact } from '#shared/features/contacts/contact.model.ts';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { customer } from '#shared/features/customers/customer.model.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { followUp } from '#shared/features/follow-ups/follow-up.model.ts';
import { followUps } from '#shared/features/follow-ups/follow-ups.tables.ts';
import { lead } from '#shared/features/leads/lead.model.ts';
import { leads } from '#shared/features/leads/leads.tables.ts';
import { roles, users } from '#shared/features/people/people.tables.ts';
import { user } from '#shared/features/people/user.model.ts';
import { sensitiveFields } from '#shared/kernel/rights/field-catalogue.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

const router = createRightsRouter();
const clerkRole = '01900000-0000-7000-8000-000000000099';
let host: TestHost;
let contactId: string;

/** Mei sees the north branch with masked telephones; the manager sees and may do everything. */
beforeEach(async () => {
  host = testHost();
  const masked = { access: 'edit', mask: 'everywhere' };
  const actions = ['customer.view', 'contact.view', 'contact.reveal', 'contact.edit', 'followUp.view'];
  host.given(roles, [
    { id: clerkRole, name: '文员', actions, dataScope: 'branch', fieldRights: { contact: { mobile: masked } } },
  ]);
  host.app.statements('UPDATE users SET role_ids = ? WHERE id = ?').run(JSON.stringify([clerkRole]), company.mei);
  host.app.statements("UPDATE roles SET data_scope = 'all' WHERE id = ?").run(company.role);
  const context = as(company.manager);
  const { id: customerId } = await call(coreRouter.customers.create, { name: '长江公司' }, { context });
  const made = await call(
    coreRouter.contacts.create,
    { customerId, name: '林小姐', mobile: '13812348000' },
    { context },
  );
  contactId = made.id;
});
afterEach(() => host.close());

function as(userId: string): Session {
  return { app: host.app, actor: findActor(host.app.db, userId)!, deviceId: null };
}

const wanted = () => ({ table: 'contacts' as const, id: contactId, field: 'mobile', reason: '客户来电核实' });

test('[S-PI-7] a masked value is revealed with right and reason, for half a minute, and written down without itself', async () => {
  const context = as(company.mei);
  expect(await call(coreRouter.contacts.get, { id: contactId }, { context })).toMatchObject({ mobile: '138****8000' });

  const shown = await call(router.reveal, wanted(), { context });

  expect(shown).toEqual({ value: '13812348000', until: host.time + 30_000 });
  const record = host.app.db.row<{ details: string }>("SELECT details FROM audit_records WHERE kind = 'reveal'")!;
  expect(record.details).toContain('客户来电核实');
  expect(record.details).not.toContain('13812348000');
});

test('[S-PI-7] without the right nothing is revealed, and the try is written down', async () => {
  host.app.statements('UPDATE roles SET actions = ? WHERE id = ?').run(JSON.stringify(['contact.view']), clerkRole);

  await expect(call(router.reveal, wanted(), { context: as(company.mei) })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  expect(
    host.app.db.row("SELECT json_extract(details, '$.outcome') AS outcome FROM audit_records WHERE kind = 'reveal'"),
  ).toEqual({
    outcome: 'refused',
  });
});

test('[S-PI-7] a device that never got the value asks the server, and says so where there is none', async () => {
  const asked: unknown[] = [];
  const member = createRightsRouter(() => async (input) => {
    asked.push(input);
    return { ok: true, value: '13812348000' };
  });
  const offline = createRightsRouter(() => async () => {
    throw new Error('SERVER_UNREACHABLE');
  });
  const context = as(company.mei);

  expect(await call(member.reveal, wanted(), { context })).toMatchObject({ value: '13812348000' });
  expect(asked).toHaveLength(1);
  await expect(call(offline.reveal, wanted(), { context })).rejects.toThrow('SERVER_UNREACHABLE');
});

test('[S-V8] every yes and no of a person is explained by its role', async () => {
  const rights = await call(router.effective, { userId: company.mei }, { context: as(company.manager) });

  expect(rights.sources).toEqual([{ kind: 'role', id: clerkRole, name: '文员' }]);
  const contactRights = rights.nouns.find(({ noun }) => noun === 'contact')!;
  expect(contactRights.actions).toContainEqual({ verb: 'reveal', allowed: true, sources: [0] });
  expect(contactRights.actions).toContainEqual({ verb: 'delete', allowed: false, sources: [] });
  expect(contactRights.reach).toMatchObject({
    scope: 'branch',
    branchNames: ['北方分公司'],
    parts: [{ source: 0, scope: 'branch' }],
  });
  expect(contactRights.fields).toContainEqual({
    field: 'mobile',
    access: 'edit',
    mask: 'everywhere',
    sources: [0],
    needs: null,
  });
  const userRights = rights.nouns.find(({ noun }) => noun === 'user')!;
  expect(userRights.fields).toContainEqual({
    field: 'mobile',
    access: 'hidden',
    mask: 'everywhere',
    sources: [],
    needs: 'user.view',
  });
  await expect(call(router.effective, { userId: company.manager }, { context: as(company.mei) })).rejects.toMatchObject(
    {
      code: 'NOT_ALLOWED',
    },
  );
});

test('[S-V8] who has all of a person’s rights sees as that person, may change nothing, and it is written down', async () => {
  const admin = as(company.manager);
  await call(router.seeAs, { userId: company.mei, reason: '核对权限' }, { context: admin });
  const query = { kind: 'query', hosts: ['server'] } as const;

  const seen = seenSession(admin, ['contacts', 'get'], query);
  expect(await call(coreRouter.contacts.get, { id: contactId }, { context: seen })).toMatchObject({
    mobile: '138****8000',
  });
  expect(() => seenSession(admin, ['contacts', 'edit'], { ...query, kind: 'command' })).toThrow('SEEING_AS_OTHER');
  expect(seenSession(admin, ['rights', 'mine'], query).actor.userId).toBe(company.mei);
  expect(() => seenSession(admin, ['rights', 'reveal'], { ...query, kind: 'host' })).toThrow('SEEING_AS_OTHER');
  expect(seenSession(admin, ['rights', 'stopSeeing'], { ...query, kind: 'host' })).toBe(admin);
  expect(seenSession(as(company.lin), ['contacts', 'get'], query).actor.userId).toBe(company.lin);
  expect(await call(router.seen, undefined, { context: admin })).toMatchObject({ userId: company.mei });
  await call(router.stopSeeing, undefined, { context: admin });
  expect(seenSession(admin, ['contacts', 'get'], query)).toBe(admin);
  expect(host.app.db.rows("SELECT actor_id FROM audit_records WHERE kind = 'seeAs'")).toEqual([
    { actor_id: company.manager },
  ]);
  await expect(
    call(router.seeAs, { userId: company.manager, reason: '好奇' }, { context: as(company.mei) }),
  ).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('[S-V8] seeing as somebody ends by itself', async () => {
  const admin = as(company.manager);
  await call(router.seeAs, { userId: company.mei, reason: '核对权限' }, { context: admin });
  host.time += 31 * 60_000;

  expect(await call(router.seen, undefined, { context: admin })).toBeNull();
});

const models = { customer, contact, lead, followUp, user };
const tables = { customer: customers, contact: contacts, lead: leads, followUp: followUps, user: users };

test.each(Object.keys(models) as (keyof typeof models)[])(
  '[S-V8] the sensitive fields of a %s are fields of its model and may be empty',
  (noun) => {
    const shape = models[noun].shape as Record<string, { safeParse(value: unknown): { success: boolean } }>;
    for (const [field, { derived }] of Object.entries(sensitiveFields[noun]!)) {
      expect(shape[field]?.safeParse(null).success, field).toBe(true);
      for (const column of derived ?? []) expect(codecOf(tables[noun]).byProperty.has(column), column).toBe(true);
    }
    const personal = ['mobile', 'phone', 'fax', 'email', 'wechat', 'qq', 'birthday', 'idNo', 'address'];
    const uncovered = personal.filter((field) => field in shape && !sensitiveFields[noun]![field]);
    expect(uncovered).toEqual([]);
  },
);
