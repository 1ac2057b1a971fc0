import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useKnownWorld } from '../../api/world.ts';
import { type FormValues, RecordForm } from '../../ui/form/record-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { type Activation, ActivationModal } from './activation-modal.tsx';
import { adminTexts } from './admin.texts.ts';
import { userFieldsOf } from './fields.ts';
import { useRoleChoices } from './use-roles.ts';

type NewUser = Parameters<typeof api.users.create>[0];

/** A new colleague. On a server the account comes with them, and its activation code is shown once. */
export function UserForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(adminTexts);
  const world = useKnownWorld();
  const fields = userFieldsOf();
  const choices = useRoleChoices();
  const [roleIds, setRoleIds] = useState<string[]>([]);
  const [activation, setActivation] = useState<Activation>();
  const create = useCommand(
    async (values: FormValues) => {
      if (world.host === 'desktop') {
        await api.users.create({ ...(values as unknown as NewUser), roleIds });
        return;
      }
      const { name, account, branchId, deptId, mobile, email } = values as unknown as NewUser;
      const made = await api.accounts.create({
        name,
        account,
        roleIds,
        deptId: deptId ?? null,
        mobile: mobile ?? null,
        email: email ?? null,
        ...(branchId ? { branchId } : {}),
      });
      setActivation({ name, code: made.activationCode, expiresAt: made.expiresAt });
    },
    { done: (_, values) => t('created', { name: String(values.name) }) },
  );
  if (activation) return <ActivationModal activation={activation} onClose={onClose} />;
  return (
    <RecordForm
      title={t('newUser')}
      draft="users.create"
      fields={[fields.name, fields.account, fields.branchId, fields.deptId, fields.mobile, fields.email]}
      {...(world.host === 'desktop' ? { more: [fields.employeeNo, fields.superiorId, fields.hiredOn] } : {})}
      aside={() => (
        <MultiSelect
          label={t('role')}
          data={choices.map(({ value, label }) => ({ value, label }))}
          value={roleIds}
          onChange={setRoleIds}
          searchable
        />
      )}
      submit={create.run}
      // On a server the code is shown before the form goes; on a desktop there is nothing more to see.
      onClose={() => (world.host === 'server' && create.running ? undefined : onClose())}
    />
  );
}
