import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { PreferenceValue } from '#shared/features/views/preference.model.ts';
import { api, orpc } from './client.ts';
import { queryClient } from './query-client.ts';

type Preferences = Record<string, PreferenceValue>;

const writes = new Map<string, ReturnType<typeof setTimeout>>();

/** Shows at once, writes after a pause: dragging a column's edge is one setting, not a hundred. */
export function setPreference(key: string, value: PreferenceValue): void {
  const queryKey = orpc.preferences.list.queryKey();
  queryClient.setQueryData<Preferences>(queryKey, (all) => ({ ...all, [key]: value }));
  clearTimeout(writes.get(key));
  writes.set(
    key,
    setTimeout(() => {
      writes.delete(key);
      void api.preferences.set({ key, value }).catch(() => undefined);
    }, 400),
  );
}

/** One setting of the person, the same on every device; `initial` until they choose. */
export function usePreference<T extends PreferenceValue>(key: string, initial: T): [T, (value: T) => void, boolean] {
  const first = useRef(initial);
  const { data, isFetched } = useQuery(orpc.preferences.list.queryOptions());
  const stored = data?.[key];
  const value = stored === undefined || stored === null ? first.current : (stored as T);
  const set = useCallback((next: T) => setPreference(key, next), [key]);
  return [value, set, isFetched];
}
