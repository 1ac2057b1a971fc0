import { useCallback, useRef } from 'react';
import type { PreferenceValue } from '#shared/features/views/preference.model.ts';
import { setPreference, usePreference } from '../../api/preferences.ts';

type Draft = Record<string, PreferenceValue>;

/**
 * What was typed and not saved survives a crash and a lock. It is kept with the person's settings inside the encrypted
 * database, because it is personal data and the browser's own storage is not encrypted (V14.2).
 */
export function useDraft(key: string | undefined) {
  const name = key ? `draft.${key}` : 'draft.none';
  const [stored] = usePreference<Draft>(name, {});
  const first = useRef(stored);
  const keep = useCallback(
    (values: Record<string, unknown>) => {
      if (key) setPreference(name, values as Draft);
    },
    [key, name],
  );
  const drop = useCallback(() => {
    if (key) setPreference(name, null);
  }, [key, name]);
  return { draft: key ? first.current : {}, keep, drop };
}
