import type { SyncRun } from '../../features/sync/sync.model.ts';
import type { Sink } from '../../ledger/ledger.ts';
import { createStatements } from '../../ledger/read-db.ts';
import type { Sqlite } from '../../ports/database.ts';
import type { SyncCore } from '../core.ts';
import { createIncidents, type Incidents } from '../incidents.ts';
import { type HandshakeReply, maxPushCommands, protocolVersion, SyncError, type SyncTransport } from '../protocol.ts';
import { createSyncState, type SyncState } from '../state.ts';
import type { SyncedTables } from '../synced-tables.ts';
import { createBuckets } from './buckets.ts';
import type { Exchange, Progress } from './exchange.ts';
import { dropDecidedHeld } from './held.ts';
import { findIncarnation, type IncarnationFile, renewIncarnation } from './incarnation.ts';
import { createLeftRows } from './left-rows.ts';
import { createOutboxSink, isMember } from './outbox.ts';
import { countSent } from './outbox-marks.ts';
import type { DeviceParts } from './parts.ts';
import { checkProofs } from './proof.ts';
import { pullAll, pullRequest } from './pull-all.ts';
import { pushAll } from './push-all.ts';
import { createRows } from './rows.ts';
import { sendAudit } from './send-audit.ts';
import { forgetSent, sendAgain } from './server-restored.ts';

const hourMs = 3_600_000;
/** A handshake is good for this long: clock, epoch and versions are looked at again after it. */
const handshakeMs = 10 * 60_000;
/** How often one exchange may begin again because the server or this copy turned out to be another. */
const maxRestarts = 4;
const offsetNoiseMs = 1_000;

export interface DeviceOptions {
  readonly sqlite: Sqlite;
  readonly tables: SyncedTables;
  readonly schema: number;
  readonly incarnationFile: IncarnationFile;
  readonly newId: () => string;
  /** How often counts and sums are compared; hourly unless told. */
  readonly proofEveryMs?: number;
  /** Commands of one request; 500 unless told. */
  readonly pushCommands?: number;
}

/**
 * The device's half of synchronising. Made before the app, because the app's ledger writes through `sink`; bound to it
 * by `start`. A standalone company has one too, idle until it joins a server.
 */
export interface SyncDevice {
  readonly sink: Sink;
  readonly state: SyncState;
  readonly incidents: Incidents;
  readonly attempts: Map<string, number>;
  start(core: SyncCore): DeviceParts;
  parts(): DeviceParts;
  isMember(): boolean;
  /** One exchange: push, pull, proof. Throws what the transport throws; everything stored until then stays. */
  exchange(transport: SyncTransport, onProgress?: (progress: Progress | null) => void): Promise<SyncRun>;
  /** Everything the server held at this time is here. */
  dataAsOf(): number | null;
}

