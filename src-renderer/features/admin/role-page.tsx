import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { useTexts } from '../../ui/texts.ts';
import { rightsTexts } from '../rights/rights.texts.ts';
import { RightsOfAct } from '../rights/rights-of-act.tsx';
import { rightsOf } from '../rights/role-draft.ts';
import { RoleEditor } from '../rights/role-editor.tsx';
import { RoleHolders } from '../rights/role-holders.tsx';
import { useHolders } from '../rights/use-holders.ts';
import { adminTexts } from './admin.texts.ts';
import { roleFieldsOf } from './fields.ts';

/** The role's own address: a draft belongs to one role alone. */
export function RolePage() {
  const { id = '' } = useParams<{ id: string }>();
  return <RoleRecord key={id} id={id} />;
}

/** A role: its name in place, everything it gives in the editor, and who holds it. */
function RoleRecord({ id }: { id: string }) {
  const t = useTexts(adminTexts);
  const rights = useTexts(rightsTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const query = useQuery(orpc.roles.get.queryOptions({ input: { id } }));
  const { name, dataScope, remark } = roleFieldsOf();
  const edit = useCommand((input: { name: string; from: unknown; to: unknown }) =>
    api.roles.edit({ id, changes: { [input.name]: { from: input.from, to: input.to } } }),
  );
  const role = query.data;
  const holders = useHolders(id);
  const copy = useCommand(
    (copied: string) => api.roles.create({ ...rightsOf(role!), name: copied, remark: role!.remark }),
    { done: (_output, copied) => rights('copied', { name: copied }), undo: true },
  );
  const canEdit = may('role.edit');
  return (
    <RecordPage
      back="/people/roles"
      table="roles"
      id={id}
      query={query}
      title={role?.name ?? ''}
      facts={[
        { label: t('scope'), value: dataScope.choices.find((each) => each.value === role?.dataScope)?.label },
        { label: t('userCount'), value: holders?.length ?? role?.userCount },
      ]}
      menu={[
        may('role.create') &&
          role !== undefined && {
            label: rights('copyRole'),
            icon: IconCopy,
            run: () =>
              void copy
                .run(rights('copyName', { name: role.name }))
                .then((outcome) => outcome.ok && navigate(`/people/roles/${outcome.value.id}`)),
          },
      ]}
      fields={[name, remark]}
      moreHistory={(entry) => <RightsOfAct entry={entry} />}
      summary={
        role ? (
          <InlineFields
            title={t('info')}
            row={role}
            fields={[name, remark]}
            {...(canEdit
              ? { onSave: (field: string, from: unknown, to: unknown) => edit.run({ name: field, from, to }) }
              : {})}
          />
        ) : null
      }
      tabs={[
        { id: 'rights', label: t('rights'), content: role ? <RoleEditor role={role} canEdit={canEdit} /> : null },
        {
          id: 'holders',
          label: rights('holders'),
          ...(holders ? { count: holders.length } : {}),
          content: <RoleHolders roleId={id} />,
        },
      ]}
    />
  );
}
