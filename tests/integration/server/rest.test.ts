import { afterAll, beforeAll, expect, test } from 'vitest';
import type { describeApi } from '#server/http/procedure-routes.ts';
import { contract } from '#shared/app/contract.ts';
import type { ProcedureMeta } from '#shared/kernel/procedure.ts';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';

let server: TestRunningServer;
let headers: { authorization: string };

beforeAll(async () => {
  server = await runServer();
  headers = await server.signIn();
});
afterAll(() => server.close());

async function json<Body>(response: { status: number; json(): Promise<unknown> }, status = 200): Promise<Body> {
  const body = await response.json();
  expect([response.status, body]).toEqual([status, expect.anything()]);
  return body as Body;
}

const send = (method: string, path: string, body: unknown) =>
  server.call(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('a script logs in, lists, searches, reads, creates, edits and assigns customers by REST', async () => {
  const mei = await server.addPerson('mei', { password });
  const names = ['杭州远山科技有限公司', '宁波海天贸易有限公司', '上海明日食品有限公司'];
  const ids: string[] = [];
  for (const name of names) {
    ids.push((await json<{ id: string }>(await send('POST', '/api/customers', { name, kind: 'enterprise' }))).id);
  }

  const listed = await json<{ rows: { name: string }[]; total: number }>(
    await server.call('/api/customers?limit=2&offset=0', { headers }),
  );
  const searched = await json<{ rows: { name: string }[] }>(
    await server.call(`/api/customers?text=${encodeURIComponent('海天')}`, { headers }),
  );
  const read = await json<{ name: string; phone: string | null }>(
    await server.call(`/api/customers/${ids[0]}`, { headers }),
  );
  await json(
    await send('PATCH', `/api/customers/${ids[0]}`, { changes: { phone: { from: null, to: '0571-88888888' } } }),
  );
  await json(await send('POST', '/api/customers/assign', { ids: [ids[0]], ownerId: mei }));
  const after = await json<{ phone: string; ownerName: string }>(
    await server.call(`/api/customers/${ids[0]}`, { headers }),
  );

  expect({ rows: listed.rows.length, total: listed.total }).toEqual({ rows: 2, total: 3 });
  expect(searched.rows.map((row) => row.name)).toEqual(['宁波海天贸易有限公司']);
  expect(read.name).toBe(names[0]);
  expect(after).toMatchObject({ phone: '0571-88888888', ownerName: 'mei' });
});

test('a script searches everything by pinyin and asks for duplicates before it writes', async () => {
  await json(await send('POST', '/api/customers', { name: '重庆长安机械有限公司', kind: 'enterprise' }));

  const found = await json<{ title: string; rule: string }[]>(
    await server.call('/api/search?text=cqcajx&limit=3&kinds[0]=customer', { headers }),
  );
  const suggested = await json<{ name: string }[]>(
    await server.call('/api/customers/suggest?text=chongqing', { headers }),
  );
  const duplicates = await json<{ rule: string; score: number }[]>(
    await send('POST', '/api/customers/duplicates', { name: '长安机械（重庆）有限公司' }),
  );

  expect(found).toMatchObject([{ title: '重庆长安机械有限公司', rule: 'initialsPrefix' }]);
  expect(suggested.map((each) => each.name)).toEqual(['重庆长安机械有限公司']);
  expect(duplicates).toMatchObject([{ rule: 'core', score: 80 }]);
});

test('[V8] a person without the right is refused by name, and sees only their own scope', async () => {
  const lin = await server.addPerson('lin', { password, roleIds: [] });
  const own = await server.signIn('lin');

  const created = await server.post('/api/customers', { name: '不该有的客户', kind: 'enterprise' }, own);
  const accounts = await server.call('/api/accounts', { headers: own });
  const listed = await json<{ total: number }>(await server.call('/api/customers', { headers: own }));

  expect([created.status, accounts.status, listed.total]).toEqual([403, 403, 0]);
  expect(((await created.json()) as { code: string }).code).toBe('NOT_ALLOWED');
  expect(lin).toBeTypeOf('string');
});

test('[V7] no token, a made-up token and an ended session are answered alike', async () => {
  const ended = await server.signIn();
  await server.post('/api/auth/logout', {}, ended);

  const answers = await Promise.all(
    [{}, { authorization: `Bearer op_${'x'.repeat(43)}` }, ended].map(async (own) => {
      const response = await server.call('/api/customers', { headers: own as Record<string, string> });
      return [response.status, ((await response.json()) as { code: string }).code];
    }),
  );

  expect(answers).toEqual(Array(3).fill([401, 'UNAUTHORIZED']));
});

test('[V15.3] an unknown field of a strict input, a wrong type and broken JSON are refused without a trace of the inside', async () => {
  const wrongType = await send('POST', '/api/customers', { name: 7 });
  const broken = await server.call('/api/customers', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"name":',
  });
  const polluted = await server.call('/api/customers', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"name":"x","kind":"enterprise","__proto__":{"admin":true}}',
  });

  expect([wrongType.status, broken.status, polluted.status]).toEqual([400, 400, 400]);
  const texts = await Promise.all([wrongType, broken, polluted].map((response) => response.text()));
  expect(texts.join('\n')).not.toMatch(/node_modules|\.ts:|at \w+ \(/);
});

test('the description of the REST interface holds every procedure of the server with a path', async () => {
  const response = await server.call('/api/openapi.json');
  const document = (await response.json()) as Awaited<ReturnType<typeof describeApi>>;

  const described = new Set(
    Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    ),
  );
  const expected = routesOf(contract);
  expect(document.openapi).toMatch(/^3\.1/);
  expect(expected.length).toBeGreaterThan(60);
  expect(expected.filter((route) => !described.has(route))).toEqual([]);
  expect([...described].filter((route) => route.includes('/desktop'))).toEqual([]);
});

test('the description is sound: every reference leads somewhere, every operation has a name of its own and answers', async () => {
  const document = (await (await server.call('/api/openapi.json')).json()) as object;
  const text = JSON.stringify(document);

  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!);
  const lost = references.filter((reference) => {
    let node: unknown = document;
    for (const part of reference.split('/')) node = (node as Record<string, unknown> | undefined)?.[part];
    return node === undefined;
  });
  const paths = Object.values((document as { paths: Record<string, Record<string, Operation>> }).paths);
  const operations = paths.flatMap((methods) => Object.values(methods));
  const names = operations.map((operation) => operation.operationId);

  expect(lost).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(operations.filter((operation) => operation.responses['200'] === undefined)).toEqual([]);
});

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, unknown>;
}

test('every procedure of the server that the contract promises is answered', async () => {
  const missing: string[] = [];
  for (const route of routesOf(contract)) {
    const [method, path] = route.split(' ') as [string, string];
    if (path === '/events') continue;
    const response = await server.call(`/api${path.replace(/\{\w+\}/g, '0190a000-0000-7000-8000-000000000000')}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: '{}' }),
    });
    if (response.status === 404) missing.push(route);
    await response.text();
  }
  expect(missing).toEqual([]);
});

interface Routed {
  '~orpc': { meta: ProcedureMeta; route: { method?: string; path?: string } };
}

function routesOf(router: object): string[] {
  return Object.values(router).flatMap((node: Routed | object) => {
    if (!('~orpc' in node)) return routesOf(node);
    const { meta, route } = node['~orpc'];
    return meta.hosts.includes('server') && route.path ? [`${route.method ?? 'POST'} ${route.path}`] : [];
  });
}
