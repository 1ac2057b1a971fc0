import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleActor } from '#server/host/console-actor.ts';
import type { JoinProgress } from '#shared/features/desktop/desktop.model.ts';
import { wholeRights } from '#shared/kernel/rights/whole-rights.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';
import { type DesktopHost, newDataFolder, removeFolder, startTestDesktop, wang } from './desktop-host.ts';

let server: TestRunningServer;
let address: string;
const hosts: DesktopHost[] = [];

async function start(dataFolder = newDataFolder()): Promise<DesktopHost> {
  const host = await startTestDesktop(dataFolder);
  hosts.push(host);
  return host;
}

beforeEach(async () => {
  server = await runServer();
  address = new URL(server.url).host;
});
afterEach(async () => {
  for (const host of hosts.splice(0)) {
    await host.close();
    removeFolder(host.dataFolder);
  }
  await server.close();
});

async function join(host: DesktopHost, account = 'admin', code?: string): Promise<JoinProgress[]> {
  const userId = server.core.app.db.row<{ id: string }>('SELECT id FROM users WHERE account = ?', account)!.id;
  const steps: JoinProgress[] = [];
  const stream = await host.client.desktop.join({
    address,
    code: code ?? server.enrolCode(userId),
    account,
    password,
  });
  for await (const step of stream) steps.push(step);
  return steps;
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const { error } = await safe(call);
  return (error as { code?: string } | null)?.code ?? 'none';
}

test('a person joins the company’s server by a code, sees its people, and opens offline afterwards', async () => {
  const host = await start();

  const steps = await join(host);
  const state = await host.client.desktop.state();
  const people = await host.client.people.directory({});
  await server.close();
  await host.client.desktop.lock();
  await host.client.desktop.unlock({ account: 'admin', password });

  expect(steps.at(-1)?.step).toBe('done');
  expect(state).toMatchObject({ phase: 'open', company: '前哨测试', member: true, account: 'admin' });
  expect(people.map((person) => person.account)).toContain('admin');
  expect((await host.client.desktop.state()).phase).toBe('open');
});

test('what one desktop writes, another shows', async () => {
  await server.addPerson('mei', { password });
  const north = await start();
  const south = await start();
  await join(north);
  await join(south, 'admin');

  await north.client.customers.create({ name: '上海测试有限公司' });
  await north.client.sync.now();
  await south.client.sync.now();

  expect((await south.client.customers.list({})).rows.map((row) => row.name)).toEqual(['上海测试有限公司']);
});

test('work that did not travel is counted before a person leaves, and given up only by name', async () => {
  const host = await start();
  await join(host);
  await server.close();
  await host.client.customers.create({ name: '离线的客户' });

  const waiting = await host.client.desktop.unsyncedWork();
  const refused = await codeOf(host.client.desktop.signOut({ removeData: true }));
  await host.client.desktop.signOut({ removeData: true, giveUpWork: true });

  expect(waiting).toMatchObject({ waiting: 1 });
  expect(refused).toBe('UNSYNCED_WORK');
  expect((await host.client.desktop.state()).phase).toBe('firstRun');
});

test('a code that is used, mistyped or of another server, a bad address and a server that is down leave nothing behind', async () => {
  const host = await start();
  const code = server.enrolCode(server.adminId);
  const wish = { address, code, account: 'admin', password };
  const ask = (change: Partial<typeof wish>) =>
    codeOf(
      host.client.desktop.join({ ...wish, ...change }).then(async (stream) => {
        for await (const _ of stream);
      }),
    );

  const codes = [
    await ask({ code: 'OUTPOST1-NONSENSE' }),
    await ask({ address: 'http://plain.example' }),
    await ask({ address: '127.0.0.1:1' }),
    await ask({ password: 'Wrong-password-9' }),
  ];

  expect(codes).toEqual(['CODE_REFUSED', 'SERVER_ADDRESS_INVALID', 'SERVER_UNREACHABLE', 'WRONG_PASSWORD']);
  expect(await host.client.desktop.state()).toMatchObject({ phase: 'firstRun', people: [] });
  await join(host, 'admin', code);
  const other = await start();
  expect(await codeOf(join(other, 'admin', code))).toBe('CODE_REFUSED');
});

test('a company of one’s own on the same computer stays as it is beside the joined one', async () => {
  const host = await start();
  await host.client.desktop.createCompany(wang);
  await host.client.customers.create({ name: '自己的客户' });
  await join(host);

  const joined = (await host.client.customers.list({})).total;
  await host.client.desktop.unlock({ account: wang.account, password: wang.password });

  expect(joined).toBe(0);
  expect((await host.client.customers.list({})).total).toBe(1);
});

test('a device’s backup goes to the server too', async () => {
  const host = await start();
  await join(host);
  await host.client.customers.create({ name: '上海测试有限公司' });

  const stream = await host.client.backups.run();
  let places: (string | undefined)[] = [];
  for await (const word of stream) places = word.outcomes.filter((one) => one.ok).map((one) => one.place);

  expect(places).toContain('remote');
});

async function joinWithCompany(host: DesktopHost, account = 'admin'): Promise<JoinProgress[]> {
  const steps: JoinProgress[] = [];
  const input = { address, code: server.enrolCode(server.adminId), account, password };
  for await (const step of await host.client.desktop.joinExisting(input)) steps.push(step);
  return steps;
}

