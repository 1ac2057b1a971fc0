import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { KeyedCertificate } from '../authority/x509.ts';
import type { ServerConfig } from '../host/server-config.ts';
import { toListenFault } from './listen-fault.ts';

export interface MetricsListener {
  readonly url: string;
  /** The next certificate, where the figures are shown over TLS. */
  show(certificate: KeyedCertificate): void;
  close(): Promise<void>;
}

/** The figures on a port of their own, so that the open port never shows them; beyond this machine only over TLS. */
export async function startMetricsListener(
  config: ServerConfig,
  registry: Registry,
  certificate: KeyedCertificate,
): Promise<MetricsListener> {
  const listener: RequestListener = async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
    response.end(await registry.metrics());
  };
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(config.metricsHost);
  const tlsOf = ({ keyPem, certPem }: KeyedCertificate) =>
    ({ key: keyPem, cert: certPem, minVersion: 'TLSv1.3' }) as const;
  const secured = isLocal ? undefined : createHttpsServer(tlsOf(certificate), listener);
  const server = secured ?? createHttpServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(toListenFault(error, 'metricsPort')));
    server.listen(config.metricsPort, config.metricsHost, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = config.metricsHost.includes(':') ? `[${config.metricsHost}]` : config.metricsHost;
  return {
    url: `${isLocal ? 'http' : 'https'}://${host}:${port}/metrics`,
    show: (next) => secured?.setSecureContext(tlsOf(next)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
