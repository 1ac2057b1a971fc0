import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConsole } from '#server/host/console.ts';
import { initServer } from '#server/host/init-server.ts';
import { loadServerConfig, type ServerConfig } from '#server/host/server-config.ts';
import { openServerCore, type ServerCore } from '#server/host/server-core.ts';
import { recoverOfficer } from '#server/officers/recover-officer.ts';
import { checkShares, makeShares } from '#server/officers/recovery-shares.ts';
import { findActor } from '#shared/app/find-actor.ts';
import type { Office } from '#shared/kernel/rights/offices.ts';

let data: string;
let config: ServerConfig;
let core: ServerCore;
let shares: Readonly<Record<Office, string>>;
let recoveryKey: string;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'outpost-officers-'));
  config = loadServerConfig(data, { logLevel: 'silent' }, {});
  const made = await initServer(config, {
    ...{ company: '前哨', branch: '总部', account: 'sys', name: '系统员', password: 'Correct-horse-7' },
    officers: { security: { account: 'sec', name: '安全员' }, audit: { account: 'aud', name: '审计员' } },
  });
  shares = made.officers!.shares;
  recoveryKey = made.recoveryKey;
  expect(made.officers!.activations.map(({ account }) => account)).toEqual(['sec', 'aud']);
  core = openServerCore(config);
});
afterEach(() => {
  core.close();
  rmSync(data, { recursive: true, force: true });
});

const idOf = (account: string) => core.ports.people.findByAccount(account)!.userId;

describe('a company of level 3 from its first day [8.1.5.1–3]', () => {
  test('three people, three offices, nobody with everything', () => {
    expect(findActor(core.app.db, idOf('sys'))!.actions.has('backup.manage')).toBe(true);
    expect(findActor(core.app.db, idOf('sec'))!.actions.has('role.edit')).toBe(true);
    expect(findActor(core.app.db, idOf('aud'))!.actions.has('audit.view')).toBe(true);
    for (const account of ['sys', 'sec', 'aud']) {
      const actions = [...findActor(core.app.db, idOf(account))!.actions];
      expect(actions.filter((action) => action === '*' || action.startsWith('customer.'))).toEqual([]);
    }
  });
});

describe('the way back to a lost office [8.1.5.1–3]', () => {
  const newPerson = () => {
    const sys = findActor(core.app.db, idOf('sys'))!;
    const made = core.app.ledger.execute('users.create', { name: '新人', account: 'new' }, sys);
    expect(made).toMatchObject({ ok: true });
  };

  test('two of three shares name the new person; the old holder loses it; everybody is told', async () => {
    newPerson();
    const recovered = await recoverOfficer(core, {
      ...{ office: 'audit', account: 'new' },
      shares: [shares.system, shares.security],
    });

    expect(recovered).toMatchObject({ ok: true });
    expect(findActor(core.app.db, idOf('new'))!.actions.has('audit.view')).toBe(true);
    expect(findActor(core.app.db, idOf('aud'))!.actions.size).toBe(0);
    const told = core.app.db.rows(
      "SELECT owner_id FROM alerts WHERE rule = 'officerRecovered' AND severity = 'critical'",
    );
    expect(told.length).toBeGreaterThan(0);
    const noted = core.app.db.rows("SELECT 1 FROM audit_records WHERE kind = 'officers.recovered'");
    expect(noted).toHaveLength(1);
    expect(await checkShares(core.ports.db, [shares.system, shares.security])).toMatchObject({
      error: { rule: 'older' },
    });
  });

  test('one share is not enough, nor the same one twice', async () => {
    newPerson();
    for (const given of [[shares.system], [shares.system, shares.system]]) {
      const refused = await recoverOfficer(core, { office: 'audit', account: 'new', shares: given });
      expect(refused).toMatchObject({ error: { code: 'SHARES_REFUSED', rule: 'tooFew' } });
    }
    expect(findActor(core.app.db, idOf('new'))).toBeUndefined();
    expect(core.app.db.rows("SELECT 1 FROM audit_records WHERE kind = 'officers.recovered'")).toHaveLength(2);
  });

  test('a slip of the pen, a share of another company and shares of an older set open nothing', async () => {
    const at = shares.audit.length - 3;
    const slip = `${shares.audit.slice(0, at)}${shares.audit[at] === '7' ? '8' : '7'}${shares.audit.slice(at + 1)}`;
    expect(await checkShares(core.ports.db, [shares.system, slip])).toMatchObject({ error: { rule: 'mistyped' } });

    const older = shares;
    const now = core.ports.clock.now();
    const newer = await makeShares(core.ports.db, core.app.ports.random, now);
    expect(await checkShares(core.ports.db, [older.system, older.audit])).toMatchObject({ error: { rule: 'older' } });
    expect(await checkShares(core.ports.db, [older.system, newer.audit])).toMatchObject({ error: { rule: 'older' } });
    expect(await checkShares(core.ports.db, [newer.system, newer.audit])).toMatchObject({ ok: true });
    expect(await checkShares(core.ports.db, [newer.security, newer.audit.toLowerCase()])).toMatchObject({ ok: true });
  });

  test('shares that fit each other but not this company are wrong', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'outpost-officers-'));
    const made = await initServer(loadServerConfig(other, { logLevel: 'silent' }, {}), {
      ...{ company: '别家', branch: '总部', account: 'a1', name: '甲', password: 'Correct-horse-7' },
      officers: { security: { account: 'b2', name: '乙' }, audit: { account: 'c3', name: '丙' } },
    });
    rmSync(other, { recursive: true, force: true });
    const foreign = made.officers!.shares;
    const checked = await checkShares(core.ports.db, [foreign.system, foreign.audit]);
    expect(checked).toMatchObject({ error: { rule: 'wrong' } });
  });
});

