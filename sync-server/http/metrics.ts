import { statSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { databaseFile } from '../host/data-folder.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerCore } from '../host/server-core.ts';

/** Figures that other parts of the server know; each is asked when somebody looks. */
export interface MetricSources {
  readonly connections: LiveConnections;
  certificateNotAfter(): number;
  /** Milliseconds since the newest good backup; undefined before the first. */
  backupAgeMs(): number | undefined;
}

/** Prometheus figures: counts, durations and sizes, never a name. Each server has its own registry. */
export function createMetrics(core: ServerCore, sources: MetricSources): Registry {
  const registry = new Registry();
  const registers = [registry];
  const seconds = (ms: number) => ms / 1000;
  const gauge = (name: string, help: string, read: () => number | undefined) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read() ?? Number.NaN);
      },
    });
  collectDefaultMetrics({ register: registry });
  gauge('outpost_live_connections', 'Devices and event streams connected now', () => sources.connections.count());
  gauge('outpost_certificate_expiry_seconds', 'Time until the server certificate ends', () =>
    seconds(sources.certificateNotAfter() - core.ports.clock.now()),
  );
  gauge('outpost_backup_age_seconds', 'Time since the newest verified backup', () => {
    const age = sources.backupAgeMs();
    return age === undefined ? undefined : seconds(age);
  });
  gauge('outpost_database_bytes', 'Size of the database file', () => fileBytes(databaseFile(core.config)));
  gauge('outpost_database_wal_bytes', 'Size of the write-ahead log', () =>
    fileBytes(`${databaseFile(core.config)}-wal`),
  );
  gauge('outpost_sync_lag_seconds', 'Longest time since an active device was last seen', () => {
    const row = core.app.db.row<{ seen: number | null }>(
      "SELECT min(coalesce(last_seen_at, enrolled_at)) AS seen FROM devices WHERE status = 'active'",
    );
    return row?.seen == null ? 0 : seconds(core.ports.clock.now() - row.seen);
  });
  gauge('outpost_accounts_locked', 'Accounts that wait after too many wrong proofs', () =>
    count(core, 'login_failures WHERE locked_until > ?', core.ports.clock.now()),
  );
  gauge('outpost_failed_proofs', 'Wrong passwords and codes not yet followed by a right one', () =>
    sum(core, 'count', 'login_failures'),
  );
  gauge('outpost_devices', 'Devices that may synchronise', () => count(core, "devices WHERE status = 'active'"));
  gauge('outpost_sessions', 'Sessions kept', () => count(core, 'sessions'));
  return registry;
}

/** Requests by route pattern (never by address) and their durations. */
export function measureRequests(server: FastifyInstance, registry: Registry): void {
  const labelNames = ['method', 'route', 'status'] as const;
  const registers = [registry];
  const requests = new Counter({ name: 'outpost_requests_total', help: 'Requests answered', labelNames, registers });
  const durations = new Histogram({
    name: 'outpost_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'other';
    requests.inc({ method: request.method, route, status: String(reply.statusCode) });
    durations.observe({ route }, reply.elapsedTime / 1000);
  });
}

function count(core: ServerCore, from: string, ...values: unknown[]): number {
  return core.app.db.row<{ total: number }>(`SELECT count(*) AS total FROM ${from}`, ...values)?.total ?? 0;
}

function sum(core: ServerCore, column: string, from: string): number {
  return core.app.db.row<{ total: number }>(`SELECT coalesce(sum(${column}), 0) AS total FROM ${from}`)?.total ?? 0;
}

function fileBytes(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
