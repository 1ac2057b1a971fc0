import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { findScreenFile } from '../shell/screen-file.ts';
import { securityHeaders } from '../shell/security-headers.ts';

export const appOrigin = 'app://outpost';

/** Before the app is ready: `app://` is a secure origin of its own. Nothing is ever loaded from `file://`. [S-EL-2] */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveAppScheme(screenFolder: string): void {
  protocol.handle('app', (request) => answerApp(screenFolder, request));
}

/** A built file of the screen with the security headers, or 404. */
export async function answerApp(screenFolder: string, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const found = url.host === 'outpost' ? findScreenFile(screenFolder, url.pathname) : undefined;
  const headers = securityHeaders("'none'");
  if (!found || request.method !== 'GET') return new Response('Nothing here', { status: 404, headers });
  const body = new Uint8Array(await readFile(found.file));
  return new Response(body, { status: 200, headers: { ...headers, 'Content-Type': found.type } });
}

export function isOurPage(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`);
}