export function createSyncDevice(options: DeviceOptions): SyncDevice {
  const {
    sqlite,
    tables,
    schema,
    newId,
    incarnationFile,
    proofEveryMs = hourMs,
    pushCommands = maxPushCommands,
  } = options;
  const ownStatements = createStatements(sqlite);
  const state = createSyncState(ownStatements);
  const attempts = new Map<string, number>();
  let bound: DeviceParts | undefined;
  let sink: Sink | undefined;
  let incarnation: string | undefined;
  let shaken: { reply: HandshakeReply; at: number; transport: SyncTransport } | undefined;
  let asOf: number | undefined;
  let storedAt = Number.NEGATIVE_INFINITY;

  const parts = (): DeviceParts => {
    if (!bound) throw new Error('The device is started before it is used');
    return bound;
  };

  /** One transaction; what is kept in memory is read anew if it does not come through. */
  const store = <T>(work: () => T): T => {
    try {
      return parts().core.ledger.transaction(work);
    } catch (error) {
      parts().buckets.forget();
      parts().rows.forgetCounts();
      throw error;
    }
  };
  const now = () => parts().core.ports.clock.now();

  const shakeHands = async (transport: SyncTransport): Promise<HandshakeReply> => {
    if (shaken && shaken.transport === transport && now() - shaken.at < handshakeMs && now() >= shaken.at) {
      return shaken.reply;
    }
    incarnation ??= findIncarnation(parts(), incarnationFile, newId);
    const offset = Number(state.get('clockOffset') ?? 0);
    const sentAt = now() - offset;
    const reply = await transport.handshake({
      protocol: protocolVersion,
      schema,
      incarnation,
      epoch: state.get('epoch') ?? null,
    });
    const receivedAt = now() - offset;
    const measured = Math.round(reply.now - (sentAt + receivedAt) / 2);
    store(() => {
      // Within what the line's own delay can explain, the known correction stays: times do not jitter.
      const isNoise = Math.abs(measured - offset) <= Math.max(offsetNoiseMs, receivedAt - sentAt);
      if (!isNoise) state.set('clockOffset', String(measured));
      state.set('serverName', reply.serverName);
      meetServer(parts(), reply, now());
    });
    if (isForked(parts(), reply)) {
      parts().incidents.note('forked', now(), { lastSeq: reply.lastSeq });
      incarnation = renewIncarnation(parts(), incarnationFile, newId);
    }
    shaken = { reply, at: now(), transport };
    return reply;
  };

  const exchangeOf = (): Exchange => ({
    parts: parts(),
    state,
    statements: ownStatements,
    pushCommands,
    incarnation: () => incarnation!,
    now,
    store,
    setAsOf: (at) => {
      asOf = at;
    },
  });

  /** True when every bucket was compared and none had to be read again. */
  const prove = async (transport: SyncTransport): Promise<boolean> => {
    const last = Number(state.get('provedAt') ?? Number.NEGATIVE_INFINITY);
    if (now() - last < proofEveryMs && now() >= last) return true;
    let reply = await transport.proof(pullRequest(exchangeOf(), false));
    if ('need' in reply) reply = await transport.proof(pullRequest(exchangeOf(), true));
    if ('need' in reply) return true;
    const proofs = reply;
    const wrong = store(() => {
      state.set('provedAt', String(now()));
      return checkProofs(parts(), proofs, now());
    });
    return wrong.length === 0;
  };

  const askHeld = async (transport: SyncTransport): Promise<void> => {
    if (state.get('askHeld') !== '1') return;
    const held = ownStatements('SELECT command_id FROM held_commands').all() as { command_id: string }[];
    const reply =
      held.length > 0 ? await transport.results({ ids: held.map((row) => row.command_id) }) : { results: [] };
    store(() => {
      dropDecidedHeld(parts(), reply);
      state.remove('askHeld');
    });
  };

  /** The audit waits for the next exchange where a server does not take it: work never waits for it. */
  const bringAudit = async (transport: SyncTransport): Promise<void> => {
    try {
      await sendAudit(exchangeOf(), transport);
    } catch (error) {
      parts().core.ports.log.warn('audit.notSent', { code: error instanceof Error ? error.name : '' });
    }
  };

  return {
    state,
    attempts,
    sink: (entry) => sink?.(entry),
    incidents: createIncidents(ownStatements),
    parts,
    isMember: () => isMember(state),
    dataAsOf: () => asOf ?? (state.get('asOf') === undefined ? null : Number(state.get('asOf'))),
    start: (core) => {
      const left = createLeftRows(state);
      const rows = createRows(core, left.note);
      const { statements } = core;
      bound = {
        core,
        tables,
        state,
        rows,
        left,
        buckets: createBuckets(core),
        incidents: createIncidents(statements),
        schema,
      };
      sink = createOutboxSink({ core, tables, state, rows, schema, attempts });
      return bound;
    },
    exchange: async (transport, onProgress = () => undefined) => {
      const started = now();
      const run: SyncRun = {
        at: started,
        durationMs: 0,
        sent: 0,
        received: 0,
        removed: 0,
        bytesSent: 0,
        bytesReceived: 0,
      };
      for (let restarts = 0; ; restarts++) {
        try {
          await shakeHands(transport);
          await askHeld(transport);
          await pushAll(exchangeOf(), transport, run);
          await pullAll(exchangeOf(), transport, run, onProgress);
          if (!(await prove(transport))) await pullAll(exchangeOf(), transport, run, onProgress);
          await bringAudit(transport);
          break;
        } catch (error) {
          shaken = undefined;
          if (!(error instanceof SyncError) || restarts >= maxRestarts || !mend(error)) throw error;
        }
      }
      run.durationMs = Math.max(0, now() - started);
      const hasMoved = run.sent + run.received + run.removed > 0;
      if (hasMoved || now() - storedAt > hourMs || now() < storedAt) {
        store(() => {
          forgetSent(parts(), now());
          state.set('lastRun', JSON.stringify(run));
          if (asOf !== undefined) state.set('asOf', String(asOf));
        });
        storedAt = now();
      }
      return run;
    },
  };

  /** Whether the exchange may begin again after the server told what is wrong. */
  function mend(error: SyncError): boolean {
    switch (error.code) {
      case 'EPOCH_CHANGED':
        return true;
      case 'FORKED':
        parts().incidents.note('forked', now(), {});
        incarnation = renewIncarnation(parts(), incarnationFile, newId);
        return true;
      case 'SEQUENCE_GAP':
        store(() => sendAgain(parts(), now(), 'sequenceGap', Number(error.details.expected ?? 1) - 1));
        return true;
      default:
        return false;
    }
  }
}

/** What the handshake told about the server: new to us, restored, or behind what it had acknowledged. [sync 7] */
function meetServer(parts: DeviceParts, reply: HandshakeReply, now: number): void {
  const { state } = parts;
  const epoch = state.get('epoch');
  const acked = Number(state.get('acked') ?? 0);
  if (epoch !== undefined && epoch !== reply.epoch) sendAgain(parts, now, 'serverRestored', reply.lastSeq);
  else if (epoch !== undefined && (reply.lastSeq < acked || reply.head < highestCursor(parts))) {
    sendAgain(parts, now, 'serverBehind', reply.lastSeq);
  }
  state.set('epoch', reply.epoch);
}

function highestCursor(parts: DeviceParts): number {
  return parts.buckets.list().reduce((highest, bucket) => Math.max(highest, bucket.cursor), 0);
}

/** The server knows more of this incarnation than was ever sent from here: another copy uses it. [sync 6.3] */
function isForked(parts: DeviceParts, reply: HandshakeReply): boolean {
  const acked = Number(parts.state.get('acked') ?? 0);
  return reply.lastSeq > acked + countSent(parts.core.statements, parts.state);
}
