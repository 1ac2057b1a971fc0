import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';
import { roleFieldsOf } from './fields.ts';
import { RightsMatrix } from './rights-matrix.tsx';

/** A role: how far it sees, and its rights as a matrix that stores each tick. */
export function RolePage() {
  const t = useTexts(adminTexts);
  const may = useMay();
  const { id = '' } = useParams<{ id: string }>();
  const query = useQuery(orpc.roles.get.queryOptions({ input: { id } }));
  const { name, dataScope, remark } = roleFieldsOf();
  const edit = useCommand((input: { name: string; from: unknown; to: unknown }) =>
    api.roles.edit({ id, changes: { [input.name]: { from: input.from, to: input.to } } }),
  );
  const role = query.data;
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
        { label: t('userCount'), value: role?.userCount },
      ]}
      fields={[name, dataScope, remark]}
      summary={
        role ? (
          <InlineFields
            title={t('info')}
            row={role}
            fields={[name, dataScope, remark]}
            {...(canEdit
              ? { onSave: (field: string, from: unknown, to: unknown) => edit.run({ name: field, from, to }) }
              : {})}
          />
        ) : null
      }
      tabs={[
        {
          id: 'rights',
          label: t('rights'),
          content: role ? (
            <RightsMatrix
              actions={role.actions}
              {...(canEdit
                ? {
                    onChange: (actions: string[]) =>
                      void edit.run({ name: 'actions', from: role.actions, to: actions }),
                  }
                : {})}
            />
          ) : null,
        },
      ]}
    />
  );
}
