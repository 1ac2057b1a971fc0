import { createContext, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import { useMay } from '../api/me.ts';
import type { Room } from './room.ts';
import { useRooms } from './use-rooms.ts';

interface CreateState {
  /** Rooms whose records the person may create here and now. */
  readonly creatable: readonly Room[];
  /** Opens a room's form over whatever page is shown. */
  readonly open: (roomId: string) => void;
}

const CreateContext = createContext<CreateState>({ creatable: [], open: () => undefined });

export function useCreate(): CreateState {
  return useContext(CreateContext);
}

/** Lets every place of the shell open a room's form of creation. */
export function CreateProvider({ children }: { children: ReactNode }) {
  const rooms = useRooms();
  const may = useMay();
  const [openId, setOpenId] = useState<string>();
  const creatable = rooms.filter((room) => room.create && (!room.create.action || may(room.create.action)));
  const ids = creatable.map((room) => room.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same rooms are the same value
  const value = useMemo(() => ({ creatable, open: setOpenId }), [ids]);
  const Form = creatable.find((room) => room.id === openId)?.create?.form;
  return (
    <CreateContext value={value}>
      {children}
      <Suspense fallback={null}>{Form ? <Form onClose={() => setOpenId(undefined)} /> : null}</Suspense>
    </CreateContext>
  );
}
