import { IconBuildingOff, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { useTexts } from '../../ui/texts.ts';
import { CloseBranch } from '../organisation/close-branch.tsx';
import { adminTexts } from './admin.texts.ts';
import { branchFieldsOf } from './fields.ts';
import { MemberTable } from './member-table.tsx';

/** A branch: its place in the company and its people. */
export function BranchPage() {
  const t = useTexts(adminTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const { id = '' } = useParams<{ id: string }>();
  const [closing, setClosing] = useState(false);
  const query = useQuery(orpc.branches.get.queryOptions({ input: { id } }));
  const fields = branchFieldsOf();
  const edit = useCommand((input: { name: string; from: unknown; to: unknown }) =>
    api.branches.edit({ id, changes: { [input.name]: { from: input.from, to: input.to } } }),
  );
  const remove = useCommand(() => api.branches.remove({ ids: [id] }), { done: () => t('removed'), undo: true });
  const branch = query.data;
  return (
    <>
      <RecordPage
        back="/people/branches"
        table="branches"
        id={id}
        query={query}
        title={branch?.name ?? ''}
        number={branch?.code ?? null}
        state={branch ? <FieldValue field={fields.status} value={branch.status} /> : null}
        facts={[
          { label: t('kind'), value: fields.kind.choices.find((each) => each.value === branch?.kind)?.label },
          { label: t('region'), value: branch?.region },
          { label: t('manager'), value: branch?.managerName },
        ]}
        menu={[
          ...(may('branch.edit') && branch?.status === 'active'
            ? [{ label: t('closeBranch'), icon: IconBuildingOff, run: () => setClosing(true) }]
            : []),
          ...(may('branch.delete')
            ? [
                {
                  label: t('remove'),
                  icon: IconTrash,
                  danger: true,
                  run: () => void remove.run(undefined).then((outcome) => outcome.ok && navigate('/people/branches')),
                },
              ]
            : []),
        ]}
        fields={Object.values(fields)}
        summary={
          branch ? (
            <InlineFields
              title={t('info')}
              row={branch}
              fields={Object.values(fields)}
              {...(may('branch.edit')
                ? { onSave: (name: string, from: unknown, to: unknown) => edit.run({ name, from, to }) }
                : {})}
            />
          ) : null
        }
        tabs={[{ id: 'users', label: t('users'), content: <MemberTable field="branchId" value={id} /> }]}
      />
      {closing && branch ? <CloseBranch branch={branch} onClose={() => setClosing(false)} /> : null}
    </>
  );
}
