import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findScreenFile, isPageAddress } from '../shell/screen-file.ts';
import { securityHeaders } from '../shell/security-headers.ts';
import { closedPage } from './closed-page.ts';
import { createDoor, type Door } from './door.ts';

export interface HttpOptions {
  /** The built screen. */
  readonly screenFolder: string;
  /** Tried first, so that what the browser keeps for this address is found again; 0 for any. */
  readonly preferredPort: number;
  /** The command line asks the program to end. */
  onStop(): void;
  /** Answers a procedure call under `/rpc`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface HttpService {
  readonly port: number;
  readonly controlToken: string;
  /** An address that opens one window. */
  issueAddress(): string;
  close(): Promise<void>;
}

/** Serves the screen and the core on loopback only, to whoever was handed an address. */
export async function serveHttp(options: HttpOptions): Promise<HttpService> {
  let port = 0;
  const door = createDoor(() => port);
  const server = createServer((request, response) => void answer(options, door, request, response));
  server.keepAliveTimeout = 60_000;
  port = await listen(server, options.preferredPort);
  return {
    port,
    controlToken: door.controlToken,
    issueAddress: () => `http://127.0.0.1:${port}/open?token=${door.issueToken()}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, preferred: number): Promise<number> {
  const attempt = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  try {
    return await attempt(preferred);
  } catch (error) {
    if (preferred === 0) throw error;
    return attempt(0);
  }
}

async function answer(
  options: HttpOptions,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders("'self'"))) response.setHeader(name, value);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const isCall = url.pathname === '/rpc' || url.pathname.startsWith('/rpc/');
  if (!door.isForUs(request)) end(response, 421, 'This address is not ours');
  else if (isCall) await answerCall(options, door, request, response);
  else if (url.pathname.startsWith('/control/')) control(options, door, url.pathname, request, response);
  else if (request.method !== 'GET' && request.method !== 'HEAD') end(response, 405, 'GET only');
  else if (url.pathname === '/open') open(door, url, response);
  else sendFile(options.screenFolder, door, url.pathname, request, response);
}

async function answerCall(
  options: HttpOptions,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  if (request.method !== 'POST') end(response, 405, 'POST only');
  else if (!door.mayCall(request)) end(response, 403, 'Open the program from its own window');
  else await options.handle(request, response);
}

/** What the command line of the same user may ask of the running program itself. */
function control(
  options: HttpOptions,
  door: Door,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.setHeader('Cache-Control', 'no-store');
  if (request.method !== 'POST' || !door.hasControl(request)) end(response, 403, 'For the command line only');
  else if (pathname === '/control/address') end(response, 200, addressOf(door, request));
  else if (pathname === '/control/stop') {
    response.once('finish', () => options.onStop());
    end(response, 200, 'Stopping');
  } else end(response, 404, 'Nothing here');
}

function addressOf(door: Door, request: IncomingMessage): string {
  return `http://${request.headers.host}/open?token=${door.issueToken()}`;
}

function open(door: Door, url: URL, response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store');
  const cookie = door.exchange(url.searchParams.get('token') ?? '');
  if (cookie === undefined) {
    closed(response);
    return;
  }
  const to = url.searchParams.get('to') ?? '/';
  response.writeHead(303, { 'Set-Cookie': cookie, Location: /^\/(?![/\\])/.test(to) ? to : '/' }).end();
}

function sendFile(
  folder: string,
  door: Door,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (isPageAddress(pathname) && !door.hasSession(request)) {
    closed(response);
    return;
  }
  const found = findScreenFile(folder, pathname);
  if (!found) {
    end(response, 404, 'Nothing here');
    return;
  }
  response.writeHead(200, {
    'Content-Type': found.type,
    'Cache-Control': found.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(found.file).pipe(response);
}

function closed(response: ServerResponse): void {
  response.writeHead(403, { 'Content-Type': 'text/html; charset=utf-8' }).end(closedPage);
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
