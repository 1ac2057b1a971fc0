import type { Statements } from '../ledger/read-db.ts';

/** Small facts about synchronising that must outlive the process, in the database whose facts they are. */
export interface SyncState {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  json<Value>(key: string): Value | undefined;
}

export function createSyncState(statements: Statements): SyncState {
  const get = (key: string) =>
    (statements('SELECT value FROM sync_state WHERE key = ?').get(key) as { value: string } | undefined)?.value;
  return {
    get,
    set: (key, value) => {
      statements(
        'INSERT INTO sync_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      ).run(key, value);
    },
    remove: (key) => {
      statements('DELETE FROM sync_state WHERE key = ?').run(key);
    },
    json: <Value>(key: string) => {
      const text = get(key);
      return text === undefined ? undefined : (JSON.parse(text) as Value);
    },
  };
}
