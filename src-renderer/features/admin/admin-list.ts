import { IconPencil } from '@tabler/icons-react';
import type { RoomList } from '../../app/room-list.tsx';
import { adminTexts } from './admin.texts.ts';

type AdminWord = keyof typeof adminTexts.zhCN;
type AdminRoom = 'branches' | 'departments' | 'roles' | 'users';
type AdminList<Row extends { readonly id: string }> = RoomList<Row, AdminWord>;

/** A list of the administration, declared: all of them are opened to be edited, and have everything and the bin. */
export function adminList<Row extends { readonly id: string }>(
  room: AdminRoom,
  create: AdminWord,
  list: Omit<AdminList<Row>, 'room' | 'path' | 'texts' | 'words' | 'scenes' | 'actions'>,
): AdminList<Row> {
  return {
    room,
    path: `/people/${room}`,
    texts: adminTexts,
    words: {
      title: room,
      create,
      emptyTitle: `${room}Empty`,
      emptyHint: `${room}EmptyHint`,
      delete: 'remove',
      deleted: 'removed',
    },
    scenes: ['all', 'bin'],
    actions: [{ id: 'edit', label: 'edit', icon: IconPencil, key: 'e', onRow: true, opens: true }],
    ...list,
  };
}
