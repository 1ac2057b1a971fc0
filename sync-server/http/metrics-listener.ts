import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { KeyedCertificate } from '../authority/x509.ts';
import type { ServerConfig } from '../host/server-config.ts';
import { toListenFault } from './listen-fault.ts';

export interface MetricsListener {
  readonly url: string;
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
  const server = isLocal
    ? createHttpServer(listener)
    : createHttpsServer({ key: certificate.keyPem, cert: certificate.certPem, minVersion: 'TLSv1.3' }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(toListenFault(error, 'metricsPort')));
    server.listen(config.metricsPort, config.metricsHost, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = config.metricsHost.includes(':') ? `[${config.metricsHost}]` : config.metricsHost;
  return {
    url: `${isLocal ? 'http' : 'https'}://${host}:${port}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
