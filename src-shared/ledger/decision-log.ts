import { chainHash, genesisHash } from './chain.ts';
import type { Entry, Sink } from './ledger.ts';
import type { Statements } from './read-db.ts';

/** Keeps each transaction the server decided with its effects, chained (design 7). */
export function createDecisionSink(statements: Statements): Sink {
  return (entry: Entry) => {
    const { command, decidedAt } = entry;
    const head = statements('SELECT hash FROM decisions ORDER BY seq DESC LIMIT 1').get() as
      | { hash: string }
      | undefined;
    const prevHash = head?.hash ?? genesisHash;
    const line = [
      command.id,
      command.procedure,
      command.actorId,
      command.deviceId,
      command.at,
      decidedAt,
      JSON.stringify(entry.effects),
    ];
    statements(
      'INSERT INTO decisions (command_id, procedure, actor_id, device_id, at, decided_at, effects, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?)',
    ).run(...line, prevHash, chainHash(prevHash, line));
  };
}
