import { X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { HostBackups } from '#shared/backup/backups-room.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { lockProfile } from '#shared/node/profile-lock.ts';
import { toFault } from '#shared/node/to-fault.ts';
import { getServerCertificate } from './authority/authority-store.ts';
import type { KeyedCertificate } from './authority/x509.ts';
import { serveBackups } from './backups/serve-backups.ts';
import { addEnrolRoutes } from './enrolment/enrol-routes.ts';
import { listenForConsole } from './host/console.ts';
import { startHousekeeping } from './host/housekeeping.ts';
import { createLiveConnections } from './host/live-connections.ts';
import { certificateNames, type ServerConfig } from './host/server-config.ts';
import { type CoreOptions, openServerCore, type ServerCore } from './host/server-core.ts';
import { addClientRoutes } from './http/client-routes.ts';
import { createHttpServer, secureOptions } from './http/create-http-server.ts';
import { createMetrics, measureRequests } from './http/metrics.ts';
import { startMetricsListener } from './http/metrics-listener.ts';
import { addProcedureRoutes } from './http/procedure-routes.ts';
import { addRateLimits } from './http/rate-limits.ts';
import { addSyncRoutes } from './sync/sync-routes.ts';

export interface RunningServer {
  readonly url: string;
  /** Undefined where the figures are switched off. */
  readonly metricsUrl: string | undefined;
  readonly core: ServerCore;
  /** Fulfilled when a restore from the page has exchanged the data and ended this server: start it again. */
  readonly restored: Promise<'restored'>;
  /** Gives the server its next certificate when it is due, without ending a connection; also done by itself. */
  rotateCertificate(): Promise<void>;
  /** Finishes what is being answered, cuts the rest, closes the database. Safe to call twice. */
  close(): Promise<void>;
}

/** One process, one port, HTTPS from the first second; a second server on the same data folder is refused. */
export async function startServer(config: ServerConfig, options: CoreOptions = {}): Promise<RunningServer> {
  const lock = lockProfile(config.data, 'outpost server');
  let core: ServerCore | undefined;
  try {
    core = openServerCore(config, options);
    return await serve(core, () => lock.release());
  } catch (error) {
    core?.close();
    lock.release();
    throw toFault(error);
  }
}

async function serve(core: ServerCore, release: () => void): Promise<RunningServer> {
  const { config, ports, log } = core;
  const names = certificateNames(config);
  let certificate = await getServerCertificate(ports.db, config, names, ports.clock.now());
  const connections = createLiveConnections();
  const server = await createHttpServer(core, certificate);
  let backups: HostBackups | undefined;
  const metrics = createMetrics(core, {
    connections,
    certificateNotAfter: () => endOf(certificate),
    backupAgeMs: () => ageOf(backups?.state().lastSuccessAt, ports.clock.now()),
  });
  measureRequests(server, metrics);
  await addRateLimits(server, config);
  server.get('/healthz', async () => ({ status: 'ok', now: ports.clock.now() }));
  addEnrolRoutes(server, core, connections);
  await server.register((scope) => addProcedureRoutes(scope, core, connections));
  await server.register((scope) => addSyncRoutes(scope, core, connections));
  const { promise: restored, resolve: tellRestored } = Promise.withResolvers<'restored'>();
  backups = await serveBackups(server, core, connections, () => {
    stopHousekeeping();
    setTimeout(() => void closeOnce().then(() => tellRestored('restored')), lastAnswersMs);
  });
  await addClientRoutes(server, config.clientFolder && path.resolve(config.clientFolder));

  const address = await listen(server, config);
  const metricsListener = config.metrics
    ? await startMetricsListener(config, metrics, certificate).catch((error: unknown) =>
        abandon(server, error, 'metricsPort'),
      )
    : undefined;
  const rotate = async () => {
    const next = await getServerCertificate(ports.db, config, names, ports.clock.now());
    if (next.certPem === certificate.certPem) return;
    certificate = next;
    httpsServerOf(server).setSecureContext(secureOptions(core.authority.certPem, next));
    log.info('server certificate rotated', { notAfter: endOf(next) });
  };
  const consoleListener = await listenForConsole(core, connections).catch((error: unknown) =>
    abandon(server, error, 'data'),
  );
  const stopHousekeeping = startHousekeeping(core, connections, rotate);
  log.info('server started', { port: address.port });

  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    stopHousekeeping();
    await backups.stop();
    connections.cutWhere((connection) => connection.sessionId !== undefined && connection.deviceId === undefined);
    await Promise.all([server.close(), metricsListener?.close(), consoleListener.close()]);
    core.close();
    release();
    log.info('server stopped');
  };
  const closeOnce = () => (closing ??= closeAll());
  return {
    url: `https://${urlHost(config.host)}:${address.port}`,
    metricsUrl: metricsListener?.url,
    core,
    restored,
    rotateCertificate: rotate,
    close: closeOnce,
  };
}

/** The word that a restore is done still reaches who asked for it. */
const lastAnswersMs = 500;

function ageOf(at: number | null | undefined, now: number): number | undefined {
  return at == null ? undefined : now - at;
}

async function listen(server: FastifyInstance, config: ServerConfig): Promise<AddressInfo> {
  try {
    await server.listen({ host: config.host, port: config.port });
  } catch (error) {
    return abandon(server, error, 'port');
  }
  return server.server.address() as AddressInfo;
}

/** What cannot be listened on is a setting to change; nothing stays half-open. */
async function abandon(server: FastifyInstance, error: unknown, field: string): Promise<never> {
  await server.close();
  const { code } = error as { code?: string };
  const reasons: Record<string, string> = {
    EADDRINUSE: 'another program uses it',
    EACCES: 'this user may not listen there',
    EADDRNOTAVAIL: 'this machine has no such address',
  };
  const reason = code === undefined ? undefined : reasons[code];
  throw reason ? new Fault('CONFIG_INVALID', false, { field, source: 'settings', reason }, error) : error;
}

function httpsServerOf(server: FastifyInstance): { setSecureContext(options: object): void } {
  return server.server as unknown as { setSecureContext(options: object): void };
}

function endOf(certificate: KeyedCertificate): number {
  return new X509Certificate(certificate.certPem).validToDate.getTime();
}

/** An address a person can open: "every interface" is no address. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
