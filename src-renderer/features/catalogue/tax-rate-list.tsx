import { Alert, Button, Group } from '@mantine/core';
import { IconChecks, IconPencil, IconPercentage, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { taxKinds, taxSellers } from '#shared/features/tax-rates/tax-rate.model.ts';
import type { TaxRateRow } from '#shared/features/tax-rates/tax-rates.contract.ts';
import { multiplyDecimals } from '#shared/kernel/money/decimal.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { Field } from '../../ui/fields/field.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { catalogueTexts } from './catalogue.texts.ts';
import { changesOf, EntryForm } from './entry-form.tsx';

type NewTaxRate = Parameters<typeof api.taxRates.create>[0];

/** The table of rates with their days; what finance has not confirmed says so. */
export function TaxRateList() {
  const t = useTexts(catalogueTexts);
  const may = useMay();
  const [editing, setEditing] = useState<TaxRateRow | 'new'>();
  const rows = useQuery(orpc.taxRates.list.queryOptions({ input: {} })).data ?? [];
  const fields: Field[] = [
    { name: 'code', label: t('code'), kind: 'text', required: true, maxLength: 20 },
    { name: 'name', label: t('name'), kind: 'text', required: true, maxLength: 100 },
    { name: 'rate', label: t('rate'), kind: 'decimal', places: 6, required: true, hint: t('rateHint') },
    { name: 'kind', label: t('kind'), kind: 'choice', required: true, choices: named('kind', taxKinds) },
    { name: 'seller', label: t('seller'), kind: 'choice', required: true, choices: named('seller', taxSellers) },
    { name: 'validFrom', label: t('validFrom'), kind: 'day' },
    { name: 'validTo', label: t('validTo'), kind: 'day' },
    { name: 'basis', label: t('basis'), kind: 'longText', maxLength: 1000 },
  ];
  function named<Group extends 'kind' | 'seller', Value extends string>(group: Group, values: readonly Value[]) {
    return values.map((value) => ({ value, label: t(`${group}.${value}` as 'kind.rate') }));
  }
  const save = useCommand(
    (values: Readonly<Record<string, unknown>>) =>
      editing === 'new' || editing === undefined
        ? api.taxRates.create(values as unknown as NewTaxRate)
        : api.taxRates.edit({ id: editing.id, changes: changesOf(fields, { ...editing }, values) }),
    { done: () => t('saved') },
  );
  const confirm = useCommand((ids: string[]) => api.taxRates.confirm({ ids }), { done: () => t('rateConfirmed') });
  const remove = useCommand((id: string) => api.taxRates.remove({ ids: [id] }), { done: () => t('removed') });
  const waiting = rows.filter((row) => row.confirmedAt === null).map((row) => row.id);
  return (
    <Section
      title={t('taxRates')}
      aside={
        <Group gap="sm">
          {may('taxRate.confirm') && waiting.length > 0 ? (
            <Button
              variant="default"
              leftSection={<IconChecks size={16} />}
              loading={confirm.running}
              onClick={() => void confirm.run(waiting)}
            >
              {t('confirmAll')}
            </Button>
          ) : null}
          {may('taxRate.edit') ? (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
              {t('add')}
            </Button>
          ) : null}
        </Group>
      }
    >
      {waiting.length > 0 ? (
        <Alert color="orange" mb="sm">
          {t('ratesHint')}
        </Alert>
      ) : null}
      <PlainTable
        rows={rows}
        keyOf={(row) => row.id}
        empty={{ icon: IconPercentage, title: t('empty'), hint: t('emptyHint') }}
        columns={[
          { label: t('code'), draw: (row) => row.code },
          {
            label: t('rate'),
            align: 'right',
            draw: (row) => (row.kind === 'rate' ? `${multiplyDecimals(row.rate, '100', 6)}%` : t(`kind.${row.kind}`)),
          },
          { label: t('name'), draw: (row) => row.name },
          { label: t('seller'), draw: (row) => t(`seller.${row.seller}`) },
          { label: t('validFrom'), draw: (row) => row.validFrom ?? '—' },
          {
            label: t('validTo'),
            draw: (row) => `${row.validTo ?? '—'}${row.isValidToday ? '' : ` · ${t('notToday')}`}`,
          },
          {
            label: t('state'),
            draw: (row) => (
              <StateBadge tone={row.confirmedAt === null ? 'waiting' : 'done'}>
                {row.confirmedAt === null ? t('unconfirmed') : `${t('confirmed')} ${row.confirmedByName ?? ''}`}
              </StateBadge>
            ),
          },
        ]}
        actions={(row) => [
          ...(may('taxRate.confirm') && row.confirmedAt === null
            ? [{ label: t('confirm'), icon: IconChecks, run: () => void confirm.run([row.id]) }]
            : []),
          ...(may('taxRate.edit')
            ? [
                { label: t('edit'), icon: IconPencil, run: () => setEditing(row) },
                { label: t('remove'), icon: IconTrash, danger: true, run: () => void remove.run(row.id) },
              ]
            : []),
        ]}
      />
      {editing ? (
        <EntryForm
          title={t('taxRates')}
          fields={fields}
          initial={editing === 'new' ? { kind: 'rate', seller: 'any' } : { ...editing }}
          save={save.run}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Section>
  );
}
