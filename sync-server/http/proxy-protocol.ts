import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:https';
import { BlockList, isIPv6, type Socket } from 'node:net';
import { readProxyHeader } from './proxy-protocol.model.ts';

/** A proxy says who calls in its first bytes, or is cut. */
const headerMs = 5_000;

/**
 * A proxy that passes devices through untouched cannot write a header into what it cannot read. Where one of the
 * trusted ones says before the handshake who calls, that address counts, as `X-Forwarded-For` does from a proxy that
 * ends TLS: for limits and for what is written down, and for nothing else. Whoever is not trusted is not listened to.
 */
export function takeProxyAddresses(server: Server, trusted: readonly string[]): void {
  if (trusted.length === 0) return;
  const proxies = listOf(trusted);
  const callers = new Map<string, string>();
  const speakTls = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const goOn = (): void => {
      for (const listener of speakTls) listener.call(server, socket);
    };
    if (!isAmong(proxies, socket.remoteAddress)) return goOn();
    const key = keyOf(socket);
    readFirst(socket, (address) => {
      if (address !== undefined) {
        callers.set(key, address);
        socket.once('close', () => callers.delete(key));
      }
      goOn();
    });
  });
  server.prependListener('request', (request: IncomingMessage) => {
    const address = callers.get(keyOf(request.socket));
    // In place of whatever the caller wrote there: the proxy could not see it.
    if (address !== undefined) request.headers['x-forwarded-for'] = address;
  });
}

function readFirst(socket: Socket, tell: (address: string | undefined) => void): void {
  let seen = Buffer.alloc(0);
  const cut = (): void => {
    socket.destroy();
  };
  const deadline = setTimeout(cut, headerMs);
  const stop = (): void => {
    clearTimeout(deadline);
    socket.off('readable', look);
    socket.off('close', stop);
    socket.off('error', cut);
  };
  const look = (): void => {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) return;
    seen = Buffer.concat([seen, chunk]);
    const header = readProxyHeader(seen);
    if (header.kind === 'more') return;
    stop();
    if (header.kind === 'broken') {
      cut();
      return;
    }
    const rest = header.kind === 'caller' ? seen.subarray(header.length) : seen;
    if (rest.length > 0) socket.unshift(rest);
    tell(header.kind === 'caller' ? header.address : undefined);
  };
  socket.on('readable', look);
  socket.once('close', stop);
  socket.on('error', cut);
}

/** The same for the bare connection and for the one that speaks TLS over it. */
function keyOf(socket: Socket): string {
  return `${socket.remoteAddress} ${socket.remotePort}`;
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

function isAmong(list: BlockList, address: string | undefined): boolean {
  if (address === undefined) return false;
  const bare = address.replace(/^::ffff:/i, '');
  return list.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}
