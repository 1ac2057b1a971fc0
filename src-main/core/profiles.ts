import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { removeTries } from '#shared/keyring/lock-out.ts';
import { writeAtomic } from '#shared/node/write-atomic.ts';

/** What the unlock page may show of a person before anything is decrypted. */
export const profileCard = z.object({
  format: z.literal('outpost-profile-1'),
  account: z.string(),
  userId: z.uuid(),
  name: z.string(),
  company: z.string(),
  /** The company's server, where the profile belongs to one. */
  server: z.object({ address: z.string(), deviceId: z.string() }).nullable(),
  demo: z.boolean(),
  createdAt: z.number(),
  lastOpenedAt: z.number().nullable(),
});
export type ProfileCard = z.infer<typeof profileCard>;

export interface Profile {
  readonly folder: string;
  readonly card: ProfileCard;
}

function peopleFolder(dataFolder: string): string {
  return path.join(dataFolder, 'people');
}

/** One folder per person. Accounts are plain words; the names that Windows keeps for itself get a sign in front. */
export function profileFolder(dataFolder: string, account: string): string {
  const plain = account.toLowerCase();
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(plain);
  return path.join(peopleFolder(dataFolder), reserved ? `_${plain}` : plain);
}

/** Everybody with a profile on this computer, who worked last first. A folder without a readable card is left alone. */
export function listProfiles(dataFolder: string): Profile[] {
  const people = peopleFolder(dataFolder);
  if (!existsSync(people)) return [];
  return readdirSync(people)
    .flatMap((name) => readProfile(path.join(people, name)) ?? [])
    .sort((left, right) => (right.card.lastOpenedAt ?? 0) - (left.card.lastOpenedAt ?? 0));
}

export function findProfile(dataFolder: string, account: string): Profile | undefined {
  return readProfile(profileFolder(dataFolder, account));
}

function readProfile(folder: string): Profile | undefined {
  const file = path.join(folder, 'profile.json');
  if (!existsSync(file)) return undefined;
  try {
    return { folder, card: profileCard.parse(JSON.parse(readFileSync(file, 'utf8'))) };
  } catch {
    return undefined;
  }
}

export function writeProfileCard(folder: string, card: ProfileCard): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeAtomic(path.join(folder, 'profile.json'), `${JSON.stringify(card, null, 2)}\n`);
}

/** Deletes a person's data from this computer: the key first, so that what a crash leaves behind cannot be read. */
export function removeProfile(folder: string): void {
  rmSync(path.join(folder, 'keyring.json'), { force: true });
  rmSync(folder, { recursive: true, force: true });
  removeTries(folder);
}

/** What an interrupted beginning left in the way is kept beside, never deleted: it could be somebody's data. */
export function setAsideUnfinished(folder: string, now: number): void {
  if (existsSync(folder)) renameSync(folder, `${folder}.unfinished-${now}`);
}
