import type { Actor } from '../../kernel/scope.ts';
import { createIncidents, type Incidents } from '../incidents.ts';
import type {
  HandshakeReply,
  HandshakeRequest,
  ImageValues,
  NeedBuckets,
  ProofReply,
  ProofRequest,
  PullPage,
  PullRequest,
  PushReply,
  PushRequest,
  ResultsReply,
  ResultsRequest,
} from '../protocol.ts';
import { SyncError, spokenProtocols } from '../protocol.ts';
import { createSyncState } from '../state.ts';
import type { Caller, ServerParts, SyncServerOptions } from './parts.ts';
import { handleProof } from './proof.ts';
import { handleBulk, handlePull } from './pull.ts';
import { handlePush } from './push.ts';
import { dayMs, dropTombstones, noteDay } from './tombstones.ts';

/** The server's half of synchronising. Every answer is computed in one go; nothing waits inside. */
export interface SyncServer {
  handshake(caller: Caller, request: HandshakeRequest): HandshakeReply;
  push(caller: Caller, request: PushRequest): PushReply;
  pull(caller: Caller, request: PullRequest): PullPage | NeedBuckets;
  bulk(caller: Caller, request: PullRequest): Generator<PullPage>;
  proof(caller: Caller, request: ProofRequest): ProofReply | NeedBuckets;
  results(caller: Caller, request: ResultsRequest): ResultsReply;
  /** Tells the server that its data came from a backup: a new epoch, versions far ahead. [sync 7.1] */
  beginEpoch(): void;
  /** Ages tombstones, answers and incidents, once a day; safe to call at any time. [sync 8.2] */
  tidy(): void;
  readonly incidents: Incidents;
}

export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { core, feed, newId, project } = options;
  const { statements, ledger, ports } = core;
  const state = createSyncState(statements);
  const incidents = createIncidents(statements);
  const beginEpoch = () =>
    ledger.transaction(() => {
      if (state.get('epoch') !== undefined) feed.versions.jump();
      state.set('epoch', newId());
    });
  if (state.get('epoch') === undefined) beginEpoch();

  const parts: ServerParts = {
    ...options,
    state,
    incidents,
    epoch: () => state.get('epoch')!,
    image: (actor, table, id) => {
      const values = statements(table.imageSql).raw().get(id) as ImageValues | undefined;
      return values && project ? project(actor, table, values) : values;
    },
  };

  const actorOf = ({ userId }: Caller): Actor => {
    const actor = options.actorOf(userId);
    if (!actor) throw new SyncError('PERSON_INACTIVE');
    return actor;
  };
  const checkEpoch = (epoch: string) => {
    if (epoch !== parts.epoch()) throw new SyncError('EPOCH_CHANGED', { epoch: parts.epoch() });
  };

  return {
    incidents,
    beginEpoch,
    tidy: () => {
      const now = ports.clock.now();
      const last = Number(state.get('tidiedAt') ?? 0);
      if (now - last < dayMs && now >= last) return;
      ledger.transaction(() => {
        noteDay(statements, now, feed.versions.head());
        const dropped = dropTombstones(statements, now);
        state.set('tidiedAt', String(now));
        ports.log.info('sync.tidied', { ...dropped });
      });
    },
    handshake: (caller, request) => {
      const actor = actorOf(caller);
      checkVersions(request, options.schema);
      options.onCall?.(actor, caller);
      const known = statements('SELECT last_seq FROM sync_devices WHERE device_id = ? AND incarnation = ?').get(
        caller.deviceId,
        request.incarnation,
      ) as { last_seq: number } | undefined;
      const now = ports.clock.now();
      noteDay(statements, now, feed.versions.head());
      return {
        protocol: request.protocol,
        schema: options.schema,
        epoch: parts.epoch(),
        lastSeq: known?.last_seq ?? 0,
        now,
        head: feed.versions.head(),
        serverName: options.serverName,
      };
    },
    push: (caller, request) => {
      checkEpoch(request.epoch);
      const actor = actorOf(caller);
      const reply = handlePush(parts, caller, actor, request);
      options.onCall?.(actor, caller);
      feed.flushMoved();
      return reply;
    },
    pull: (caller, request) => {
      checkEpoch(request.epoch);
      return handlePull(parts, actorOf(caller), request);
    },
    bulk: (caller, request) => {
      checkEpoch(request.epoch);
      return handleBulk(parts, actorOf(caller), request);
    },
    proof: (caller, request) => {
      checkEpoch(request.epoch);
      return handleProof(parts, actorOf(caller), request);
    },
    results: (caller, request) => {
      actorOf(caller);
      const find = statements('SELECT attempt, status FROM sync_results WHERE command_id = ? AND device_id = ?');
      return {
        results: request.ids.flatMap((id) => {
          const row = find.get(id, caller.deviceId) as { attempt: number; status: 'applied' } | undefined;
          return row ? [[id, row.attempt, row.status] as const] : [];
        }),
      };
    },
  };
}

function checkVersions(request: HandshakeRequest, schema: number): void {
  if (!spokenProtocols.includes(request.protocol)) {
    const isOld = request.protocol < Math.min(...spokenProtocols);
    throw new SyncError(isOld ? 'PROTOCOL_TOO_OLD' : 'PROTOCOL_TOO_NEW', { spoken: spokenProtocols });
  }
  if (request.schema > schema) throw new SyncError('SCHEMA_TOO_NEW', { schema });
}
