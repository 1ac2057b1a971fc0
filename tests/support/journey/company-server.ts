import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Agent, fetch } from 'undici';
import { type OutpostProcess, runOutpost, startOutpost } from './outpost-process.ts';
import { freePort } from './recording-line.ts';

export const password = 'Correct-horse-7';

/** A company's server by its commands alone: it can be stopped, killed, lost, and asked by REST as a script does. */
export interface CompanyServer {
  readonly port: number;
  readonly data: string;
  readonly backupFolder: string;
  readonly recoveryKey: string;
  /** The running process, and everything that all of them wrote. */
  readonly process: () => OutpostProcess;
  readonly output: () => string;
  start(): Promise<void>;
  stop(): Promise<{ code: number | null; ms: number }>;
  kill(): Promise<void>;
  /** `outpost server …`, which must succeed; its answer. */
  command(...words: string[]): Promise<Record<string, unknown>>;
  rest<Answer>(method: string, where: string, body?: unknown): Promise<Answer>;
  customerTotal(): Promise<number>;
  /** A branch with one person in it, who has chosen a password. */
  addPerson(person: { account: string; name: string; branchId: string; roleIds: string[] }): Promise<string>;
  /** The disk is gone; then the newest backup and the recovery key bring the server back to the same address. */
  loseAndRestore(): Promise<void>;
  end(): Promise<void>;
}

export async function foundCompany(root: string, env: Readonly<Record<string, string>> = {}): Promise<CompanyServer> {
  const data = path.join(root, 'server');
  const backupFolder = path.join(root, 'server-backups');
  const port = await freePort();
  const passwordFile = path.join(root, 'admin-password');
  const keyFile = path.join(root, 'recovery-key');
  writeFileSync(passwordFile, password);
  const settings = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--no-metrics',
    '--backup-folder',
    backupFolder,
    '--second-factor',
    'nobody',
  ];
  const outputs: string[] = [];

  const command: CompanyServer['command'] = async (...words) => {
    const done = await runOutpost(['server', ...words, '--data', data, '--json'], env);
    outputs.push(done.stderr);
    if (done.code !== 0) throw new Error(`outpost server ${words.join(' ')}: ${done.stdout}${done.stderr}`);
    return JSON.parse(done.stdout.trim().split('\n').at(-1)!);
  };
  const company = ['--company', '前哨贸易', '--account', 'admin', '--name', '管理员'];
  await command('init', ...company, '--admin-password-file', passwordFile, '--recovery-key-file', keyFile, ...settings);
  const recoveryKey = readFileSync(keyFile, 'utf8').trim();
  rmSync(keyFile);
  rmSync(passwordFile);

  const agent = new Agent({ connect: { rejectUnauthorized: false }, keepAliveTimeout: 1_000 });
  let running: OutpostProcess | undefined;
  let token: string | undefined;
  const rest: CompanyServer['rest'] = async <Answer>(method: string, where: string, body?: unknown) => {
    const response = await fetch(`https://127.0.0.1:${port}/api${where}`, {
      method,
      dispatcher: agent,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${JSON.stringify(answer)}`);
    return answer as Answer;
  };
  const signIn = async () => {
    token = undefined;
    token = (await rest<{ token: string }>('POST', '/auth/login', { account: 'admin', password })).token;
  };
  const server: CompanyServer = {
    port,
    data,
    backupFolder,
    recoveryKey,
    process: () => running!,
    output: () => outputs.join('\n') + (running?.output() ?? ''),
    start: async () => {
      running = await startOutpost(['server', 'start', '--data', data, '--json', ...settings], env);
      await signIn();
    },
    stop: async () => {
      outputs.push(running!.output());
      return await running!.stop();
    },
    kill: async () => {
      outputs.push(running!.output());
      await running!.kill();
    },
    command,
    rest,
    customerTotal: async () => (await rest<{ total: number }>('GET', '/customers?limit=1')).total,
    addPerson: async (person) => {
      const made = await rest<{ userId: string; activationCode: string }>('POST', '/accounts', person);
      const { activationCode } = made;
      await rest('POST', '/auth/activate', { account: person.account, activationCode, newPassword: password });
      return made.userId;
    },
    loseAndRestore: async () => {
      rmSync(data, { recursive: true, force: true });
      const restored = await runOutpost(['server', 'restore', backupFolder, '--data', data, '--json'], {
        ...env,
        OUTPOST_RECOVERY_KEY: recoveryKey,
      });
      if (restored.code !== 0) throw new Error(restored.stdout + restored.stderr);
      outputs.push(restored.stdout, restored.stderr);
    },
    end: async () => {
      if (running?.child.exitCode === null && running.child.signalCode === null) await running.kill();
      await agent.destroy();
    },
  };
  await server.start();
  return server;
}
