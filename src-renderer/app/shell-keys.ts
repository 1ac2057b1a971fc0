import { useRef } from 'react';
import { useLocation } from 'wouter';
import { useKeys } from '../ui/keys.ts';
import { useCreate } from './create.tsx';
import { isInRoom } from './nav.tsx';
import { useRooms } from './use-rooms.ts';

/** Keys that work on every page: `?`, G and a letter, C for the room's own record or the first that can be made. */
export function useShellKeys(onSheet: () => void): void {
  const rooms = useRooms();
  const [location, navigate] = useLocation();
  const { creatable, open } = useCreate();
  const gAt = useRef(0);
  const letters = Object.fromEntries(
    rooms
      .filter((room) => room.letter)
      .map((room) => [
        room.letter as string,
        () => {
          if (Date.now() - gAt.current > 1200) return false;
          gAt.current = 0;
          navigate(room.path);
          return true;
        },
      ]),
  );
  const create = () => {
    const room = creatable.find((each) => isInRoom(each, location)) ?? creatable[0];
    if (!room) return false;
    open(room.id);
    return true;
  };
  const goOrCreate = letters.c;
  useKeys({
    ...letters,
    c: () => (goOrCreate?.() === true ? true : create()),
    g: () => {
      gAt.current = Date.now();
    },
    '?': onSheet,
  });
}
