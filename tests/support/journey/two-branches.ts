import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { type BranchDesktop, openBranchDesktop } from './branch-desktop.ts';
import { type CompanyServer, foundCompany } from './company-server.ts';
import { eventually } from './eventually.ts';

/** A company with a server and two branches; the south's person looks at everything, the north's at their branch. */
export interface TwoBranches {
  readonly root: string;
  /** Where the processes put what they need for a moment. */
  readonly temporary: string;
  readonly env: Readonly<Record<string, string>>;
  readonly server: CompanyServer;
  readonly north: BranchDesktop;
  readonly south: BranchDesktop;
  readonly northId: string;
  readonly southId: string;
  readonly everythingRoleId: string;
  readonly branchRoleId: string;
  /** Both exchange now, as far as they have a line. */
  syncBoth(): Promise<void>;
  /** Both exchange until nothing waits anywhere and both are online. */
  settle(): Promise<void>;
  end(): Promise<void>;
}

export const totalOf = async (desktop: BranchDesktop) => (await desktop.client().customers.list({ limit: 1 })).total;
export const status = (desktop: BranchDesktop) => desktop.client().sync.status();

export async function foundTwoBranches(): Promise<TwoBranches> {
  const root = mkdtempSync(path.join(tmpdir(), 'outpost-journey-'));
  const temporary = path.join(root, 'temporary');
  mkdirSync(temporary);
  const env = { TMPDIR: temporary, LANG: 'C' };
  const server = await foundCompany(root, env);
  try {
    return await openBranches(root, temporary, env, server);
  } catch (error) {
    await server.end();
    throw error;
  }
}

async function openBranches(
  root: string,
  temporary: string,
  env: Readonly<Record<string, string>>,
  server: CompanyServer,
): Promise<TwoBranches> {
  const branch = async (code: string, name: string) =>
    (await server.rest<{ id: string }>('POST', '/branches', { code, name, kind: 'company' })).id;
  const role = async (name: string, dataScope: string) => {
    const { actions } = templateContents.manager;
    return (await server.rest<{ id: string }>('POST', '/roles', { name, actions, dataScope })).id;
  };
  const everythingRoleId = await role('大区经理', 'all');
  const branchRoleId = await role('分公司经理', 'branch');
  const northId = await server.addPerson({
    account: 'shen',
    name: '沈北',
    branchId: await branch('N', '沈阳分公司'),
    roleIds: [branchRoleId],
  });
  const southId = await server.addPerson({
    account: 'guang',
    name: '广南',
    branchId: await branch('S', '广州分公司'),
    roleIds: [everythingRoleId],
  });
  const [north, south] = await Promise.all([
    openBranchDesktop(root, 'shen', server, env),
    openBranchDesktop(root, 'guang', server, env),
  ]);
  const syncBoth = async () => {
    await north.client().sync.now();
    await south.client().sync.now();
  };
  return {
    root,
    temporary,
    env,
    server,
    north,
    south,
    northId,
    southId,
    everythingRoleId,
    branchRoleId,
    syncBoth,
    settle: async () => {
      const isQuiet = (both: readonly Awaited<ReturnType<typeof status>>[]) =>
        both.every((one) => one.waiting === 0 && one.state === 'online');
      const both = await eventually(async () => {
        await syncBoth();
        return [await status(north), await status(south)];
      }, isQuiet);
      if (!isQuiet(both)) throw new Error(`the branches do not settle: ${JSON.stringify(both)}`);
      // What one sent in the last round, the other takes in this one.
      await syncBoth();
    },
    end: async () => {
      await Promise.all([north.end(), south.end()]);
      await server.end();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
