import { IconShieldLock } from '@tabler/icons-react';
import type { RoleRow } from '#shared/features/people/roles.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { RoomListPage } from '../../app/room-list.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { say } from '../../ui/texts.ts';
import { RoleForm } from '../rights/role-form.tsx';
import { adminTexts } from './admin.texts.ts';
import { adminList } from './admin-list.ts';
import { roleFieldsOf } from './fields.ts';

const list = adminList<RoleRow>('roles', 'newRole', {
  noun: 'role',
  icon: IconShieldLock,
  useFields: () => useFields(() => Object.values(roleFieldsOf())),
  source: (input) => orpc.roles.list.queryOptions({ input }),
  commands: () => api.roles,
  form: RoleForm,
  columns: [
    { name: 'name', width: 180 },
    { name: 'dataScope', width: 150, narrow: 'under' },
    {
      name: 'actions',
      label: 'rights',
      width: 140,
      narrow: 'side',
      render: ({ actions }) =>
        actions.includes('*')
          ? say(adminTexts, 'rightsAll')
          : say(adminTexts, 'rightsCount', { count: actions.length }),
    },
    { name: 'userCount', width: 90, sortable: false, filterable: false },
    { name: 'remark', width: 320 },
  ],
});

/** Roles: what one may do, how far one sees, how many hold it. */
export function RoleList() {
  return <RoomListPage list={list} />;
}
