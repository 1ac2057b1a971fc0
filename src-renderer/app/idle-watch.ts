import { useEffect } from 'react';
import { api } from '../api/client.ts';
import { useKnownWorld } from '../api/world.ts';

const every = 30_000;

/** Tells the desktop that somebody is there, at most twice a minute, so that the idle lock counts from the last touch. */
export function useIdleWatch(): void {
  const world = useKnownWorld();
  const isDesktop = world.host === 'desktop';
  useEffect(() => {
    if (!isDesktop) return;
    let last = 0;
    const touched = () => {
      const now = Date.now();
      if (now - last < every) return;
      last = now;
      void api.desktop.activity().catch(() => undefined);
    };
    const kinds = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
    for (const kind of kinds) window.addEventListener(kind, touched, { passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touched);
    };
  }, [isDesktop]);
}
