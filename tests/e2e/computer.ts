import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Page, test } from '@playwright/test';
import { type OutpostProcess, startOutpost } from '../support/journey/outpost-process.ts';
import { createCustomerOnScreen, foundCompanyOnScreen } from './screen.ts';

interface ComputerWish {
  /** A company of one's own is there before the first test; unless said otherwise. */
  readonly company?: boolean;
  /** So is a customer of this name. */
  readonly customer?: string;
}

export interface Computer {
  readonly folder: string;
  readonly page: Page;
  /** Ends the program as the system does and starts it again; the window shows it. */
  restart(): Promise<void>;
}

/** One computer with its window for the tests of a file, which go on in a row. */
export function oneComputer({ company = true, customer }: ComputerWish = {}): Computer {
  test.describe.configure({ mode: 'serial' });
  let folder: string;
  let desktop: OutpostProcess;
  let page: Page;
  const start = async () => {
    desktop = await startOutpost(['desktop', '--data', path.join(folder, 'data'), '--shell', 'none', '--json']);
    await page.goto(desktop.ready.address as string);
  };
  test.beforeAll(async ({ browser }) => {
    folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await start();
    if (company) await foundCompanyOnScreen(page);
    if (customer !== undefined) await createCustomerOnScreen(page, customer);
  });
  test.afterAll(async () => {
    await page?.close();
    await desktop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    get page() {
      return page;
    },
    restart: async () => {
      await desktop.stop();
      await start();
    },
  };
}
