import { X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { HostBackups } from '#shared/backup/backups-room.ts';
import { lockProfile } from '#shared/node/profile-lock.ts';
import { toFault } from '#shared/node/to-fault.ts';
import { acceptedAuthorities, getServerCertificate } from './authority/authority-store.ts';
import type { KeyedCertificate } from './authority/x509.ts';
import { serveBackups } from './backups/serve-backups.ts';
import { addCalendarRoutes } from './calendar/calendar-routes.ts';
import { addEnrolRoutes } from './enrolment/enrol-routes.ts';
import { listenForConsole } from './host/console.ts';
import { startHousekeeping } from './host/housekeeping.ts';
import { createLiveConnections } from './host/live-connections.ts';
import { certificateNames, type ServerConfig } from './host/server-config.ts';
import { type CoreOptions, openServerCore, type ServerCore } from './host/server-core.ts';
import { addClientRoutes } from './http/client-routes.ts';
import { createHttpServer, secureOptions } from './http/create-http-server.ts';
import { toListenFault } from './http/listen-fault.ts';
import { createMetrics, measureRequests } from './http/metrics.ts';
import { startMetricsListener } from './http/metrics-listener.ts';
import { addProcedureRoutes } from './http/procedure-routes.ts';
import { addRateLimits } from './http/rate-limits.ts';
import { endAfterLeaving } from './leave/server-leave.ts';
import { addSyncRoutes } from './sync/sync-routes.ts';
import { startWatching } from './watching/watch.ts';

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
  const opened = new AsyncDisposableStack();
  try {
    const lock = lockProfile(config.data, 'outpost server');
    opened.defer(() => lock.release());
    const core = openServerCore(config, options);
    opened.defer(() => core.close());
    return await serve(core, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw toFault(error);
  }
}

/** What is opened is deferred to be closed in the reverse order, at the end or where the start fails half-way. */
async function serve(core: ServerCore, opened: AsyncDisposableStack): Promise<RunningServer> {
  const { config, ports, log } = core;
  const names = certificateNames(config);
  let certificate = await getServerCertificate(ports.db, config, names, ports.clock.now());
  const connections = createLiveConnections();
  const server = await createHttpServer(core, certificate);
  opened.defer(() => server.close());
  let backups: HostBackups | undefined;
  const gauges = {
    certificateNotAfter: () => endOf(certificate),
    backupAgeMs: () => ageOf(backups?.state().lastSuccessAt, ports.clock.now()),
  };
  const metrics = createMetrics(core, { connections, ...gauges });
  measureRequests(server, metrics);
  await addRateLimits(server, config);
  server.get('/healthz', async () => ({ status: 'ok', now: ports.clock.now() }));
  addEnrolRoutes(server, core, connections);
  await server.register((scope) => addProcedureRoutes(scope, core, connections));
  await server.register((scope) => addSyncRoutes(scope, core, connections));
  addCalendarRoutes(server, core);
  await addClientRoutes(server, config.clientFolder && path.resolve(config.clientFolder));
  const { promise: restored, resolve: tellRestored } = Promise.withResolvers<'restored'>();
  let stopHousekeeping = () => {};
  let stopWatching = async () => {};
  const beginAnew = () => {
    stopHousekeeping();
    void stopWatching();
    setTimeout(() => void close().then(() => tellRestored('restored')), lastAnswersMs);
  };
  backups = await serveBackups(server, core, connections, beginAnew);
  endAfterLeaving(core, beginAnew);
  opened.defer(() => backups?.stop());

  const address = await listen(server, config);
  const metricsListener = config.metrics ? await startMetricsListener(config, metrics, certificate) : undefined;
  opened.defer(() => metricsListener?.close());
  const consoleListener = await listenForConsole(core, connections);
  opened.defer(() => consoleListener.close());
  opened.defer(() => {
    connections.cutWhere(({ sessionId, deviceId }) => sessionId !== undefined && deviceId === undefined);
  });
  let accepted = acceptedAuthorities(ports.db).join();
  const rotate = async () => {
    const next = await getServerCertificate(ports.db, config, names, ports.clock.now());
    const authorities = acceptedAuthorities(ports.db);
    if (next.certPem === certificate.certPem && authorities.join() === accepted) return;
    certificate = next;
    accepted = authorities.join();
    httpsServerOf(server).setSecureContext(secureOptions(authorities, next));
    metricsListener?.show(next);
    log.info('server certificate rotated', { notAfter: endOf(next) });
  };
  core.tls.reload = rotate;
  stopHousekeeping = startHousekeeping(core, connections);
  opened.defer(() => stopHousekeeping());
  stopWatching = startWatching(core, connections, gauges);
  opened.defer(() => stopWatching());
  log.info('server started', { port: address.port });

  let closing: Promise<void> | undefined;
  const close = () => (closing ??= opened.disposeAsync().then(() => log.info('server stopped')));
  return {
    url: `https://${urlHost(config.host)}:${address.port}`,
    metricsUrl: metricsListener?.url,
    core,
    restored,
    rotateCertificate: rotate,
    close,
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
    throw toListenFault(error, 'port');
  }
  return server.server.address() as AddressInfo;
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
