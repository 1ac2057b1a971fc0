import { IconUsers } from '@tabler/icons-react';
import type { UserRow } from '#shared/features/people/users.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { RoomListPage } from '../../app/room-list.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { adminList } from './admin-list.ts';
import { userFieldsOf } from './fields.ts';
import { UserForm } from './user-form.tsx';
import { UserRecord } from './user-page.tsx';

const list = adminList<UserRow>('users', 'newUser', {
  noun: 'user',
  icon: IconUsers,
  useFields: () => useFields(() => Object.values(userFieldsOf())),
  source: (input) => orpc.users.list.queryOptions({ input }),
  commands: () => api.users,
  form: UserForm,
  record: UserRecord,
  columns: [
    { name: 'name', width: 160 },
    { name: 'account', width: 150, narrow: 'under' },
    { name: 'status', width: 120, narrow: 'side' },
    { name: 'branchId', width: 160, narrow: 'under' },
    { name: 'deptId', width: 160 },
    { name: 'roleNames', label: 'role', width: 180, render: (row) => row.roleNames.join('、') },
    { name: 'superiorId', width: 120 },
    { name: 'mobile', width: 140 },
    { name: 'email', width: 200, hidden: true },
    { name: 'employeeNo', width: 110, hidden: true },
    { name: 'hiredOn', width: 120, hidden: true },
  ],
});

/** Every colleague, with branch, department, roles and status. */
export function UserList() {
  return <RoomListPage list={list} />;
}
