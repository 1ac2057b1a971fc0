import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { defaultWatchSettings } from '#shared/features/watching/watch-settings.model.ts';
import { type Office, offices } from '#shared/kernel/rights/offices.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';
import { newDataFolder, removeFolder, startTestDesktop } from '../desktop/desktop-host.ts';
import { inputFor, type Procedure, serverProcedures } from './matrix-procedures.ts';

const canary = 'KANARIENVOGEL';
const accountOf: Readonly<Record<Office | 'seller', string>> = {
  ...{ system: 'admin', security: 'sec', audit: 'aud' },
  seller: 'seller',
};
type Who = keyof typeof accountOf;

let server: TestRunningServer;
/** Upon whom everything is tried; nobody signs in as them. */
let victimId: string;
const tokens = new Map<Who, string>();

beforeAll(async () => {
  server = await runServer({ secondFactor: 'nobody' });
  const security = await server.hire('sec', 'marketing');
  const audit = await server.hire('aud', 'marketing');
  await server.hire('seller', 'marketing');
  victimId = await server.hire('victim', 'marketing');
  const seller = await server.signIn('seller');
  for (const city of ['north', 'south']) {
    const customer = { name: `${canary} ${city}`, website: `https://${canary}.example`, remark: `${canary} remark` };
    expect((await server.post('/api/customers', customer, seller)).status).toBe(200);
  }
  const named = { system: server.adminId, security, audit };
  const admin = findActor(server.core.app.db, server.adminId)!;
  expect(server.core.app.ledger.execute('officers.moveUp', named, admin)).toMatchObject({ ok: true });
});
afterAll(() => server.close());

/** Signs in anew where an act before ended the session. */
async function clientOf(who: Who): Promise<Record<string, unknown>> {
  const known = tokens.get(who);
  const headers = known === undefined ? undefined : { authorization: known };
  const isGood = headers && (await server.call('/api/auth/me', { headers })).status === 200;
  if (!isGood) tokens.set(who, (await server.signIn(accountOf[who])).authorization);
  const link = new RPCLink({
    url: `${server.url}/rpc`,
    headers: () => ({ authorization: tokens.get(who)! }),
    fetch: async (request) => {
      const body = request.method === 'GET' ? null : await request.arrayBuffer();
      const headers = Object.fromEntries(request.headers);
      const signal = AbortSignal.timeout(3_000);
      const answer = await server.call(request.url, { method: request.method, headers, body, signal });
      return answer as unknown as Response;
    },
  });
  return createORPCClient(link) as unknown as Record<string, unknown>;
}

/** What the procedure says in full, or the code and data of its refusal; of a stream what comes within a moment. */
async function answerOf(who: Who, procedure: Procedure): Promise<string> {
  const ids = { userId: victimId, id: victimId, customerId: victimId };
  const input = inputs[procedure.name] ?? inputFor(procedure, ids, undefined);
  const client = await clientOf(who);
  const call = procedure.name.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], client);
  const { data, error } = await safe((call as (input: unknown) => Promise<unknown>)(input));
  if (error) return `refused ${JSON.stringify({ ...(error as object), message: error.message })}`;
  if (data instanceof Blob) return await data.text();
  if (data === null || typeof data !== 'object' || !(Symbol.asyncIterator in data)) return JSON.stringify(data) ?? '';
  return JSON.stringify(await firstWords(data as AsyncIterable<unknown>));
}

async function firstWords(words: AsyncIterable<unknown>): Promise<unknown[]> {
  const heard: unknown[] = [];
  const listen = async (): Promise<void> => {
    for await (const word of words) heard.push(word);
  };
  const failed = (error: object): void => void heard.push({ refused: { ...error } });
  await Promise.race([listen().catch(failed), new Promise((resolve) => setTimeout(resolve, 2_000))]);
  return heard;
}

const nobody = '01900000-0000-7000-8000-00000000ffff';
/** Inputs whose parts must fit each other. */
const inputs: Readonly<Record<string, unknown>> = {
  'customers.list': {},
  'watching.saveSettings': defaultWatchSettings,
  'officers.moveUp': { system: nobody, security: nobody, audit: nobody },
};

/** Ends what the test stands on; what they answer is known: nothing. */
const skipped = new Set(['auth.logout', 'auth.login', 'auth.activate']);
const tried = serverProcedures.filter(({ name }) => !skipped.has(name));

/** Everybody's own: their password, sessions, devices, share of the company's way back, subscribed calendar. */
const own = /^(auth\.|devices\.(mine|reportMineLost)$|officers\.(shares|takeShare)$|events\.|schedule\.\w+Feeds?$)/;

