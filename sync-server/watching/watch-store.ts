import {
  defaultWatchSettings,
  type WatchSettings,
  watchSettings,
} from '#shared/features/watching/watch-settings.model.ts';
import type { Statements } from '#shared/ledger/read-db.ts';

/** What watching keeps between two looks, by name. */
export interface WatchStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

export function createWatchStore(statements: Statements): WatchStore {
  return {
    get: (key) =>
      (statements('SELECT value FROM watch_state WHERE key = ?').get(key) as { value: string } | undefined)?.value,
    set: (key, value) => {
      statements(
        'INSERT INTO watch_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      ).run(key, value);
    },
  };
}

/** What administrators set; a rule that an older program did not know has its default. */
export function readWatchSettings(store: WatchStore): WatchSettings {
  const stored = store.get('settings');
  if (stored === undefined) return defaultWatchSettings;
  const known = JSON.parse(stored) as Partial<WatchSettings>;
  return watchSettings.parse({
    ...defaultWatchSettings,
    ...known,
    rules: { ...defaultWatchSettings.rules, ...known.rules },
  });
}
