import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askServerBy } from '#main/sync/ask-server.ts';
import { revokeDevice } from '#server/enrolment/devices.ts';
import { createRightsRouter } from '#shared/app/rights-router.ts';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { roles } from '#shared/features/people/people.tables.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';
import { addSyncedPerson, enrolSyncDevice, putRows, type TestSyncDevice } from '../../support/sync-devices.ts';

const number = '13877665544';
const reason = '客户要求回电';
const views = ['customer.view', 'contact.view'];
let server: TestRunningServer;
let device: TestSyncDevice;
let roleId: string;

/** The person's role as it is from now on, decided and synchronised like any other row. */
function changeRole(change: Record<string, unknown>): void {
  const row = server.core.app.db.row<Record<string, unknown>>('SELECT * FROM roles WHERE id = ?', roleId)!;
  putRows(server.core, roles, [{ ...codecOf(roles).decode(row), ...change }]);
}

/** A contact with the number, of the device's person or of the administrator. */
function plant(ownerId: string): string {
  const scope = { branchId: null, deptId: null, ownerId, createdAt: 1, updatedAt: 1 };
  const key = { nameNorm: 'a', namePinyin: 'a', nameInitials: 'a', tags: [] };
  const [customerId, id] = [server.core.ports.ids.next(), server.core.ports.ids.next()];
  const more = { kind: 'enterprise', isKey: false, lifecycle: 'potential', receiveKind: 'created', followCount: 0 };
  putRows(server.core, customers, [{ id: customerId, name: `公司${id}`, ...key, ...more, ...scope, nameNorm: id }]);
  const person = { birthdayLunar: false, isDecisionMaker: false, isPrimary: false, doNotCall: false, optOut: [] };
  putRows(server.core, contacts, [
    {
      id,
      customerId,
      name: '林',
      mobile: number,
      mobileNorm: number,
      status: 'active',
      ...person,
      ...key,
      ...scope,
      formerCustomerIds: [],
    },
  ]);
  return id;
}

/** As the screen of the desktop asks: over the device's own line to the server. */
function reveal(id: string) {
  const { reveal } = createRightsRouter(() => askServerBy(() => device.client));
  return call(reveal, { table: 'contacts', id, field: 'mobile', reason }, { context: device.session() });
}

/** Every value the device's database has, whatever table it stands in. */
function holds(text: string): boolean {
  const tables = device.app.db.rows<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
  return tables.some(({ name }) => JSON.stringify(device.app.db.rows(`SELECT * FROM "${name}"`)).includes(text));
}

const written = () =>
  server.core.app.db
    .rows<{ actorId: string; deviceId: string; details: string }>(
      `SELECT actor_id AS "actorId", device_id AS "deviceId", details FROM audit_records WHERE kind = 'reveal' ORDER BY seq`,
    )
    .map(({ details, ...who }) => ({ ...who, ...(JSON.parse(details) as object) }));

beforeEach(async () => {
  server = await runServer({ requestsPerMinute: 1_000_000 });
  const userId = await addSyncedPerson(server, 'asker', 'own');
  const held = server.core.app.db.row<{ ids: string }>('SELECT role_ids AS ids FROM users WHERE id = ?', userId)!;
  roleId = (JSON.parse(held.ids) as string[])[0]!;
  const masked = { contact: { mobile: { access: 'read', mask: 'everywhere' } } };
  changeRole({ actions: [...views, 'contact.reveal'], fieldRights: masked });
  device = await enrolSyncDevice(server, 'asker', userId);
});
afterEach(async () => {
  await device.close();
  await server.close();
});

test('[S-PI-7] [S-V8] a device that holds the mask only is told the value by right and reason, and keeps none of it', async () => {
  const id = plant(device.userId);
  await device.sync();
  const here = device.app.db.row('SELECT mobile, mobile_norm FROM contacts WHERE id = ?', id);

  const shown = await reveal(id);

  expect(here).toEqual({ mobile: '138****5544', mobile_norm: null });
  expect(shown.value).toBe(number);
  expect(['138****5544', number].map((text) => holds(text))).toEqual([true, false]);
  const { userId: actorId, deviceId } = device;
  expect(written()).toEqual([{ actorId, deviceId, table: 'contacts', id, field: 'mobile', reason, outcome: 'done' }]);
  expect(
    server.core.app.db.row('SELECT 1 FROM audit_records WHERE kind = ? AND details LIKE ?', 'reveal', `%${number}%`),
  ).toBe(undefined);
});

test('[S-PI-7] without the right, or without a reason, the server tells nothing, whatever the device believes', async () => {
  const id = plant(device.userId);
  await device.sync();
  changeRole({ actions: views });

  await expect(reveal(id)).rejects.toMatchObject({ code: 'NOT_ALLOWED', data: { action: 'contact.reveal' } });

  changeRole({ actions: [...views, 'contact.reveal'] });
  const unasked = askServerBy(() => device.client)({ table: 'contacts', id, field: 'mobile', reason: '' });
  await expect(unasked).rejects.toMatchObject({ code: 'SERVER_REFUSED' });
  expect(written()).toMatchObject([{ id, reason, outcome: 'refused' }]);
});

test('[S-V8] a record of somebody else is not there to reveal, and neither is one that was taken away since', async () => {
  const [foreign, own] = [plant(server.adminId), plant(device.userId)];
  await device.sync();
  const row = server.core.app.db.row<Record<string, unknown>>('SELECT * FROM contacts WHERE id = ?', own)!;
  putRows(server.core, contacts, [{ ...codecOf(contacts).decode(row), ownerId: server.adminId }]);

  await expect(reveal(foreign)).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
  await expect(reveal(own)).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
  expect(written()).toMatchObject([
    { id: foreign, outcome: 'refused' },
    { id: own, outcome: 'refused' },
  ]);
});

test('[S-ENR-3] a revoked device is told nothing', async () => {
  const id = plant(device.userId);
  await device.sync();

  revokeDevice(server.core.ports, server.adminId, device.deviceId);

  await expect(reveal(id)).rejects.toThrow();
  expect(written()).toEqual([]);
});
