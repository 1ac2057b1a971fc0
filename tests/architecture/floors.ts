/** Where a file stands: its top folder, and within the core its floor (folder or suffix) and room. */
export interface Place {
  readonly floor: Floor;
  readonly room: string | undefined;
}

export const floors = [
  'kernel',
  'ports',
  'model',
  'contract',
  'tables',
  'repository',
  'policy',
  'useCase',
  'commands',
  'router',
  'ledger',
  'reading',
  'sync',
  'backup',
  'keyring',
  'tabular',
  'papers',
  'messages',
  'appContract',
  'appDoor',
  'app',
  'node',
  'shell',
  'main',
  'electron',
  'server',
  'renderer',
  'cli',
] as const;
export type Floor = (typeof floors)[number];

const suffixes: Readonly<Record<string, Floor>> = {
  model: 'model',
  contract: 'contract',
  tables: 'tables',
  repository: 'repository',
  policy: 'policy',
  commands: 'commands',
  router: 'router',
};

const folders: readonly (readonly [string, Floor])[] = [
  ['src-shared/app/contract.ts', 'appContract'],
  ['src-shared/app/answer.ts', 'appDoor'],
  ['src-shared/app/session.ts', 'appDoor'],
  ['src-shared/kernel/', 'kernel'],
  ['src-shared/ports/', 'ports'],
  ['src-shared/ledger/', 'ledger'],
  ['src-shared/reading/', 'reading'],
  ['src-shared/sync/', 'sync'],
  ['src-shared/backup/', 'backup'],
  ['src-shared/keyring/', 'keyring'],
  ['src-shared/tabular/', 'tabular'],
  ['src-shared/papers/', 'papers'],
  ['src-shared/messages/', 'messages'],
  ['src-shared/app/', 'app'],
  ['src-shared/node/', 'node'],
  ['src-main/electron/', 'electron'],
  ['src-main/shell/', 'shell'],
  ['src-main/', 'main'],
  ['sync-server/', 'server'],
  ['src-renderer/', 'renderer'],
  ['cli/', 'cli'],
];

/** A file that stands nowhere means that the design lacks a word. */
export function placeOf(file: string): Place | undefined {
  const room = /^src-shared\/features\/([^/]+)\/([^/]+)\.ts$/.exec(file);
  if (room) {
    const suffix = room[2]!.split('.')[1];
    const floor = suffix === undefined ? 'useCase' : suffixes[suffix];
    return floor && { floor, room: room[1] };
  }
  const found = folders.find(([folder]) => file.startsWith(folder));
  return found && { floor: found[1], room: undefined };
}

const pure: readonly Floor[] = ['kernel', 'model'];
const core: readonly Floor[] = [
  'kernel',
  'ports',
  'model',
  'contract',
  'tables',
  'repository',
  'policy',
  'ledger',
  'reading',
  'tabular',
  'papers',
];
const outside: readonly Floor[] = [
  ...pure,
  'ports',
  'contract',
  'appContract',
  'ledger',
  'reading',
  'sync',
  'backup',
  'keyring',
  'tabular',
  'messages',
  'appDoor',
  'app',
  'node',
];

/** Who may take from whom (style.md section 2). */
export const mayImport: Readonly<Record<Floor, readonly Floor[]>> = {
  kernel: ['kernel'],
  ports: ['kernel', 'ports'],
  model: pure,
  contract: [...pure, 'contract'],
  tables: [...pure, 'ports', 'tables'],
  repository: [...pure, 'ports', 'tables', 'repository', 'reading', 'ledger'],
  policy: [...pure, 'policy', 'reading', 'repository'],
  useCase: [...core, 'useCase'],
  commands: [...core, 'useCase', 'commands'],
  router: [...core, 'appDoor', 'useCase', 'commands', 'router'],
  ledger: [...pure, 'ports', 'ledger', 'tables'],
  reading: [...pure, 'ports', 'reading', 'tables', 'ledger'],
  sync: [...pure, 'ports', 'ledger', 'reading', 'sync', 'tables', 'contract'],
  backup: [...pure, 'ports', 'backup', 'keyring', 'contract', 'node'],
  keyring: [...pure, 'ports', 'keyring', 'node'],
  tabular: [...pure, 'ports', 'tabular'],
  papers: [...pure, 'papers', 'node'],
  messages: [...pure, 'messages', 'contract', 'appContract'],
  appContract: [...pure, 'contract'],
  appDoor: [...pure, 'ports', 'ledger', 'appDoor'],
  app: [...core, 'appContract', 'appDoor', 'useCase', 'commands', 'router', 'sync', 'messages', 'app'],
  node: [...pure, 'ports', 'node', 'ledger', 'reading'],
  shell: [...pure, 'shell'],
  main: [...outside, 'shell', 'main'],
  electron: [...pure, 'messages', 'shell', 'electron'],
  server: [...outside, 'server'],
  renderer: [...pure, 'contract', 'appContract', 'messages', 'renderer'],
  cli: [...outside, 'shell', 'main', 'server', 'cli'],
};

/** Packages that belong to one side; a package not named here is free. */
export const packagesOf: readonly { readonly pattern: RegExp; readonly floors: readonly Floor[] }[] = [
  { pattern: /^electron($|\/)/, floors: ['electron'] },
  {
    pattern: /^node:/,
    floors: [
      'ledger',
      'node',
      'backup',
      'keyring',
      'sync',
      'tabular',
      'papers',
      'shell',
      'main',
      'electron',
      'server',
      'cli',
    ],
  },
  { pattern: /^better-sqlite3$/, floors: ['ports', 'ledger', 'node', 'backup', 'keyring', 'sync', 'main', 'server'] },
  {
    pattern: /^drizzle-orm($|\/)/,
    floors: [
      'ports',
      'tables',
      'repository',
      'useCase',
      'ledger',
      'reading',
      'sync',
      'router',
      'app',
      'node',
      'main',
      'server',
    ],
  },
  { pattern: /^(react|react-dom|@mantine|@tanstack|@tabler|wouter|i18next|react-i18next)($|\/)/, floors: ['renderer'] },
  { pattern: /^(fastify|@fastify)($|\/)/, floors: ['server'] },
  { pattern: /^@orpc\/server/, floors: ['router', 'app', 'main', 'server'] },
];
