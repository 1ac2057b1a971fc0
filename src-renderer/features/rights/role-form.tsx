import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { roleTemplates } from '#shared/features/people/role.model.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { api, orpc } from '../../api/client.ts';
import type { Field } from '../../ui/fields/field.ts';
import { useFields } from '../../ui/fields/use-fields.ts';
import { CreateForm } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from '../admin/admin.texts.ts';
import { roleFieldsOf } from '../admin/fields.ts';
import { rightsTexts } from './rights.texts.ts';
import { noRights, type RoleRights, rightsOf, templateRights } from './role-draft.ts';

/** A new role begins with nothing, a template or another role, and opens at its rights. */
export function RoleForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(adminTexts);
  const rights = useTexts(rightsTexts);
  const [, navigate] = useLocation();
  const { name, remark } = useFields(roleFieldsOf);
  const { data } = useQuery(orpc.roles.list.queryOptions({ input: { limit: 500 } }));
  const roles = data?.rows ?? [];
  const basis: Field = {
    name: 'basis',
    kind: 'choice',
    label: rights('basis'),
    hint: rights('basisHint'),
    required: true,
    choices: [
      { value: 'empty', label: rights('basisEmpty') },
      ...roleTemplates.map((template) => ({
        value: `template:${template}`,
        label: rights('fromTemplate', { name: templateContents[template].name }),
      })),
      ...roles.map((role) => ({ value: role.id, label: role.name })),
    ],
  };
  const beginWith = (chosen: string): RoleRights => {
    const role = roles.find(({ id }) => id === chosen);
    return role ? rightsOf(role) : (templateRights(chosen.replace('template:', '')) ?? noRights);
  };
  return (
    <CreateForm
      texts={adminTexts}
      title={t('newRole')}
      fields={[name, basis, remark]}
      initial={{ basis: 'empty' }}
      create={async (values) => {
        const made = await api.roles.create({
          ...beginWith(String(values.basis)),
          name: String(values.name),
          remark: (values.remark as string | null | undefined) ?? null,
        });
        navigate(`/people/roles/${made.id}`);
        return made;
      }}
      onClose={onClose}
    />
  );
}
