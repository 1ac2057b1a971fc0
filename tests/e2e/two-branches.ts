import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { type CompanyServer, foundCompany, password } from '../support/journey/company-server.ts';
import { type OutpostProcess, startOutpost } from '../support/journey/outpost-process.ts';
import { openRecordingLine, type RecordingLine } from '../support/journey/recording-line.ts';
import { joinOnScreen } from './screen.ts';

export interface ScreenBranch {
  readonly account: string;
  readonly name: string;
  readonly process: OutpostProcess;
  readonly line: RecordingLine;
  readonly page: Page;
}

/** A company of two branches: its server, and one desktop each behind a line that can be cut. */
export interface ScreenBranches {
  readonly server: CompanyServer;
  readonly branches: readonly ScreenBranch[];
  readonly north: ScreenBranch;
  readonly south: ScreenBranch;
  /** Both desktops join by the first-run page. */
  join(): Promise<void>;
  end(): Promise<void>;
}

export async function openTwoBranches(browser: Browser): Promise<ScreenBranches> {
  const root = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  const server = await foundCompany(root);
  const branches: ScreenBranch[] = [];
  const { rows } = await server.rest<{ rows: { id: string; template: string | null }[] }>('GET', '/roles');
  const roleIds = rows.filter((role) => role.template === 'administrator').map((role) => role.id);
  for (const [account, name, code] of [
    ['shen', '沈北', 'N'],
    ['guang', '广南', 'S'],
  ] as const) {
    const branch = await server.rest<{ id: string }>('POST', '/branches', { code, name: `${name}分公司` });
    await server.addPerson({ account, name, branchId: branch.id, roleIds });
    const words = ['desktop', '--data', path.join(root, account), '--shell', 'none', '--json'];
    const process = await startOutpost(words);
    const page = await browser.newPage();
    await page.goto(process.ready.address as string);
    branches.push({ account, name, process, line: await openRecordingLine(server.port), page });
  }
  return {
    server,
    branches,
    north: branches[0]!,
    south: branches[1]!,
    join: async () => {
      for (const { page, account, line } of branches) {
        const { code } = (await server.command('enrol-code', 'create', '--account', account)) as { code: string };
        await joinOnScreen(page, { address: `127.0.0.1:${line.port}`, code, account, password });
      }
    },
    end: async () => {
      for (const { page, process, line } of branches) {
        await page.close();
        await process.stop();
        await line.close();
      }
      await server.end();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
