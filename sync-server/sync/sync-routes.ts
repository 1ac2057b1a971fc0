import { once } from 'node:events';
import { constants, createZstdCompress } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { findActor } from '#shared/app/find-actor.ts';
import { revealHere } from '#shared/app/rights-router.ts';
import {
  contentGetRequest,
  contentPutRequest,
  contentStateRequest,
  serveContentGet,
  serveContentPut,
  serveContentState,
} from '#shared/app/serve-content.ts';
import { revealInput } from '#shared/features/rights/rights.model.ts';
import { isFault } from '#shared/kernel/fault.ts';
import type { Actor } from '#shared/kernel/scope.ts';
import {
  auditRequest,
  handshakeRequest,
  proofRequest,
  pullRequest,
  pushRequest,
  resultsRequest,
  SyncError,
  type SyncErrorCode,
} from '#shared/sync/protocol.ts';
import { noteIncident } from '#shared/sync/server/note-incident.ts';
import type { Caller } from '#shared/sync/server/parts.ts';
import { takeDeviceAudit } from '#shared/sync/server/take-audit.ts';
import { bulkType, decodeBody, encodeBody, packedType, plainType, syncPaths } from '#shared/sync/wire.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerCore } from '../host/server-core.ts';
import { type DeviceIdentity, findDevice, requireDevice } from '../http/identity.ts';
import { addLiveRoute } from './live-route.ts';
import { noteForeignDevice } from './note-foreign-device.ts';

/** A request of 500 commands is 1 MB; one command may be larger than that by itself. */
const maxRequestBytes = 4 * 1024 * 1024;

const statuses: Partial<Record<SyncErrorCode, number>> = {
  MALFORMED: 400,
  TOO_LARGE: 413,
  DEVICE_REVOKED: 401,
  PERSON_INACTIVE: 401,
  SERVER_BUSY: 503,
  CONTENT_REFUSED: 403,
};

/** The server's end of the line: each request is a device's, checked whole before anything is done. [S-SYNC-1] */
export async function addSyncRoutes(
  server: FastifyInstance,
  core: ServerCore,
  connections: LiveConnections,
): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    [plainType, packedType],
    { parseAs: 'buffer', bodyLimit: maxRequestBytes },
    (_request, body, done) => done(null, body),
  );
  server.setErrorHandler((error, request, reply) => {
    const { statusCode } = error as { statusCode?: number };
    if (statusCode === 413) {
      const known = findDevice(core, request);
      if (known?.standing === 'good') {
        const caller = { deviceId: known.device.id, userId: known.device.userId };
        noteIncident({ incidents: core.sync.incidents, core: core.app }, caller, 'oversized', {
          path: request.routeOptions.url,
        });
      }
      return reply.code(413).send({ code: 'TOO_LARGE', details: {} });
    }
    if (statusCode !== undefined && statusCode < 500)
      return reply.code(statusCode).send({ code: 'MALFORMED', details: {} });
    const reportId = core.ports.ids.next();
    core.log.error('sync.failed', {
      reportId,
      path: request.routeOptions.url,
      error: error instanceof Error ? error.name : '',
    });
    return reply.code(500).send({ code: 'UNEXPECTED', details: { reportId } });
  });

  const answer = <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    handle: (caller: Caller, input: z.output<Schema>) => unknown,
  ) => {
    server.post(path, async (request, reply) => {
      const device = requireDevice(core, connections, request, reply);
      if (!device) return reply;
      return await guard(core, device, reply, async () => {
        const input = await readBody(core, device, request, schema);
        const { type, bytes } = await encodeBody(await handle(device, input));
        return reply.type(type).send(bytes);
      });
    });
  };

  const { sync } = core;
  answer(syncPaths.handshake, handshakeRequest, sync.handshake);
  answer(syncPaths.push, pushRequest, sync.push);
  answer(syncPaths.pull, pullRequest, (caller, request) => {
    noteForeignDevice(core, caller);
    return sync.pull(caller, request);
  });
  answer(syncPaths.proof, proofRequest, sync.proof);
  answer(syncPaths.results, resultsRequest, sync.results);
  answer(syncPaths.audit, auditRequest, (caller, request) => takeDeviceAudit(core.app, caller, request));

  const actorOf = ({ userId }: Caller): Actor => {
    const actor = findActor(core.app.db, userId, core.ports.clock.now());
    if (!actor) throw new SyncError('PERSON_INACTIVE');
    return actor;
  };
  answer(syncPaths.reveal, revealInput, (caller, input) =>
    revealHere({ app: core.app, actor: actorOf(caller), deviceId: caller.deviceId }, input),
  );
  const { app } = core;
  answer(syncPaths.contentState, contentStateRequest, (caller, input) =>
    serveContentState(app, actorOf(caller), input),
  );
  answer(syncPaths.contentPut, contentPutRequest, (caller, input) => serveContentPut(app, actorOf(caller), input));
  answer(syncPaths.contentGet, contentGetRequest, (caller, input) => serveContentGet(app, actorOf(caller), input));

  server.post(syncPaths.bulk, async (request, reply) => {
    const device = requireDevice(core, connections, request, reply);
    if (!device) return reply;
    return await guard(core, device, reply, async () => {
      const input = await readBody(core, device, request, pullRequest);
      noteForeignDevice(core, device);
      const pages = sync.bulk(device, input);
      reply.hijack();
      await streamPages(reply, pages);
      return reply;
    });
  });

  addLiveRoute(server, core, connections);
}

/** Pages leave as they are read; a slow line slows the reading, other requests are answered in between. */
async function streamPages(reply: FastifyReply, pages: Iterable<unknown>): Promise<void> {
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': bulkType, 'cache-control': 'no-store' });
  const packer = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  packer.pipe(raw);
  const closed = once(raw, 'close');
  try {
    for (const page of pages) {
      if (raw.destroyed) break;
      if (!packer.write(`${JSON.stringify(page)}\n`)) await Promise.race([once(packer, 'drain'), closed]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    packer.end();
  } catch (error) {
    raw.destroy(error instanceof Error ? error : undefined);
  }
}

async function readBody<Schema extends z.ZodType>(
  core: ServerCore,
  device: DeviceIdentity,
  request: FastifyRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = await decodeBody(request.headers['content-type'] ?? '', request.body as Buffer)
    .then((value) => schema.safeParse(value))
    .catch(() => undefined);
  if (parsed?.success) return parsed.data;
  const field = parsed?.error.issues[0]?.path.join('.') ?? 'body';
  noteIncident({ incidents: core.sync.incidents, core: core.app }, device, 'malformed', { field });
  throw new SyncError('MALFORMED', { field });
}

async function guard(
  core: ServerCore,
  device: DeviceIdentity,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SyncError) {
      return reply.code(statuses[error.code] ?? 409).send({ code: error.code, details: error.details });
    }
    if (isFault(error) && error.retry) {
      core.log.warn('sync.busy', { deviceId: device.deviceId, code: error.code });
      return reply.code(503).send({ code: 'SERVER_BUSY', details: {} });
    }
    throw error;
  }
}
