import { Button, Text } from '@mantine/core';
import { IconBuildingStore, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaxEntity } from '#shared/features/invoice-titles/tax-entity.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useFieldRights } from '../../api/own-rights.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { shownFields } from '../../ui/fields/field-rights.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { entitiesTexts } from './entities.texts.ts';
import { useEntityFields } from './entity-fields.ts';
import { InvoiceFrame } from './invoice-frame.tsx';
import { TaxEntityForm } from './tax-entity-form.tsx';
import { useBranchNames } from './use-branch-names.ts';

/** 开票主体: in whose name the company issues, with each one’s limits. */
export function TaxEntitiesPage() {
  const t = useTexts(entitiesTexts);
  const may = useMay();
  const rights = useFieldRights();
  const fields = useEntityFields();
  const branchName = useBranchNames();
  const [editing, setEditing] = useState<TaxEntity | 'new'>();
  const rows = useQuery(orpc.taxEntities.list.queryOptions({ input: {} })).data ?? [];
  const remove = useCommand((id: string) => api.taxEntities.remove({ ids: [id] }), {
    done: () => t('removed'),
    undo: true,
  });
  const canEdit = may('taxEntity.edit');
  const shown = shownFields(
    ['creditCode', 'taxpayerKind', 'bank', 'account', 'drawer', 'capBasis'].map((name) => fieldNamed(fields, name)),
    rights,
  );
  const money = (fen: number | null) => (fen === null ? t('none') : formatMoney(fen));
  const add = canEdit ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      {t('create')}
    </Button>
  ) : null;
  return (
    <InvoiceFrame>
      <SectionPage title={t('title')} aside={add}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('lead')}
        </Text>
        <PlainTable
          rows={rows}
          keyOf={(row) => row.id}
          empty={{ icon: IconBuildingStore, title: t('emptyTitle'), hint: t('emptyHint') }}
          columns={[
            { label: t('field.name'), draw: (row) => row.name },
            ...shown.map((field) => ({
              label: field.label,
              draw: (row: TaxEntity) => <FieldValue field={field} value={row[field.name as 'bank']} row={{ ...row }} />,
            })),
            { label: t('field.quotaTotal'), align: 'right', draw: (row) => money(row.quotaTotal) },
            { label: t('perInvoice'), align: 'right', draw: (row) => money(row.invoiceLimit) },
            {
              label: t('branches'),
              draw: ({ branchIds }) =>
                branchIds.length === 0 ? t('allBranches') : branchIds.map(branchName).join('、'),
            },
          ]}
          {...(canEdit
            ? {
                actions: (row: TaxEntity) => [
                  { label: t('edit'), icon: IconPencil, run: () => setEditing(row) },
                  { label: t('remove'), icon: IconTrash, danger: true, run: () => void remove.run(row.id) },
                ],
              }
            : {})}
        />
        {editing ? (
          <TaxEntityForm {...(editing === 'new' ? {} : { entity: editing })} onClose={() => setEditing(undefined)} />
        ) : null}
      </SectionPage>
    </InvoiceFrame>
  );
}
