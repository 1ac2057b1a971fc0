import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

export interface ScreenFile {
  readonly file: string;
  readonly type: string;
  /** Its name holds a hash of its content, so it never changes. */
  readonly immutable: boolean;
  /** The page itself, also for every address inside the program. */
  readonly isPage: boolean;
}

/**
 * The built file that an address of the screen means, or undefined. Only files below `folder` are ever named: an
 * address with a way up, a backslash, a null or a drive means nothing. [S-EL-2]
 */
export function findScreenFile(folder: string, pathname: string): ScreenFile | undefined {
  const parts = readParts(pathname);
  if (!parts) return undefined;
  const isPage = isPageName(parts.at(-1) ?? '');
  const file = path.join(folder, ...(isPage ? ['index.html'] : parts));
  const type = types[path.extname(file).toLowerCase()];
  if (!type || !isInside(folder, file) || !existsSync(file) || !statSync(file).isFile()) return undefined;
  return { file, type, immutable: parts[0] === 'assets', isPage };
}

/** Whether an address means the page itself, on which the program finds its way by the rest of the address. */
export function isPageAddress(pathname: string): boolean {
  const parts = readParts(pathname);
  return parts !== undefined && isPageName(parts.at(-1) ?? '');
}

function isPageName(name: string): boolean {
  return path.extname(name) === '' || name === 'index.html';
}

function readParts(pathname: string): string[] | undefined {
  if (!pathname.startsWith('/')) return undefined;
  let plain: string;
  try {
    plain = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (!/^[\w./~@+-]*$/.test(plain)) return undefined;
  const parts = plain.split('/').filter((part) => part !== '');
  return parts.some((part) => part.startsWith('.')) ? undefined : parts;
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
