import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  findProfile,
  listProfiles,
  type ProfileCard,
  profileFolder,
  setAsideUnfinished,
  writeProfileCard,
} from '#main/core/profiles.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'outpost-profiles-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function card(account: string, lastOpenedAt: number | null = null): ProfileCard {
  return {
    format: 'outpost-profile-1',
    account,
    userId: '0190a000-0000-7000-8000-00000000000a',
    name: account,
    company: '北方机电',
    server: null,
    demo: false,
    createdAt: 1,
    lastOpenedAt,
  };
}

test('whoever worked last is offered first', () => {
  for (const [account, at] of [
    ['mei', 10],
    ['lin', 30],
    ['wang', null],
  ] as const) {
    writeProfileCard(profileFolder(data, account), card(account, at));
  }

  expect(listProfiles(data).map((profile) => profile.card.account)).toEqual(['lin', 'mei', 'wang']);
});

test('an account is found without case, and names that Windows keeps for itself get a folder too', () => {
  writeProfileCard(profileFolder(data, 'con'), card('con'));

  expect(findProfile(data, 'CON')?.card.account).toBe('con');
  expect(path.basename(profileFolder(data, 'con'))).toBe('_con');
});

test('a card that cannot be read is left alone and shown to nobody', () => {
  const folder = profileFolder(data, 'mei');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'profile.json'), '{"format":"outpost-profile-1"');

  expect(listProfiles(data)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['profile.json']);
});

test('what an interrupted beginning left behind is set aside and not deleted', () => {
  const folder = profileFolder(data, 'mei');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'outpost.db'), 'bytes');

  setAsideUnfinished(folder, 42);

  expect(readdirSync(path.dirname(folder))).toEqual(['mei.unfinished-42']);
});
