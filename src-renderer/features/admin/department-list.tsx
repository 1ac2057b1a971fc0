import { IconSitemap } from '@tabler/icons-react';
import type { DepartmentRow } from '#shared/features/people/departments.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { RoomListPage } from '../../app/room-list.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { CreateForm } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';
import { adminList } from './admin-list.ts';
import { departmentFieldsOf } from './fields.ts';

const list = adminList<DepartmentRow>('departments', 'newDepartment', {
  noun: 'department',
  icon: IconSitemap,
  useFields: () => useFields(() => Object.values(departmentFieldsOf())),
  source: (input) => orpc.departments.list.queryOptions({ input }),
  commands: () => api.departments,
  form: DepartmentForm,
  columns: [
    { name: 'name', width: 220 },
    { name: 'branchId', width: 180, narrow: 'under' },
    { name: 'parentId', width: 180 },
    { name: 'leaderId', width: 140, narrow: 'side' },
    { name: 'sort', width: 80, hidden: true },
  ],
});

/** Departments with their branch and leader. */
export function DepartmentList() {
  return <RoomListPage list={list} />;
}

type NewDepartment = Parameters<typeof api.departments.create>[0];

function DepartmentForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(adminTexts);
  const { name, branchId, parentId, leaderId } = useFields(departmentFieldsOf);
  return (
    <CreateForm
      texts={adminTexts}
      title={t('newDepartment')}
      draft="departments.create"
      fields={[name, branchId, parentId, leaderId]}
      create={(values) => api.departments.create(values as unknown as NewDepartment)}
      canGoOn
      onClose={onClose}
    />
  );
}
