import type { Server as HttpsServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { isFault } from '#shared/kernel/fault.ts';
import { acceptedAuthorities } from '../authority/authority-store.ts';
import type { KeyedCertificate } from '../authority/x509.ts';
import type { ServerCore } from '../host/server-core.ts';
import { endConnectionsAtStop } from './end-connections.ts';
import { takeProxyAddresses } from './proxy-protocol.ts';
import { addSecurityHeaders } from './security-headers.ts';

const headersTimeoutMs = 10_000;
/** A backup over a slow line takes its time; its headers do not. */
const requestTimeoutMs = 15 * 60_000;
const idleTimeoutMs = 65_000;
/** Longer than the pulse of every event stream. */
const silenceTimeoutMs = 120_000;
const maxJsonBytes = 4 * 1024 * 1024;
const maxHeaderBytes = 16 * 1024;

/** TLS 1.3 and its strong suites only; a certificate is asked of everybody and judged per route. [S-TLS-1] */
export function secureOptions(
  authorityPems: readonly string[],
  certificate: KeyedCertificate,
): SecureContextOptions & { minVersion: 'TLSv1.3' } {
  return {
    key: certificate.keyPem,
    cert: certificate.certPem,
    ca: [...authorityPems],
    minVersion: 'TLSv1.3',
    ciphers: 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256',
    ecdhCurve: 'X25519:P-256',
  };
}

/** Fastify with limits, headers and errors that say nothing of the inside; routes are added by who owns them. */
export async function createHttpServer(core: ServerCore, certificate: KeyedCertificate): Promise<FastifyInstance> {
  const server = Fastify({
    https: {
      ...secureOptions(acceptedAuthorities(core.ports.db), certificate),
      requestCert: true,
      rejectUnauthorized: false,
      maxHeaderSize: maxHeaderBytes,
      handshakeTimeout: headersTimeoutMs,
      connectionsCheckingInterval: 2_000,
    },
    // Only the address comes from a proxy's header. Who a device is, its own handshake says and nothing else.
    trustProxy: core.config.trustedProxies.length > 0 ? core.config.trustedProxies : false,
    bodyLimit: maxJsonBytes,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: silenceTimeoutMs,
    keepAliveTimeout: idleTimeoutMs,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 500 },
    logger: false,
  }) as unknown as FastifyInstance;
  server.server.headersTimeout = headersTimeoutMs;
  server.server.maxHeadersCount = 100;
  takeProxyAddresses(server.server as HttpsServer, core.config.trustedProxies);
  endConnectionsAtStop(server);
  addSecurityHeaders(server);
  await server.register(cookie);
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ code: error.code ?? codeOfStatus(status) });
    const reportId = core.ports.ids.next();
    const place = error.stack?.split('\n')[1]?.trim();
    core.log.error('request failed', { reportId, route: request.routeOptions.url, error: error.name, place });
    const code = isFault(error) ? error.code : 'UNEXPECTED';
    return reply.code(status).send({ code, reportId });
  });
  return server;
}

function codeOfStatus(status: number): string {
  if (status === 429) return 'TOO_MANY_REQUESTS';
  return status === 413 ? 'TOO_LARGE' : 'BAD_REQUEST';
}
