import { IconPencil, IconRestore, IconTrash, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { UserRow } from '#shared/features/people/users.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ListPage } from '../../ui/list/list-page.tsx';
import type { Column, ListSource, RowAction } from '../../ui/list/list-types.ts';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';
import { userFieldsOf } from './fields.ts';
import { UserForm } from './user-form.tsx';
import { UserRecord } from './user-page.tsx';

const source: ListSource<UserRow> = (input) => orpc.users.list.queryOptions({ input });

const scenes = ['all', 'bin'] as const;

/** Every colleague, with branch, department, roles and status. */
export function UserList() {
  const t = useTexts(adminTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const [creating, setCreating] = useState(false);
  const remove = useCommand((rows: readonly UserRow[]) => api.users.remove({ ids: rows.map((row) => row.id) }), {
    done: () => t('removed'),
    undo: true,
  });
  const restore = useCommand((rows: readonly UserRow[]) => api.users.restore({ ids: rows.map((row) => row.id) }), {
    done: () => t('restored'),
  });
  const columns = useMemo((): Column<UserRow>[] => {
    const fields = userFieldsOf();
    return [
      { field: fields.name, width: 160 },
      { field: fields.account, width: 150, narrow: 'under' },
      { field: fields.status, width: 120, narrow: 'side' },
      { field: fields.branchId, width: 160, narrow: 'under' },
      { field: fields.deptId, width: 160 },
      {
        field: { name: 'roleNames', label: t('role'), kind: 'text' },
        width: 180,
        sortable: false,
        filterable: false,
        render: (row) => row.roleNames.join('、'),
      },
      { field: fields.superiorId, width: 120 },
      { field: fields.mobile, width: 140 },
      { field: fields.email, width: 200, hidden: true },
      { field: fields.employeeNo, width: 110, hidden: true },
      { field: fields.hiredOn, width: 120, hidden: true },
    ];
  }, [t]);
  const actions: RowAction<UserRow>[] = [
    {
      id: 'edit',
      label: t('edit'),
      icon: IconPencil,
      key: 'e',
      onRow: true,
      run: ([row]) => row && navigate(`/people/users/${row.id}`),
    },
    ...(may('user.delete')
      ? [
          { id: 'remove', label: t('remove'), icon: IconTrash, bulk: true, danger: true, run: remove.run },
          {
            id: 'restore',
            label: t('restore'),
            icon: IconRestore,
            bulk: true,
            onRow: true,
            run: restore.run,
            when: (_: UserRow, scene: string) => scene === 'bin',
          },
        ]
      : []),
  ];
  return (
    <>
      <ListPage
        room="users"
        title={t('users')}
        source={source}
        columns={columns}
        scenes={scenes}
        path={(row) => `/people/users/${row.id}`}
        actions={actions}
        {...(may('user.create') ? { create: { label: t('newUser'), run: () => setCreating(true) } } : {})}
        empty={{ icon: IconUsers, title: t('usersEmpty'), hint: t('usersEmptyHint') }}
        beside={(id) => <UserRecord id={id} />}
      />
      {creating ? <UserForm onClose={() => setCreating(false)} /> : null}
    </>
  );
}
