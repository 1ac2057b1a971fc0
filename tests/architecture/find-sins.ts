import { type Floor, mayImport, packagesOf, placeOf } from './floors.ts';
import { type ImportOf, readModule, type SourceFile } from './read-imports.ts';

/** Every breach of the walls in these files, as sentences. No sentence: the walls stand. */
export function findSins(files: readonly SourceFile[]): string[] {
  return [...files.flatMap(sinsOfFile), ...findCalls(files), ...findCycles(files)];
}

function sinsOfFile(file: SourceFile): string[] {
  const place = placeOf(file.path);
  if (!place) return [`${file.path} stands on no floor of the house`];
  const module = readModule(file);
  const sins = [...sinsOfName(file.path)];
  if (module.hasDefaultExport) sins.push(`${file.path} has a default export`);
  if (module.reexports) sins.push(`${file.path} hands on another file's names (a barrel)`);
  for (const one of module.imports) sins.push(...sinsOfImport(one, place.floor, place.room));
  return sins;
}

function sinsOfName(path: string): string[] {
  const name = path.split('/').at(-1)!;
  const sins: string[] = [];
  if (!/^(zh-CN|[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z0-9-]+)*\.(ts|tsx|mjs)$/.test(name))
    sins.push(`${path} is not in kebab-case`);
  if (/^(utils?|helpers?|common|misc|index)\./.test(name)) sins.push(`${path} has a name that means nothing`);
  return sins;
}

function sinsOfImport(one: ImportOf, floor: Floor, room: string | undefined): string[] {
  if (!one.isLocal) {
    const owner = packagesOf.find(({ pattern }) => pattern.test(one.to));
    return owner && !owner.floors.includes(floor) ? [`${one.from} (${floor}) takes the package ${one.to}`] : [];
  }
  const sins: string[] = [];
  if (!/\.(ts|tsx|mjs|json|css|svg)$/.test(one.to)) sins.push(`${one.from} writes no extension in ${one.written}`);
  if (topOf(one.from) !== topOf(one.to) && one.written.startsWith('.')) {
    sins.push(`${one.from} reaches across top folders by ${one.written}`);
  }
  if (topOf(one.from) === topOf(one.to) && one.written.startsWith('#')) {
    sins.push(`${one.from} takes a neighbour by the alias ${one.written}`);
  }
  const target = placeOf(one.to);
  if (/\.(css|svg|json)$/.test(one.to)) return sins;
  if (!target) return [...sins, `${one.from} takes ${one.to}, which stands on no floor`];
  if (!mayImport[floor].includes(target.floor)) {
    sins.push(`${one.from} (${floor}) takes ${one.to} (${target.floor})`);
  } else if (isForeignSecret(floor, room, target.floor, target.room)) {
    sins.push(`${one.from} reaches into the room ${target.room}: ${one.to}`);
  }
  return sins;
}

/** Between rooms only model, tables, repository (and the words of a contract) are shared; the joining floors see all. */
function isForeignSecret(floor: Floor, room: string | undefined, to: Floor, toRoom: string | undefined): boolean {
  if (toRoom === undefined || toRoom === room) return false;
  if (room !== undefined) return !['model', 'tables', 'repository', 'contract'].includes(to);
  if (floor === 'app' || floor === 'appContract') return false;
  return !['model', 'contract', 'tables'].includes(to);
}

function topOf(path: string): string {
  return path.split('/')[0]!;
}

/** A use case (what a commands file registers) that calls another one: two decisions would hide in one command. */
function findCalls(files: readonly SourceFile[]): string[] {
  const rooms = files.filter((file) => ['useCase', 'commands'].includes(placeOf(file.path)?.floor ?? ''));
  const imports = rooms.flatMap((file) => readModule(file).imports);
  const isRegistry = (path: string): boolean => placeOf(path)?.floor === 'commands';
  const registered = new Set(
    imports
      .filter((one) => isRegistry(one.from) && placeOf(one.to)?.floor === 'useCase')
      .flatMap((one) => one.names.map((name) => `${one.to}#${name}`)),
  );
  return imports
    .filter((one) => !isRegistry(one.from))
    .flatMap((one) => one.names.map((name) => ({ one, key: `${one.to}#${name}` })))
    .filter(({ key }) => registered.has(key))
    .map(({ one, key }) => `${one.from} calls the use case ${key}`);
}

/** Files that need each other, directly or in a round; told once per round. */
function findCycles(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map((file) => [
      file.path,
      readModule(file).imports.filter((one) => one.isLocal && !one.typesOnly && !one.isLazy),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at !== -1) cycles.push(`a round of imports: ${[...trail.slice(at), path].join(' → ')}`);
    if (at !== -1 || done.has(path)) return;
    for (const one of edges.get(path) ?? []) visit(one.to, [...trail, path]);
    done.add(path);
  };
  for (const file of files) visit(file.path, []);
  return cycles;
}
