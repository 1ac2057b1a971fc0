import { Alert, MultiSelect, NativeSelect, Stack } from '@mantine/core';
import { scopedNouns } from '#shared/kernel/rights/nouns.ts';
import { type DataScope, dataScopes } from '#shared/kernel/scope.ts';
import { useTexts } from '../../ui/texts.ts';
import { useDepartmentChoices } from '../organisation/choices.ts';
import classes from './rights.module.css';
import { rightsTexts } from './rights.texts.ts';
import { useRightsWords } from './rights-words.ts';
import { withScope } from './role-draft.ts';
import type { EditorProps } from './role-matrix.tsx';

/** How far the role sees: the usual scope, nouns where it differs, and the departments it names. */
export function ScopeEditor({ rights, onChange }: EditorProps) {
  const t = useTexts(rightsTexts);
  const words = useRightsWords();
  const departments = useDepartmentChoices();
  const choices = dataScopes.map((value) => ({ value, label: words.scope(value) }));
  const named = rights.dataScope === 'departments' || Object.values(rights.scopes).includes('departments');
  return (
    <Stack gap="md" className={classes.form}>
      <NativeSelect
        label={t('defaultScope')}
        description={t('defaultScopeHint')}
        data={choices}
        value={rights.dataScope}
        disabled={!onChange}
        onChange={(event) => onChange?.({ ...rights, dataScope: event.currentTarget.value as DataScope })}
      />
      <div className={classes.pairs}>
        {scopedNouns.map((noun) => (
          <NativeSelect
            key={noun}
            label={t('scopeOf', { noun: words.noun(noun) })}
            data={[{ value: '', label: t('asDefault', { scope: words.scope(rights.dataScope) }) }, ...choices]}
            value={rights.scopes[noun] ?? ''}
            disabled={!onChange}
            onChange={(event) =>
              onChange?.(withScope(rights, noun, (event.currentTarget.value || null) as DataScope | null))
            }
          />
        ))}
      </div>
      {named || rights.departmentIds.length > 0 ? (
        <MultiSelect
          label={t('departments')}
          description={t('departmentsHint')}
          placeholder={t('chooseDepartments')}
          searchable
          data={departments}
          value={rights.departmentIds}
          disabled={!onChange}
          onChange={(departmentIds) => onChange?.({ ...rights, departmentIds })}
        />
      ) : null}
      {named && rights.departmentIds.length === 0 ? <Alert color="orange">{t('departmentsMissing')}</Alert> : null}
    </Stack>
  );
}
