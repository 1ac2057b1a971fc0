import type { Sink } from './ledger.ts';
import type { Statements } from './read-db.ts';

const stampFields = new Set(['updatedAt', 'updatedBy', 'lastFollowAt', 'followCount']);

/** Remembers on the server when each field was last edited and by whom: `mergeEdit` decides by it which edit is later. */
export function createFieldEditSink(statements: Statements): Sink {
  return ({ command, effects }) => {
    for (const effect of effects) {
      if (effect.op !== 'update') continue;
      for (const field of Object.keys(effect.set)) {
        if (stampFields.has(field)) continue;
        statements(
          'INSERT INTO field_edits (row_id, field, at, by) VALUES (?,?,?,?) ON CONFLICT (row_id, field) DO UPDATE SET at = max(at, excluded.at), by = excluded.by',
        ).run(effect.id, field, command.at, command.actorId);
      }
    }
  };
}
