import { useMemo } from 'react';
import { useLanguage } from '../texts.ts';

/** A room's fields in the language of the moment, the same object until the language changes. */
export function useFields<T>(make: () => T): T {
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words in the fields change with the language alone
  return useMemo(make, [language]);
}