test('a company that stood alone joins the server later, and everything it wrote arrives there', async () => {
  const alone = await start();
  await alone.client.desktop.createCompany(wang);
  const { id } = await alone.client.customers.create({ name: '自己的客户' });
  await alone.client.contacts.create({ customerId: id, name: '张伟', mobile: '13800000001' });

  const steps = await joinWithCompany(alone);
  const other = await start();
  await join(other);
  const seen = await other.client.customers.list({});
  const again = await codeOf(joinWithCompany(alone));

  expect(steps.at(-1)?.step).toBe('done');
  expect(await alone.client.desktop.state()).toMatchObject({
    phase: 'open',
    account: wang.account,
    company: '前哨测试',
    member: true,
  });
  expect((await alone.client.customers.list({})).rows.map((row) => row.name)).toEqual(['自己的客户']);
  expect(seen.rows.map((row) => [row.name, row.ownerName])).toEqual([['自己的客户', '管理员']]);
  expect(await alone.client.desktop.unsyncedWork()).toEqual({ waiting: 0, conflicts: 0, heldBack: 0 });
  expect(again).toBe('ALREADY_MEMBER');

  await alone.client.desktop.lock();
  expect(await codeOf(alone.client.desktop.unlock({ account: wang.account, password: wang.password }))).toBe(
    'WRONG_PASSWORD',
  );
  await alone.client.desktop.unlock({ account: wang.account, password });
  expect((await alone.client.customers.list({})).total).toBe(1);
});

test('the sample company never gets into a real one', async () => {
  const host = await start();
  await host.client.desktop.createCompany({ ...wang, sample: true });

  expect(await codeOf(joinWithCompany(host))).toBe('DEMO_CANNOT_JOIN');
});

test('a lost computer: restored from its backup on another one, it takes its place at the server again', async () => {
  const lost = await start();
  await join(lost);
  await lost.client.customers.create({ name: '上海测试有限公司' });
  for await (const _ of await lost.client.backups.run());
  await lost.client.customers.create({ name: '备份之后' });
  await lost.client.sync.now();
  const other = await start();
  const folder = `${lost.dataFolder}/people/admin/backups`;
  const [found] = await other.client.desktop.findBackups({ folder });
  const input = { path: found!.path, recoveryKey: server.recoveryKey, password };

  for await (const _ of await other.client.desktop.restore(input));
  const before = (await other.client.customers.list({})).total;
  await joinWithCompany(other);

  expect(before).toBe(1);
  expect((await other.client.customers.list({})).rows.map((row) => row.name).sort()).toEqual([
    '上海测试有限公司',
    '备份之后',
  ]);
});

test('[S-PI-6] a restored member’s data opens beside its server only after it heard what was destroyed since', async () => {
  const lost = await start();
  await join(lost);
  const customer = await lost.client.customers.create({ name: '上海测试有限公司' });
  const contact = await lost.client.contacts.create({ customerId: customer.id, name: 'QX9CANARY7' });
  for await (const _ of await lost.client.backups.run());
  await lost.client.sync.now();
  await lost.client.desktop.lock();
  const { app } = server.core;
  const wish = { id: app.ports.ids.next(), subjectTable: 'contacts', subjectId: contact.id, reason: '本人要求' };
  expect(app.ledger.execute('privacy.destroyPerson', wish, { ...consoleActor, ...wholeRights })).toMatchObject({
    ok: true,
  });
  const other = await start();
  const [found] = await other.client.desktop.findBackups({ folder: `${lost.dataFolder}/people/admin/backups` });
  const input = { path: found!.path, recoveryKey: server.recoveryKey, password };
  for await (const _ of await other.client.desktop.restore(input));
  const names = async () => (await other.client.contacts.list({})).rows.map(({ name }) => name);
  const before = await names();

  const seen: { name: string }[][] = [];
  other.desktop.states.subscribe(() => {
    const work = other.desktop.work();
    if (work?.profile.card.server) seen.push(work.app.db.rows<{ name: string }>('SELECT name FROM contacts'));
  });
  await joinWithCompany(other);

  expect(before).toEqual(['QX9CANARY7']);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.flat()).toEqual([]);
  expect(await names()).toEqual([]);
});

test('[S-PI-9] a computer that is declared abroad stands in the register of transfers, once a day', async () => {
  const host = await start();
  await join(host);
  const { app } = server.core;
  const { id: target } = app.db.row<{ id: string }>('SELECT id FROM devices')!;
  const targets = [{ target, region: 'hongKong', basis: '标准合同', recordedBy: null }];
  const rules = { requireBasis: false, requestDays: 15, retention: { idleLeads: null, leftContacts: null } };
  const known = () =>
    app.db.rows<{ target: string }>(
      "SELECT json_extract(details, '$.target') AS target, json_extract(details, '$.region') AS region FROM audit_records WHERE kind = 'privacy.transfer'",
    );
  await host.client.sync.now();
  expect(known()).toEqual([]);

  app.ledger.execute('privacy.setSettings', { ...rules, targets }, { ...consoleActor, ...wholeRights });
  await host.client.sync.now();
  await host.client.sync.now();
  expect(known()).toEqual([{ target, region: 'hongKong' }]);
});

test('a member has one password: changed on the desktop it is changed at the server too, or nowhere', async () => {
  const host = await start();
  await join(host);
  const next = 'Quite-another-9';
  const signIn = async (typed: string) =>
    (await server.post('/api/auth/login', { account: 'admin', password: typed })).status;

  expect(await codeOf(host.client.desktop.changePassword({ current: 'Not-the-one-1', password: next }))).toBe(
    'WRONG_PASSWORD',
  );
  await host.client.desktop.changePassword({ current: password, password: next });
  expect([await signIn(password), await signIn(next)]).toEqual([401, 200]);

  await server.stop();
  expect(await codeOf(host.client.desktop.changePassword({ current: next, password: 'A-third-one-10' }))).toBe(
    'SERVER_UNREACHABLE',
  );
  await host.client.desktop.lock();
  expect(await codeOf(host.client.desktop.unlock({ account: 'admin', password: next }))).toBe('none');
});
