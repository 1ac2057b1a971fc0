import { NativeSelect, Text } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { sensitiveFields } from '#shared/kernel/rights/field-catalogue.ts';
import {
  type FieldAccess,
  type FieldMask,
  type FieldRight,
  fieldAccesses,
  fieldMasks,
} from '#shared/kernel/rights/field-rights.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './rights.module.css';
import { rightsTexts } from './rights.texts.ts';
import { useRightsWords } from './rights-words.ts';
import { fieldRightIn, type RoleRights, withFieldRight } from './role-draft.ts';
import type { EditorProps } from './role-matrix.tsx';

/** What the role sees and changes of each field that can be restricted, and where its value is masked. */
export function FieldEditor({ rights, template, search, onChange }: EditorProps) {
  const t = useTexts(rightsTexts);
  const words = useRightsWords();
  const wanted = search.trim().toLowerCase();
  const nouns = Object.entries(sensitiveFields)
    .map(([noun, fields]) => ({
      noun,
      fields: Object.keys(fields).filter((field) =>
        `${words.noun(noun)} ${words.field(noun, field)}`.toLowerCase().includes(wanted),
      ),
    }))
    .filter(({ fields }) => fields.length > 0);
  const set = (noun: string, fields: readonly string[], change: (right: FieldRight) => FieldRight) =>
    onChange?.(
      fields.reduce<RoleRights>(
        (changed, field) => withFieldRight(changed, noun, field, change(fieldRightIn(changed, noun, field))),
        rights,
      ),
    );
  const masks = fieldMasks.toReversed().map((value) => ({ value, label: t(`mask.${value}`) }));
  const accesses = fieldAccesses.map((value) => ({ value, label: t(value) }));
  if (nouns.length === 0) {
    return <EmptyState icon={IconSearchOff} title={t('nothingFound')} hint={t('nothingFoundHint')} />;
  }
  return (
    <div>
      <Text size="sm" c="dimmed" my="sm">
        {t('fieldsHint')}
      </Text>
      {nouns.map(({ noun, fields }) => (
        <table key={noun} className={classes.fields}>
          <thead>
            <tr>
              <th scope="col">{words.noun(noun)}</th>
              <th scope="col">
                {t('access')}
                <SetAll
                  label={t('allAccess', { noun: words.noun(noun) })}
                  choices={accesses}
                  onSet={
                    onChange &&
                    ((access) =>
                      set(noun, fields, (right) => ({
                        access: access as FieldAccess,
                        mask: right.access === 'hidden' ? 'none' : right.mask,
                      })))
                  }
                />
              </th>
              <th scope="col">
                {t('mask')}
                <SetAll
                  label={t('allMask', { noun: words.noun(noun) })}
                  choices={masks}
                  onSet={
                    onChange && ((mask) => set(noun, fields, ({ access }) => ({ access, mask: mask as FieldMask })))
                  }
                />
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => {
              const right = fieldRightIn(rights, noun, field);
              const usual = template ? fieldRightIn(template, noun, field) : right;
              const differs = usual.access !== right.access || usual.mask !== right.mask;
              const label = words.field(noun, field);
              return (
                <tr key={field} data-free={(right.access === 'edit' && right.mask === 'none') || undefined}>
                  <th scope="row" data-differs={differs || undefined} title={differs ? t('differs') : undefined}>
                    {label}
                  </th>
                  <td>
                    <NativeSelect
                      size="xs"
                      aria-label={t('accessOf', { field: `${words.noun(noun)} ${label}` })}
                      data={accesses}
                      value={right.access}
                      disabled={!onChange}
                      onChange={(event) => {
                        const access = event.currentTarget.value as FieldAccess;
                        const mask = right.access === 'hidden' ? 'none' : right.mask;
                        set(noun, [field], () => ({ access, mask }));
                      }}
                    />
                  </td>
                  <td>
                    <NativeSelect
                      size="xs"
                      aria-label={t('maskOf', { field: `${words.noun(noun)} ${label}` })}
                      data={masks}
                      value={right.mask}
                      disabled={!onChange || right.access === 'hidden'}
                      onChange={(event) => {
                        const mask = event.currentTarget.value as FieldMask;
                        set(noun, [field], ({ access }) => ({ access, mask }));
                      }}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ))}
    </div>
  );
}

interface SetAllProps {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onSet: ((value: string) => void) | undefined;
}

/** One choice for every field of a noun that is shown; it rests on no value itself. */
function SetAll({ label, choices, onSet }: SetAllProps) {
  const t = useTexts(rightsTexts);
  if (!onSet) return null;
  return (
    <NativeSelect
      size="xs"
      mt={4}
      aria-label={label}
      data={[{ value: '', label: t('setAll') }, ...choices]}
      value=""
      onChange={(event) => {
        if (event.currentTarget.value !== '') onSet(event.currentTarget.value);
      }}
    />
  );
}
