import { useMemo } from 'react';
import { followUpMethods, followUpResults } from '#shared/features/follow-ups/follow-up.model.ts';
import type { Field } from '../../ui/fields/field.ts';
import { useTexts } from '../../ui/texts.ts';
import { followUpsTexts } from './follow-ups.texts.ts';

const resultTones = { progress: 'done', noProgress: 'draft', refused: 'lost', unreachable: 'waiting' } as const;

/** The follow-up's fields, said once for the list, its filters and the record page. */
export function useFollowUpFields(): readonly Field[] {
  const t = useTexts(followUpsTexts);
  return useMemo((): Field[] => {
    const fields: Field[] = [
      { name: 'targetId', kind: 'text', label: t('field.targetName'), nameField: 'targetName' },
      {
        name: 'method',
        kind: 'choice',
        required: true,
        label: t('field.method'),
        choices: followUpMethods.map((value) => ({ value, label: t(`method.${value}`) })),
      },
      { name: 'at', kind: 'instant', required: true, label: t('field.at') },
      { name: 'durationMin', kind: 'number', label: t('field.durationMin') },
      { name: 'content', kind: 'longText', required: true, maxLength: 20_000, label: t('field.content') },
      {
        name: 'result',
        kind: 'choice',
        label: t('field.result'),
        choices: followUpResults.map((value) => ({ value, label: t(`result.${value}`), tone: resultTones[value] })),
      },
      { name: 'nextContactAt', kind: 'instant', label: t('field.nextContactAt') },
      { name: 'nextContent', kind: 'text', maxLength: 500, label: t('nextContent') },
      { name: 'createdBy', kind: 'person', label: t('field.byName'), nameField: 'byName' },
      { name: 'ownerId', kind: 'person', label: t('field.ownerId'), nameField: 'ownerName' },
      { name: 'createdAt', kind: 'instant', label: t('field.createdAt') },
    ];
    return fields.map((field) => ({ ...field, noun: 'followUp' }));
  }, [t]);
}
