import { useSyncExternalStore } from 'react';

/** What stands between a new company and its work: making it, then the key that is shown once. */
export type ShownKey =
  | { readonly kind: 'none' }
  | { readonly kind: 'working' }
  | { readonly kind: 'key'; readonly value: string };

let shown: ShownKey = { kind: 'none' };
const listeners = new Set<() => void>();

export function setShownKey(next: ShownKey): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Held outside the pages, because the work opens behind the wizard before the key was read. */
export function useShownKey(): ShownKey {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
