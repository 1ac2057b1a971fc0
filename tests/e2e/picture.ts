import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

const folder = process.env.OUTPOST_PICTURES;

/** A picture for people to look at, where OUTPOST_PICTURES names a folder; in each of the widths, when some are named. */
export async function takePicture(at: Page, name: string, widths: readonly number[] = []): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const file = (mark: string) => path.join(folder, `${name.replaceAll(/[/:]+/g, '-').replace(/^-/, '')}${mark}.png`);
  await at.waitForTimeout(300);
  if (widths.length === 0) return void (await at.screenshot({ path: file('') }));
  for (const width of widths) {
    await at.setViewportSize({ width, height: width < 768 ? 844 : 900 });
    await at.waitForTimeout(400);
    await at.screenshot({ path: file(`-${width}`) });
  }
  await at.setViewportSize({ width: 1440, height: 900 });
}
