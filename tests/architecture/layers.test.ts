import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findSins } from './find-sins.ts';
import type { SourceFile } from './read-imports.ts';

const folders = ['src-shared', 'src-main', 'sync-server', 'src-renderer', 'cli'];

function readSources(): SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`))
    .filter((path) => !path.endsWith('.d.ts'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), code: readFileSync(path, 'utf8') }));
}

describe('the house', () => {
  const sources = readSources();

  test('is read at all: its rooms, hosts and screen are found', () => {
    expect(sources.length).toBeGreaterThan(40);
  });

  test('has its walls: nobody takes from a floor or room that is not open to them', () => {
    expect(findSins(sources)).toEqual([]);
  });
});

describe('canaries: each known sin is seen', () => {
  const clean = 'export const a = 1;';
  const sins: readonly (readonly [string, string, string])[] = [
    ['a model that knows SQL', 'src-shared/features/leads/lead.model.ts', "import { sql } from 'drizzle-orm';"],
    [
      'a contract that knows a table',
      'src-shared/features/leads/leads.contract.ts',
      "import { leads } from './leads.tables.ts';",
    ],
    [
      'a use case that asks the clock of a host',
      'src-shared/features/leads/assign-lead.ts',
      "import { systemClock } from '../../node/system-clock.ts';",
    ],
    [
      'a room that uses the policy of another',
      'src-shared/features/leads/assign-lead.ts',
      "import { permit } from '../customers/customers.policy.ts';",
    ],
    [
      'a repository that decides',
      'src-shared/features/leads/leads.repository.ts',
      "import { permit } from './leads.policy.ts';",
    ],
    [
      'a core that knows Node',
      'src-shared/features/leads/leads.repository.ts',
      "import { readFileSync } from 'node:fs';",
    ],
    [
      'sync that imports the product',
      'src-shared/sync/push.ts',
      "import { assignLead } from '../features/leads/assign-lead.ts';",
    ],
    [
      'a host that reaches into a room',
      'src-main/core/start.ts',
      "import { find } from '#shared/features/leads/leads.repository.ts';",
    ],
    ['a server that knows the desktop', 'sync-server/start.ts', "import { lock } from '#main/core/lock.ts';"],
    ['Electron outside its shell', 'src-main/core/start.ts', "import { app } from 'electron';"],
    [
      'an Electron shell that holds business',
      'src-main/electron/main.ts',
      "import { createApp } from '#shared/app/create-app.ts';",
    ],
    [
      'a screen that reads tables',
      'src-renderer/features/leads/list.tsx',
      "import { leads } from '#shared/features/leads/leads.tables.ts';",
    ],
    ['a screen that knows Node', 'src-renderer/app/start.ts', "import fs from 'node:fs';"],
    ['a dynamic import through a wall', 'src-renderer/app/start.ts', "await import('#main/core/lock.ts');"],
    ['a type taken through a wall', 'src-renderer/app/start.ts', "import type { Lock } from '#main/core/lock.ts';"],
    ['a barrel', 'src-shared/kernel/words.ts', "export * from './result.ts';"],
    ['a default export', 'src-shared/kernel/words.ts', 'export default 1;'],
    ['an import without extension', 'src-shared/kernel/words.ts', "import { a } from './result';"],
    ['an alias inside a top folder', 'src-shared/kernel/words.ts', "import { a } from '#shared/kernel/result.ts';"],
    ['a climb across top folders', 'src-main/core/start.ts', "import { a } from '../../src-shared/kernel/result.ts';"],
    ['a file without a floor', 'src-shared/features/leads/leads.service.ts', clean],
    ['a file named utils', 'src-shared/kernel/utils.ts', clean],
    ['a file in camel case', 'src-shared/kernel/toFen.ts', clean],
  ];

  test.each(sins)('%s', (_name, path, code) => {
    expect(findSins([{ path, code }])).not.toEqual([]);
  });

  test('a use case that calls a use case', () => {
    const room = 'src-shared/features/leads';
    const files = [
      { path: `${room}/leads.commands.ts`, code: "import { claimLead } from './claim-lead.ts';" },
      { path: `${room}/assign-lead.ts`, code: "import { claimLead } from './claim-lead.ts';" },
    ];

    expect(findSins(files)).toEqual([`${room}/assign-lead.ts calls the use case ${room}/claim-lead.ts#claimLead`]);
  });

  test('a use case that takes a step from another room', () => {
    const code = "import { step } from '../customers/each-customer.ts';";

    expect(findSins([{ path: 'src-shared/features/leads/assign-lead.ts', code }])).toHaveLength(1);
  });

  test('a round of imports over three files', () => {
    const files = ['a', 'b', 'c'].map((name, at) => ({
      path: `src-shared/kernel/${name}.ts`,
      code: `import { x } from './${['b', 'c', 'a'][at]}.ts';`,
    }));

    expect(findSins(files)).toEqual([
      'a round of imports: src-shared/kernel/a.ts → src-shared/kernel/b.ts → src-shared/kernel/c.ts → src-shared/kernel/a.ts',
    ]);
  });

  test('and a clean file is no sin', () => {
    const path = 'src-shared/features/leads/assign-lead.ts';
    expect(findSins([{ path, code: "import { ok } from '../../kernel/result.ts';" }])).toEqual([]);
  });
});
