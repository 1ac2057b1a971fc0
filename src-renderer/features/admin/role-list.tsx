import { IconPencil, IconRestore, IconShieldLock, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { RoleRow } from '#shared/features/people/roles.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { type FormValues, RecordForm } from '../../ui/form/record-form.tsx';
import { ListPage } from '../../ui/list/list-page.tsx';
import type { Column, ListSource, RowAction } from '../../ui/list/list-types.ts';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';
import { roleFieldsOf } from './fields.ts';

const source: ListSource<RoleRow> = (input) => orpc.roles.list.queryOptions({ input });
const scenes = ['all', 'bin'] as const;

/** Roles: what one may do, how far one sees, how many hold it. A new one opens at its rights. */
export function RoleList() {
  const t = useTexts(adminTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const [creating, setCreating] = useState(false);
  const fields = useFields(roleFieldsOf);
  const create = useCommand(
    async (values: FormValues) => {
      const made = await api.roles.create({
        name: String(values.name),
        dataScope: values.dataScope as RoleRow['dataScope'],
        remark: (values.remark as string | null | undefined) ?? null,
        actions: [],
      });
      navigate(`/people/roles/${made.id}`);
      return made;
    },
    { done: (_, values) => t('created', { name: String(values.name) }), undo: true },
  );
  const ids = (rows: readonly RoleRow[]) => ({ ids: rows.map((row) => row.id) });
  const remove = useCommand((rows: readonly RoleRow[]) => api.roles.remove(ids(rows)), {
    done: () => t('removed'),
    undo: true,
  });
  const restore = useCommand((rows: readonly RoleRow[]) => api.roles.restore(ids(rows)), {
    done: () => t('restored'),
  });
  const columns = useMemo(
    (): Column<RoleRow>[] => [
      { field: fields.name, width: 180 },
      { field: fields.dataScope, width: 150, narrow: 'under' },
      {
        field: { name: 'actions', label: t('rights'), kind: 'text' },
        width: 140,
        sortable: false,
        filterable: false,
        narrow: 'side',
        render: (row) => (row.actions.includes('*') ? t('rightsAll') : t('rightsCount', { count: row.actions.length })),
      },
      { field: fields.userCount, width: 90, sortable: false, filterable: false },
      { field: fields.remark, width: 320 },
    ],
    [fields, t],
  );
  const actions: RowAction<RoleRow>[] = [
    {
      id: 'edit',
      label: t('edit'),
      icon: IconPencil,
      key: 'e',
      onRow: true,
      run: ([row]) => row && navigate(`/people/roles/${row.id}`),
    },
    ...(may('role.delete')
      ? [
          { id: 'remove', label: t('remove'), icon: IconTrash, bulk: true, danger: true, run: remove.run },
          {
            id: 'restore',
            label: t('restore'),
            icon: IconRestore,
            bulk: true,
            onRow: true,
            run: restore.run,
            when: (_: RoleRow, scene: string) => scene === 'bin',
          },
        ]
      : []),
  ];
  return (
    <>
      <ListPage
        room="roles"
        title={t('roles')}
        source={source}
        columns={columns}
        scenes={scenes}
        path={(row) => `/people/roles/${row.id}`}
        actions={actions}
        {...(may('role.create') ? { create: { label: t('newRole'), run: () => setCreating(true) } } : {})}
        empty={{ icon: IconShieldLock, title: t('rolesEmpty'), hint: t('rolesEmptyHint') }}
      />
      {creating ? (
        <RecordForm
          title={t('newRole')}
          fields={[fields.name, fields.dataScope, fields.remark]}
          initial={{ dataScope: 'own' }}
          submit={create.run}
          onClose={() => setCreating(false)}
        />
      ) : null}
    </>
  );
}