describe('the console of a company with three officers (V2.3.5)', () => {
  test('a restore takes two officers or two shares, and one proof is for one act', async () => {
    core.close();
    const opened = await openConsole(config);
    const { client } = opened;
    const restore = () => client.backups.restore({ id: '01900000-0000-7000-8000-00000000ffff' }).then(consume);
    try {
      await expect(restore()).rejects.toMatchObject({ code: 'OFFICERS_NEEDED' });
      await expect(client.officers.prove({ shares: [shares.audit] })).rejects.toMatchObject({
        code: 'OFFICERS_NEEDED',
      });
      const one = { account: 'sys', password: 'Correct-horse-7' };
      await expect(client.officers.prove({ people: [one, one] })).rejects.toMatchObject({ code: 'OFFICERS_NEEDED' });

      await client.officers.prove({ shares: [shares.audit, shares.system] });
      await expect(restore()).rejects.toMatchObject({ code: 'BACKUP_NOT_FOUND' });
      await expect(restore()).rejects.toMatchObject({ code: 'OFFICERS_NEEDED' });
    } finally {
      await opened.close();
      core = openServerCore(config);
    }
  });
});

describe('what else takes two at the console (V2.3.5)', () => {
  test('a new recovery key, a wipe and the rules of signing in; a lost device is cut off by one', async () => {
    core.close();
    const { client, close } = await openConsole(config);
    const id = '01900000-0000-7000-8000-00000000ffff';
    const acts = {
      recoveryKey: () => client.authority.beginRecoveryKey(),
      wipe: () => client.devices.reportLost({ id, wipe: true }),
      policy: async () => client.signInPolicy.set((await client.signInPolicy.get()).policy),
    };
    try {
      for (const act of Object.values(acts)) await expect(act()).rejects.toMatchObject({ code: 'OFFICERS_NEEDED' });
      await expect(client.devices.reportLost({ id, wipe: false })).rejects.toMatchObject({ code: 'DEVICE_NOT_FOUND' });

      await client.officers.prove({ shares: [shares.audit, shares.system] });
      expect(await acts.recoveryKey()).toMatchObject({ recipient: expect.stringMatching(/^age1/) });
      await expect(acts.recoveryKey()).rejects.toMatchObject({ code: 'OFFICERS_NEEDED' });
      await client.officers.prove({ shares: [shares.audit, shares.system] });
      await expect(acts.wipe()).rejects.toMatchObject({ code: 'DEVICE_NOT_FOUND' });
    } finally {
      await close();
      core = openServerCore(config);
    }
  });

  test('a restore from a file over a company that is there takes two as well, and without them nothing changes', async () => {
    core.close();
    const { client, close } = await openConsole(config);
    await client.backups.run().then(consume);
    await close();
    const from = path.join(data, 'backups');
    const kept = () => readdirSync(data).filter((name) => name.startsWith('kept'));
    const restore = (more: Record<string, string>) =>
      outpost(['server', 'restore', from, '--yes', '--json', '--data', data], {
        OUTPOST_RECOVERY_KEY: recoveryKey,
        OUTPOST_OFFICER_SHARES: shares.system,
        ...more,
      });

    const before = readdirSync(data).toSorted();
    const alone = await restore({});
    const after = readdirSync(data).toSorted();
    const both = await restore({ OUTPOST_OFFICER_SHARES: `${shares.system}\n${shares.audit}` });
    core = openServerCore(config);

    expect(alone).toMatchObject({ status: 1, err: expect.stringContaining('OFFICERS_NEEDED') });
    expect(after).toEqual(before);
    expect(both).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(both.out)).toMatchObject({ company: '前哨', keptFolder: expect.any(String) });
    expect(kept()).not.toEqual([]);
    expect(findActor(core.app.db, idOf('sec'))!.actions.has('role.edit')).toBe(true);
  }, 60_000);
});

function outpost(words: string[], env: Record<string, string>): Promise<{ status: number; out: string; err: string }> {
  const entry = path.resolve(import.meta.dirname, '../../../cli/outpost.ts');
  return new Promise((resolve) => {
    const options = { env: { ...process.env, LANG: 'C', LC_ALL: '', ...env } };
    execFile(process.execPath, [entry, ...words], options, (error, out, err) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, out, err });
    });
  });
}

async function consume(steps: AsyncIterable<unknown>): Promise<void> {
  for await (const _step of steps);
}
