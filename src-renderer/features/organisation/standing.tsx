import { MultiSelect, Stack } from '@mantine/core';
import type { UserRow } from '#shared/features/people/users.contract.ts';
import { useTexts } from '../../ui/texts.ts';
import { useDepartmentChoices, usePostChoices } from './choices.ts';
import { organisationTexts } from './organisation.texts.ts';

interface StandingProps {
  readonly user: UserRow;
  readonly canEdit: boolean;
  readonly save: (name: 'postIds' | 'deptIds', from: string[], to: string[]) => void;
}

/** A person's posts and the departments they work in besides the main one. */
export function Standing({ user, canEdit, save }: StandingProps) {
  const t = useTexts(organisationTexts);
  const posts = usePostChoices();
  const departments = useDepartmentChoices();
  return (
    <Stack gap="sm" maw={420} my="sm">
      <MultiSelect
        label={t('post')}
        placeholder={t('choosePost')}
        searchable
        readOnly={!canEdit}
        data={posts}
        value={user.postIds}
        onChange={(next) => save('postIds', user.postIds, next)}
      />
      <MultiSelect
        label={t('furtherDepartments')}
        placeholder={t('chooseDepartment')}
        searchable
        readOnly={!canEdit}
        data={departments.filter(({ value }) => value !== user.deptId)}
        value={user.deptIds}
        onChange={(next) => save('deptIds', user.deptIds, next)}
      />
    </Stack>
  );
}
