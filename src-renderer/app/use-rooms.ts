import { useMay } from '../api/me.ts';
import { useKnownWorld } from '../api/world.ts';
import { useLanguage } from '../ui/texts.ts';
import type { Room } from './room.ts';
import { rooms } from './rooms.ts';

/** The rooms of this host that the person may enter. */
export function useRooms(): readonly Room[] {
  useLanguage();
  const world = useKnownWorld();
  const may = useMay();
  return rooms.filter(
    (room) => (!room.host || room.host === world.host) && (!room.action || [room.action].flat().some(may)),
  );
}
