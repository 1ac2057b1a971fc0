import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { storedName } from '#shared/backup/backup-target.ts';
import { isFault } from '#shared/kernel/fault.ts';
import { toFault } from '#shared/node/to-fault.ts';
import { type BackupOwner, type BackupStore, type PutAnswer, readFrom } from './backup-store.ts';

export interface BackupRoutes {
  readonly store: BackupStore;
  /** The device behind the request's certificate, or undefined after it answered the refusal itself. */
  owner(request: FastifyRequest, reply: FastifyReply): BackupOwner | undefined;
  /** Somebody tried what a device may not do: delete, or write over. */
  alarm(owner: BackupOwner, reason: 'delete' | 'overwrite'): void;
}

interface NameParams {
  readonly name: string;
}

/** One piece of an upload; a client cuts larger files. */
const maxPieceBytes = 64 * 1024 * 1024;
const maxFileBytes = 64 * 1024 * 1024 * 1024;

/**
 * Backups of devices at `/backups`, by client certificate: list, read (from an offset), and add in pieces that can be
 * resumed. There is no way to write over or to delete; trying raises an alarm.
 */
export async function addBackupRoutes(server: FastifyInstance, routes: BackupRoutes): Promise<void> {
  const { store, owner, alarm } = routes;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  server.get('/backups', async (request, reply) => {
    const who = owner(request, reply);
    if (!who) return reply;
    return { files: store.list(who.userId).map((file) => ({ ...file, own: file.deviceId === who.deviceId })) };
  });

  server.get<{ Params: NameParams }>('/backups/:name', async (request, reply) => {
    const who = owner(request, reply);
    if (!who) return reply;
    const found = storedName.test(request.params.name) && store.findFile(who.userId, request.params.name);
    if (!found) return reply.code(404).send({ code: 'BACKUP_NOT_FOUND' });
    const offset = Number(/^bytes=(\d{1,15})-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (offset > found.bytes) return reply.code(416).send({ code: 'RANGE_NOT_SATISFIABLE' });
    reply.code(offset > 0 ? 206 : 200).headers({
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
      'content-length': found.bytes - offset,
      ...(offset > 0 && { 'content-range': `bytes ${offset}-${found.bytes - 1}/${found.bytes}` }),
    });
    return reply.send(readFrom(found.file, offset));
  });

  /** How much of an upload has arrived, so that a client goes on there. */
  server.get<{ Params: NameParams }>('/backups/:name/received', async (request, reply) => {
    const who = owner(request, reply);
    if (!who) return reply;
    if (!storedName.test(request.params.name)) return reply.code(404).send({ code: 'BACKUP_NOT_FOUND' });
    return { bytes: store.received(who, request.params.name) };
  });

  server.put<{ Params: NameParams }>('/backups/:name', { bodyLimit: maxPieceBytes }, async (request, reply) => {
    const who = owner(request, reply);
    if (!who) return reply;
    const piece = pieceOf(request);
    if (!piece || !storedName.test(request.params.name)) return reply.code(400).send({ code: 'BAD_REQUEST' });
    try {
      const answer = await store.put(who, request.params.name, piece);
      request.raw.resume();
      if (answer.outcome === 'taken') alarm(who, 'overwrite');
      return answerPut(reply, answer);
    } catch (error) {
      const known = toFault(error);
      if (isFault(known) && known.code === 'DISK_FULL') return reply.code(507).send({ code: 'DISK_FULL' });
      throw known;
    }
  });

  server.delete<{ Params: NameParams }>('/backups/:name', async (request, reply) => {
    const who = owner(request, reply);
    if (!who) return reply;
    alarm(who, 'delete');
    return reply.code(405).header('allow', 'GET, PUT').send({ code: 'BACKUPS_ARE_KEPT' });
  });
}

function pieceOf(request: FastifyRequest) {
  const range = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(String(request.headers['content-range'] ?? ''));
  const sha256 = String(request.headers['x-content-sha256'] ?? '');
  const length = Number(request.headers['content-length']);
  if (!range || request.headers['if-none-match'] !== '*' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  const [offset, end, total] = range.slice(1).map(Number) as [number, number, number];
  const fits = end - offset + 1 === length && end < total && length <= maxPieceBytes && total <= maxFileBytes;
  return fits ? { offset, total, sha256, body: request.body as AsyncIterable<Buffer> } : undefined;
}

function answerPut(reply: FastifyReply, answer: PutAnswer): FastifyReply {
  switch (answer.outcome) {
    case 'stored':
      return reply.code(201).send({ sha256: answer.sha256 });
    case 'partly':
      return reply.code(202).send({ bytes: answer.bytes });
    case 'wrongOffset':
      return reply.code(409).send({ code: 'WRONG_OFFSET', bytes: answer.bytes });
    case 'taken':
      return reply.code(412).send({ code: 'NAME_TAKEN' });
    case 'hashDiffers':
      return reply.code(422).send({ code: 'HASH_DIFFERS' });
    default:
      return answer satisfies never;
  }
}
