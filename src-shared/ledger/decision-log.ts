import { chainHash, createChainHead } from './chain.ts';
import type { Entry, Sink } from './ledger.ts';
import type { Statements } from './read-db.ts';

/** Keeps each transaction the server decided with its effects, chained (design 7). */
export function createDecisionSink(statements: Statements): Sink {
  const head = createChainHead(statements, 'decisions');
  const sink = (entry: Entry): void => {
    const { command, decidedAt } = entry;
    const prevHash = head.get();
    const line = [
      command.id,
      command.procedure,
      command.actorId,
      command.deviceId,
      command.at,
      decidedAt,
      JSON.stringify(entry.effects),
    ];
    const hash = chainHash(prevHash, line);
    statements(
      'INSERT INTO decisions (command_id, procedure, actor_id, device_id, at, decided_at, effects, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?)',
    ).run(...line, prevHash, hash);
    head.set(hash);
  };
  return Object.assign(sink, { forget: () => head.forget() });
}
