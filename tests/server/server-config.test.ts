import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  configFileName,
  loadServerConfig,
  type ServerConfigInput,
  saveServerConfig,
} from '#server/host/server-config.ts';
import { isFault } from '#shared/kernel/fault.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(file?: unknown): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'outpost-config-'));
  folders.push(folder);
  if (file !== undefined) {
    writeFileSync(path.join(folder, configFileName), typeof file === 'string' ? file : JSON.stringify(file));
  }
  return folder;
}

function refusal(data: string, flags: ServerConfigInput = {}, environment: Record<string, string> = {}) {
  try {
    loadServerConfig(data, flags, environment);
    return 'accepted';
  } catch (error) {
    if (!isFault(error)) throw error;
    return [error.code, error.details.field, error.details.source];
  }
}

test('flags win over the environment, which wins over the file, which wins over the defaults', () => {
  const data = folderWith({ port: 1000, host: '10.0.0.1', enrolCodeMinutes: 30, names: ['crm.example.com'] });

  const config = loadServerConfig(data, { port: '3000' }, { OUTPOST_SERVER_PORT: '2000', OUTPOST_SERVER_HOST: '::1' });

  expect(config).toMatchObject({
    data,
    port: 3000,
    host: '::1',
    enrolCodeMinutes: 30,
    names: ['crm.example.com'],
    passwordPolicy: 'djbh3',
  });
});

test('each wrong setting is named with the place it comes from', () => {
  expect(refusal(folderWith(), { port: 'abc' })).toEqual(['CONFIG_INVALID', 'port', 'flag']);
  expect(refusal(folderWith(), {}, { OUTPOST_SERVER_METRICS_PORT: '70000' })).toEqual([
    'CONFIG_INVALID',
    'metricsPort',
    'environment',
  ]);
  expect(refusal(folderWith({ enrolCodeMinutes: 100_000 }))).toEqual([
    'CONFIG_INVALID',
    'enrolCodeMinutes',
    configFileName,
  ]);
  expect(refusal(folderWith({ prot: 8443 }))).toEqual(['CONFIG_INVALID', 'prot', configFileName]);
  expect(refusal(folderWith('{ not json'))).toMatchObject(['CONFIG_INVALID', configFileName, expect.any(String)]);
  expect(refusal(folderWith('[]'))).toMatchObject(['CONFIG_INVALID', configFileName, expect.any(String)]);
  expect(refusal(folderWith(), { names: 'crm.example.com,bad name' })).toEqual(['CONFIG_INVALID', 'names', 'flag']);
});

test('settings that only make sense together are checked together', () => {
  const data = folderWith();

  expect(refusal(data, { certificateFile: data })).toEqual(['CONFIG_INVALID', 'certificateKeyFile', 'settings']);
  expect(refusal(data, { clientFolder: `${data}/missing` })).toEqual(['CONFIG_INVALID', 'clientFolder', 'settings']);
  expect(refusal(data, { webIdleMinutes: 500, sessionMinutes: 60 })).toEqual([
    'CONFIG_INVALID',
    'webIdleMinutes',
    'settings',
  ]);
  expect(refusal(data, { backupFolder: data, secondBackupFolder: `${data}/.` })).toEqual([
    'CONFIG_INVALID',
    'secondBackupFolder',
    'settings',
  ]);
});

test('settings said once are kept in the data folder with absolute paths', () => {
  const data = folderWith();

  saveServerConfig(data, { port: '9001', backupFolder: 'copies', names: undefined });

  expect(loadServerConfig(data, {}, {})).toMatchObject({ port: 9001, backupFolder: path.resolve('copies') });
});
