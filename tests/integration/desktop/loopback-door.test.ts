import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DesktopHost, removeFolder, startTestDesktop } from './desktop-host.ts';

let host: DesktopHost;
beforeAll(async () => {
  host = await startTestDesktop();
});
afterAll(async () => {
  await host.close();
  removeFolder(host.dataFolder);
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port: host.port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });
}

async function cookie(): Promise<string> {
  const { pathname, search } = new URL(host.issueAddress());
  const opened = await ask(`${pathname}${search}`);
  return String(opened.headers['set-cookie']?.[0]).split(';')[0]!;
}

const call = (headers: Record<string, string>) =>
  ask('/rpc/desktop/state', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"json":{}}',
  });

describe('the loopback window', () => {
  test('an address opens once: its token is exchanged for a cookie that no script and no other site can use', async () => {
    const { pathname, search } = new URL(host.issueAddress());

    const first = await ask(`${pathname}${search}`);
    const second = await ask(`${pathname}${search}`);

    expect(first.status).toBe(303);
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict; Path=\//);
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  test('the address may lead on inside the program, and nowhere else', async () => {
    const lead = async (to: string): Promise<unknown> => {
      const { pathname, search } = new URL(host.issueAddress());
      return (await ask(`${pathname}${search}&to=${encodeURIComponent(to)}`)).headers.location;
    };

    expect(await lead('/customers/1')).toBe('/customers/1');
    expect(await lead('//evil.example')).toBe('/');
    expect(await lead('/\\evil.example')).toBe('/');
    expect(await lead('https://evil.example')).toBe('/');
  });

  test('a page of ours may call', async () => {
    const answer = await call({ cookie: await cookie(), origin: `http://127.0.0.1:${host.port}` });

    expect(answer.status).toBe(200);
    expect(answer.body).toContain('firstRun');
  });

  test('nobody else may: no cookie, another origin, another site, a guessed token, another name for this address', async () => {
    const good = { cookie: await cookie(), origin: `http://127.0.0.1:${host.port}` };
    const answers = [
      await call({ origin: good.origin }),
      await call({ cookie: good.cookie }),
      await call({ ...good, origin: 'http://evil.example' }),
      await call({ ...good, origin: 'null' }),
      await call({ ...good, origin: `http://127.0.0.1:${host.port + 1}` }),
      await call({ ...good, 'sec-fetch-site': 'same-site' }),
      await call({ cookie: 'outpost_session=guess', origin: good.origin }),
      await call({ authorization: 'Bearer guess' }),
      await call({ ...good, host: `rebound.example:${host.port}` }),
    ];

    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403, 403, 403, 403, 403, 403, 421]);
    for (const { body } of answers) expect(body).not.toContain('firstRun');
  });

  test('procedures are called by POST only, and no other site is ever invited', async () => {
    const good = { cookie: await cookie(), origin: `http://127.0.0.1:${host.port}` };

    const get = await ask('/rpc/desktop/state', { headers: good });
    const preflight = await ask('/rpc/desktop/state', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example' },
    });

    expect(get.status).toBe(405);
    expect(preflight.status).toBe(405);
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('the control of the command line is not for pages', async () => {
    const good = { cookie: await cookie(), origin: `http://127.0.0.1:${host.port}` };

    expect((await ask('/control/stop', { method: 'POST', headers: good })).status).toBe(403);
    expect((await ask('/control/address', { method: 'POST', headers: good })).status).toBe(403);
  });

  test('[S-EL-3] every answer forbids foreign scripts, frames and connections', async () => {
    const answers = [await ask('/'), await ask('/nothing.js'), await call({})];

    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('without the cookie there is no page, and the answer says what to do', async () => {
    const answer = await ask('/customers');

    expect(answer.status).toBe(403);
    expect(answer.body).toContain('outpost desktop address');
  });
});
