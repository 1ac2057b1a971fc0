import path from 'node:path';
import { parseSync } from 'vite';

export interface SourceFile {
  /** From the project folder, with forward slashes. */
  readonly path: string;
  readonly code: string;
}

export interface ImportOf {
  readonly from: string;
  /** A file of this project, or a package's name as written. */
  readonly to: string;
  readonly isLocal: boolean;
  readonly written: string;
  /** Gone when the program runs. */
  readonly typesOnly: boolean;
  /** Taken when it is needed, after everything has started: it closes no round. */
  readonly isLazy: boolean;
  /** The names taken; none where all of the module is. */
  readonly names: readonly string[];
}

export interface ModuleOf {
  readonly imports: readonly ImportOf[];
  readonly hasDefaultExport: boolean;
  /** Passes on names of another file. */
  readonly reexports: boolean;
}

const topFolders: Readonly<Record<string, string>> = {
  '#shared/': 'src-shared/',
  '#main/': 'src-main/',
  '#server/': 'sync-server/',
};

/** What a file takes from elsewhere, types included, and what it hands on; read from its syntax, not by pattern. */
export function readModule(file: SourceFile): ModuleOf {
  const { module, errors } = parseSync(file.path, file.code);
  if (errors.length > 0) throw new Error(`${file.path} cannot be parsed: ${errors[0]?.message}`);
  const exported = module.staticExports.flatMap((one) => one.entries);
  const taken: Pick<ImportOf, 'written' | 'typesOnly' | 'isLazy' | 'names'>[] = [
    ...module.staticImports.map((one) => ({
      written: one.moduleRequest.value,
      isLazy: false,
      typesOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
      names: one.entries.flatMap((entry) => entry.importName.name ?? []),
    })),
    ...exported.flatMap((entry) =>
      entry.moduleRequest
        ? [{ written: entry.moduleRequest.value, typesOnly: entry.isType, isLazy: false, names: [] }]
        : [],
    ),
    ...module.dynamicImports
      .flatMap((one) => literal(file.code.slice(one.moduleRequest.start, one.moduleRequest.end)))
      .map((written) => ({ written, typesOnly: false, isLazy: true, names: [] })),
  ];
  return {
    imports: taken.map((one) => ({ from: file.path, ...one, ...resolve(file.path, one.written) })),
    hasDefaultExport: exported.some((entry) => entry.exportName.kind === 'Default'),
    reexports: exported.some((entry) => entry.moduleRequest !== null),
  };
}

function literal(text: string): string[] {
  return /^(['"]).*\1$/.test(text) ? [text.slice(1, -1)] : [];
}

function resolve(from: string, request: string): { to: string; isLocal: boolean } {
  if (request.startsWith('.')) return { to: path.posix.join(path.posix.dirname(from), request), isLocal: true };
  for (const [prefix, folder] of Object.entries(topFolders)) {
    if (request.startsWith(prefix)) return { to: folder + request.slice(prefix.length), isLocal: true };
  }
  return { to: request, isLocal: false };
}
