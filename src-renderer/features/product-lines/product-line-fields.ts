import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { productLineStatuses } from '#shared/features/product-lines/product-line.model.ts';
import { orpc } from '../../api/client.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Choice, Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { productLinesTexts } from './product-lines.texts.ts';

/** The line's fields, said once for lists, filters, forms and the record page. */
export function useProductLineFields(): readonly Field[] {
  const t = useTexts(productLinesTexts);
  const segments = useQuery(orpc.segments.list.queryOptions({ input: { limit: 500 } })).data;
  return useMemo(
    () =>
      lineFields(
        t,
        (segments?.rows ?? []).map((row) => ({ value: row.id, label: row.name })),
      ),
    [t, segments],
  );
}

/** The same without asking what the choices are: for pages that name fields and never fill them. */
export function useProductLineWords(): readonly Field[] {
  const t = useTexts(productLinesTexts);
  return useMemo(() => lineFields(t, []), [t]);
}

function lineFields(t: Say<keyof typeof productLinesTexts.zhCN>, segments: readonly Choice[]): readonly Field[] {
  const { field, choices } = describeFields(t, 'productLine');
  return [
    field('name', 'text', { required: true, maxLength: 100 }),
    field('code', 'text', { maxLength: 30 }),
    field('managerId', 'person', { nameField: 'managerName' }),
    field('segmentId', 'choice', { choices: segments }),
    field('teamIds', 'tags'),
    field('brandIds', 'tags'),
    field('status', 'choice', {
      required: true,
      choices: choices('status', productLineStatuses, { active: 'active', closed: 'lost' }),
    }),
    field('productCount', 'number'),
    field('sort', 'number'),
    field('remark', 'longText', { maxLength: 5000 }),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
