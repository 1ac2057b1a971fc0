import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useKnownWorld } from '../api/world.ts';

const key = 'outpost.place';

/** The address where this computer's person was last; addresses carry ids only, never words of a record. */
export function lastPlace(): string | undefined {
  const stored = localStorage.getItem(key);
  return stored?.startsWith('/') && !stored.startsWith('//') ? stored : undefined;
}

/** Another person begins at the first page. */
export function forgetPlace(): void {
  localStorage.removeItem(key);
}

/** Remembers the address, so that a restart opens where the person was. */
export function useLastPlace(): void {
  const [location] = useLocation();
  const world = useKnownWorld();
  const userId = world.host === 'desktop' ? world.state.userId : null;
  useEffect(() => {
    if (location !== '/') localStorage.setItem(key, location);
  }, [location]);
  useEffect(() => {
    const before = localStorage.getItem('outpost.placeOf');
    if (userId && before && before !== userId) forgetPlace();
    if (userId) localStorage.setItem('outpost.placeOf', userId);
  }, [userId]);
}
