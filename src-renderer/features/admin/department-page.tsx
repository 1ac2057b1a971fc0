import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';
import { departmentFieldsOf } from './fields.ts';
import { MemberTable } from './member-table.tsx';

/** A department: its place, its leader and its people. */
export function DepartmentPage() {
  const t = useTexts(adminTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const { id = '' } = useParams<{ id: string }>();
  const query = useQuery(orpc.departments.get.queryOptions({ input: { id } }));
  const fields = departmentFieldsOf();
  const edit = useCommand((input: { name: string; from: unknown; to: unknown }) =>
    api.departments.edit({ id, changes: { [input.name]: { from: input.from, to: input.to } } }),
  );
  const remove = useCommand(() => api.departments.remove({ ids: [id] }), { done: () => t('removed'), undo: true });
  const department = query.data;
  return (
    <RecordPage
      back="/people/departments"
      table="departments"
      id={id}
      query={query}
      title={department?.name ?? ''}
      facts={[
        { label: t('branch'), value: department?.branchName },
        { label: t('leader'), value: department?.leaderName },
      ]}
      menu={
        may('department.delete')
          ? [
              {
                label: t('remove'),
                icon: IconTrash,
                danger: true,
                run: () => void remove.run(undefined).then((outcome) => outcome.ok && navigate('/people/departments')),
              },
            ]
          : []
      }
      fields={Object.values(fields)}
      summary={
        department ? (
          <InlineFields
            title={t('info')}
            row={department}
            fields={Object.values(fields)}
            {...(may('department.edit')
              ? { onSave: (name: string, from: unknown, to: unknown) => edit.run({ name, from, to }) }
              : {})}
          />
        ) : null
      }
      tabs={[{ id: 'users', label: t('users'), content: <MemberTable field="deptId" value={id} /> }]}
    />
  );
}
