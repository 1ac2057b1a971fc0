import { IconPencil, IconRestore, IconSitemap, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { DepartmentRow } from '#shared/features/people/departments.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { type FormValues, RecordForm } from '../../ui/form/record-form.tsx';
import { ListPage } from '../../ui/list/list-page.tsx';
import type { Column, ListSource, RowAction } from '../../ui/list/list-types.ts';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';
import { departmentFieldsOf } from './fields.ts';

const source: ListSource<DepartmentRow> = (input) => orpc.departments.list.queryOptions({ input });
const scenes = ['all', 'bin'] as const;

type NewDepartment = Parameters<typeof api.departments.create>[0];

/** Departments with their branch and leader. */
export function DepartmentList() {
  const t = useTexts(adminTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const [creating, setCreating] = useState(false);
  const fields = useFields(departmentFieldsOf);
  const create = useCommand((values: FormValues) => api.departments.create(values as unknown as NewDepartment), {
    done: (_, values) => t('created', { name: String(values.name) }),
    undo: true,
  });
  const ids = (rows: readonly DepartmentRow[]) => ({ ids: rows.map((row) => row.id) });
  const remove = useCommand((rows: readonly DepartmentRow[]) => api.departments.remove(ids(rows)), {
    done: () => t('removed'),
    undo: true,
  });
  const restore = useCommand((rows: readonly DepartmentRow[]) => api.departments.restore(ids(rows)), {
    done: () => t('restored'),
  });
  const columns = useMemo(
    (): Column<DepartmentRow>[] => [
      { field: fields.name, width: 220 },
      { field: fields.branchId, width: 180, narrow: 'under' },
      { field: fields.parentId, width: 180 },
      { field: fields.leaderId, width: 140, narrow: 'side' },
      { field: fields.sort, width: 80, hidden: true },
    ],
    [fields],
  );
  const actions: RowAction<DepartmentRow>[] = [
    {
      id: 'edit',
      label: t('edit'),
      icon: IconPencil,
      key: 'e',
      onRow: true,
      run: ([row]) => row && navigate(`/people/departments/${row.id}`),
    },
    ...(may('department.delete')
      ? [
          { id: 'remove', label: t('remove'), icon: IconTrash, bulk: true, danger: true, run: remove.run },
          {
            id: 'restore',
            label: t('restore'),
            icon: IconRestore,
            bulk: true,
            onRow: true,
            run: restore.run,
            when: (_: DepartmentRow, scene: string) => scene === 'bin',
          },
        ]
      : []),
  ];
  return (
    <>
      <ListPage
        room="departments"
        title={t('departments')}
        source={source}
        columns={columns}
        scenes={scenes}
        path={(row) => `/people/departments/${row.id}`}
        actions={actions}
        {...(may('department.create') ? { create: { label: t('newDepartment'), run: () => setCreating(true) } } : {})}
        empty={{ icon: IconSitemap, title: t('departmentsEmpty'), hint: t('departmentsEmptyHint') }}
      />
      {creating ? (
        <RecordForm
          title={t('newDepartment')}
          draft="departments.create"
          fields={[fields.name, fields.branchId, fields.parentId, fields.leaderId]}
          submit={create.run}
          canGoOn
          onClose={() => setCreating(false)}
        />
      ) : null}
    </>
  );
}