/** Each sees how the company stands; taking a risk is for those who answer for security. */
const managedPosture = new Set(['posture.check', 'posture.accept', 'posture.withdraw']);

function ownersOf(name: string): readonly Office[] {
  const room = name.split('.')[0]!;
  if (room === 'posture') return managedPosture.has(name) ? ['security', 'audit'] : offices;
  if (room === 'watching') return ['audit'];
  return ['accounts', 'devices', 'authority', 'enrolCodes', 'backups', 'leave'].includes(room) ? ['system'] : [];
}

test('[8.1.5.1–3] who sells administers nothing: none of it answers them but what is their own', async () => {
  const allowed: string[] = [];
  for (const procedure of tried.filter(({ name }) => !own.test(name))) {
    const text = await answerOf('seller', procedure);
    if (!text.includes('NOT_ALLOWED')) allowed.push(procedure.name);
  }
  expect(allowed).toEqual([]);
}, 120_000);

test('[8.1.5.1–3] canary: the same way of asking shows the customers to whoever may see them', async () => {
  const list = { name: 'customers.list', meta: {} as Procedure['meta'], inputSchema: undefined };
  expect(await answerOf('seller', list)).toContain(canary);
  for (const office of offices) expect(await answerOf(office, list)).not.toContain(canary);
});

test('[8.1.5.1–3] an account takes two officers whoever begins: until the second agreed it opens nothing, by no way in', async () => {
  const made = await server.post('/api/accounts', { name: '新人', account: 'fresh' }, await server.signIn('admin'));
  const { userId, activationCode } = (await made.json()) as { userId: string; activationCode: string };
  const seller = server.core.app.db.row<{ id: string }>("SELECT id FROM roles WHERE template = 'marketing'")!.id;
  const withRights = { name: '全权', account: 'whole', roleIds: [seller] };
  const alone = await Promise.all(
    offices.map(async (office) => {
      const headers = await server.signIn(accountOf[office]);
      const given = await server.post('/api/accounts', { ...withRights, account: `whole-${office}` }, headers);
      return given.status;
    }),
  );
  const activate = { account: 'fresh', activationCode, newPassword: password };
  const login = () => server.post('/api/auth/login', { account: 'fresh', password });
  await server.post('/api/auth/activate', activate);
  const before = (await login()).status;
  expect(() => server.enrolCode(userId)).toThrow('ACCOUNT_NOT_FOUND');

  const released = async (office: Office) => {
    const release = await server.post(
      `/api/users/${userId}/release`,
      { id: userId, roleIds: [seller] },
      await server.signIn(accountOf[office]),
    );
    return release.status;
  };
  const tries = [await released('system'), await released('audit'), await released('security')];
  await server.post('/api/auth/activate', activate);

  expect(alone).toEqual([403, 403, 403]);
  expect(before).toBe(401);
  expect(tries).toEqual([403, 403, 200]);
  expect((await login()).status).toBe(200);
}, 60_000);

test('[8.1.5.1–3] nothing of a customer reaches an officer’s computer, and it does reach a seller’s', async () => {
  const found: Record<string, boolean> = {};
  for (const who of ['seller', ...offices] as const) {
    const account = accountOf[who];
    const host = await startTestDesktop(newDataFolder());
    const code = server.enrolCode(server.core.ports.people.findByAccount(account)!.userId);
    const wish = { address: new URL(server.url).host, code, account, password };
    for await (const _ of await host.client.desktop.join(wish));
    await host.client.sync.now();
    const { db } = host.desktop.work()!.app;
    const tables = db.rows<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    );
    found[who] = tables.some(({ name }) => JSON.stringify(db.rows(`SELECT * FROM "${name}"`)).includes(canary));
    await host.close();
    removeFolder(host.dataFolder);
  }
  expect(found).toEqual({ seller: true, system: false, security: false, audit: false });
}, 120_000);

/** Last: it changes keys, certificates and accounts as far as each officer may. */
test('[8.1.5.1–3] of what only a server answers each officer does their own, no act is two officers’, and none of it shows a customer', async () => {
  const leaks: string[] = [];
  const wrong: string[] = [];
  for (const procedure of tried) {
    const may: Office[] = [];
    for (const office of offices) {
      const text = await answerOf(office, procedure);
      if (text.includes(canary)) leaks.push(`${procedure.name} ${office}`);
      if (!text.includes('NOT_ALLOWED')) may.push(office);
    }
    if (own.test(procedure.name)) continue;
    const expected = ownersOf(procedure.name).join();
    if (may.join() !== expected) wrong.push(`${procedure.name}: ${may.join()} instead of ${expected}`);
  }

  expect(leaks).toEqual([]);
  expect(wrong).toEqual([]);
  expect(tried.length).toBeGreaterThan(60);
}, 240_000);
