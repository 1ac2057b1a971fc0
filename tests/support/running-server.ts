import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agent, fetch, type RequestInit, type Response } from 'undici';
import { addCredential } from '#server/accounts/credentials.repository.ts';
import { hashPassword } from '#server/accounts/password-hash.ts';
import { fingerprintOf } from '#server/authority/x509.ts';
import { createEnrolCode } from '#server/enrolment/enrol-codes.ts';
import { initServer } from '#server/host/init-server.ts';
import { loadServerConfig, type ServerConfigInput } from '#server/host/server-config.ts';
import { type RunningServer, startServer } from '#server/start-server.ts';
import { users } from '#shared/features/people/people.tables.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';

export const password = 'Correct-horse-7';
/** Most tests are not about the second step. */
const quick = { secondFactor: 'nobody' };
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

export interface TestRunningServer extends RunningServer {
  readonly data: string;
  readonly adminId: string;
  readonly recoveryKey: string;
  /** The fake clock's shift against the machine's, ms. */
  shift: number;
  /** A browser or script: TLS against the company's CA, no client certificate. */
  call(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  signIn(account?: string): Promise<{ authorization: string }>;
  /** A person with a role of their own; without a password, one who has not chosen it yet. */
  addPerson(account: string, options?: { password?: string; roleIds?: string[] }): Promise<string>;
  /** A person as an administrator makes one, known on every device, with a role of this template. */
  hire(account: string, template: string): Promise<string>;
  enrolCode(userId: string, minutes?: number): string;
  /** Begins again on the data that `stop` left. */
  start(port: number): Promise<RunningServer>;
  /** Ends the server and leaves its data. */
  stop(): Promise<void>;
}

/** The real server in a temporary folder on a free port, with its first administrator `admin`. */
export async function runServer(flags: ServerConfigInput = {}): Promise<TestRunningServer> {
  const data = mkdtempSync(path.join(tmpdir(), 'outpost-server-'));
  const input = {
    host: '127.0.0.1',
    port: 0,
    metricsPort: 0,
    signInsPerMinute: 10_000,
    logLevel: 'silent',
    ...quick,
    ...flags,
  };
  const config = loadServerConfig(data, input, {});
  const shared = { shift: 0 };
  const options = { clock: { now: () => Date.now() + shared.shift }, log: quiet };
  const made = await initServer(
    config,
    { company: '前哨测试', branch: '总部', account: 'admin', name: '管理员', password },
    options,
  );
  const running = await startServer(config, options);
  const { core } = running;
  const agent = new Agent({ connect: { ca: [core.authority.certPem] } });
  const call: TestRunningServer['call'] = (where, init = {}) =>
    fetch(new URL(where, running.url), { dispatcher: agent, ...init });
  const post: TestRunningServer['post'] = (where, body, headers = {}) =>
    call(where, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return Object.assign(shared, {
    ...running,
    data,
    adminId: made.userId,
    recoveryKey: made.recoveryKey,
    call,
    post,
    signIn: async (account = 'admin') => {
      const response = await post('/api/auth/login', { account, password });
      const { token } = (await response.json()) as { token: string };
      return { authorization: `Bearer ${token}` };
    },
    addPerson: async (account: string, person: { password?: string; roleIds?: string[] } = {}) => {
      const id = core.ports.ids.next();
      const now = core.ports.clock.now();
      const role = core.app.db.row<{ id: string }>("SELECT id FROM roles WHERE template = 'marketing'");
      const home = core.app.db.row<{ branchId: string; deptId: string }>(
        'SELECT branch_id AS "branchId", dept_id AS "deptId" FROM users WHERE id = ?',
        made.userId,
      );
      const roleIds = person.roleIds ?? [role!.id];
      const row = { id, account, name: account, status: 'active', roleIds, createdAt: now, updatedAt: now, ...home };
      const codec = codecOf(users);
      core.app.sqlite.prepare(codec.insertSql).run(...codec.values({ revision: 0, ...row }));
      const passwordHash = person.password === undefined ? null : await hashPassword(person.password);
      addCredential(core.ports.db, { userId: id, createdAt: now, passwordHash });
      return id;
    },
    hire: async (account: string, template: string) => {
      const role = core.app.db.row<{ id: string }>('SELECT id FROM roles WHERE template = ?', template)!.id;
      const branchId = core.app.db.row<{ id: string }>('SELECT id FROM branches')!.id;
      const signedIn = await post('/api/auth/login', { account: 'admin', password });
      const { token } = (await signedIn.json()) as { token: string };
      const wanted = { name: account, account, branchId, roleIds: [role] };
      const made = await post('/api/accounts', wanted, { authorization: `Bearer ${token}` });
      const { userId, activationCode } = (await made.json()) as { userId: string; activationCode: string };
      await post('/api/auth/activate', { account, activationCode, newPassword: password });
      return userId;
    },
    enrolCode: (userId: string, minutes?: number) => {
      const fingerprint = fingerprintOf(core.authority.certPem);
      const created = createEnrolCode(core.ports, fingerprint, made.userId, { userId, minutes });
      if (!created.ok) throw new Error(created.error.code);
      return created.value.code;
    },
    start: (port: number) => startServer({ ...config, port }, options),
    stop: async () => {
      await running.close();
      await agent.destroy();
    },
    close: async () => {
      await agent.destroy();
      await running.close();
      rmSync(data, { recursive: true, force: true });
    },
  });
}
