import { Button, Stack, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconReceipt2, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SupplierPriceRow } from '#shared/features/suppliers/suppliers.contract.ts';
import { readDecimal } from '#shared/kernel/money/decimal.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { RecordSource } from '../../ui/fields/field.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { RecordPicker } from '../../ui/fields/record-picker.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { formatDecimal } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { productSource } from '../products/product-related.tsx';
import { suppliersTexts } from './suppliers.texts.ts';

const supplierSource: RecordSource = {
  suggest: async (text) => (await api.suppliers.list({ ...(text ? { text } : {}), limit: 12 })).rows,
  nameOf: async (id) => (await api.suppliers.get({ id })).name,
};

interface Around {
  readonly supplierId?: string;
  readonly productId?: string;
}

/** What suppliers ask: for one product, or of one supplier. */
export function SupplierPrices(around: Around) {
  const t = useTexts(suppliersTexts);
  const may = useMay();
  const [editing, setEditing] = useState<SupplierPriceRow | 'new'>();
  const { data } = useQuery(orpc.suppliers.prices.queryOptions({ input: around }));
  const remove = useCommand((id: string) => api.suppliers.removePrice({ ids: [id] }), {
    done: () => t('removed'),
    undo: true,
  });
  const canEdit = may('supplier.edit') && may('product.cost');
  const add = canEdit ? (
    <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')} w="fit-content">
      {t('addPrice')}
    </Button>
  ) : null;
  return (
    <Stack gap="sm">
      {add}
      <PlainTable
        rows={data ?? []}
        keyOf={(row) => row.id}
        empty={{ icon: IconReceipt2, title: t('noPrices'), hint: t('noPricesHint') }}
        columns={[
          around.productId
            ? {
                label: t('supplier'),
                draw: (row: SupplierPriceRow) => (
                  <PageLink href={`/suppliers/${row.supplierId}`}>{row.supplierName ?? '—'}</PageLink>
                ),
              }
            : {
                label: t('product'),
                draw: (row: SupplierPriceRow) => (
                  <PageLink href={`/products/${row.productId}`}>
                    {row.productCode} {row.productName}
                  </PageLink>
                ),
              },
          {
            label: t('price'),
            align: 'right',
            draw: (row) => (may('product.cost') ? formatDecimal(row.price ?? '0') : t('hidden')),
          },
          { label: t('moq'), align: 'right', draw: (row) => row.moq ?? '' },
          { label: t('leadTimeDays'), align: 'right', draw: (row) => row.leadTimeDays ?? '' },
          {
            label: t('validTo'),
            draw: (row) =>
              row.isExpired ? <StateBadge tone="warn">{`${t('expired')} ${row.validTo}`}</StateBadge> : row.validTo,
          },
        ]}
        {...(canEdit
          ? {
              actions: (row: SupplierPriceRow) => [
                { label: t('edit'), icon: IconPencil, run: () => setEditing(row) },
                { label: t('remove'), icon: IconTrash, danger: true, run: () => void remove.run(row.id) },
              ],
            }
          : {})}
      />
      {editing ? (
        <PriceForm
          around={around}
          {...(editing === 'new' ? {} : { row: editing })}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Stack>
  );
}

function PriceForm({ around, row, onClose }: { around: Around; row?: SupplierPriceRow; onClose: () => void }) {
  const t = useTexts(suppliersTexts);
  const [supplierId, setSupplierId] = useState(row?.supplierId ?? around.supplierId ?? null);
  const [productId, setProductId] = useState(row?.productId ?? around.productId ?? null);
  const [price, setPrice] = useState(row?.price ?? '');
  const [moq, setMoq] = useState(row?.moq ?? '');
  const [leadTimeDays, setLeadTimeDays] = useState<unknown>(row?.leadTimeDays ?? null);
  const [validTo, setValidTo] = useState<unknown>(row?.validTo ?? null);
  const clean = readDecimal(price, 8);
  const least = moq.trim() === '' ? null : readDecimal(moq, 6);
  const save = useCommand(
    () =>
      api.suppliers.setPrice({
        supplierId: supplierId!,
        productId: productId!,
        price: clean!,
        moq: least!,
        leadTimeDays: leadTimeDays as number | null,
        validTo: validTo as string | null,
      }),
    { done: () => t('saved'), undo: true },
  );
  return (
    <ModalForm
      title={t('prices')}
      confirm={t('save')}
      isReady={supplierId !== null && productId !== null && clean !== undefined && least !== undefined}
      submit={() => save.run(undefined)}
      onClose={onClose}
    >
      {row || around.supplierId ? null : (
        <RecordPicker
          label={t('supplier')}
          kind="supplier"
          source={supplierSource}
          value={supplierId}
          onChange={(id) => setSupplierId(id)}
        />
      )}
      {row || around.productId ? null : (
        <RecordPicker
          label={t('product')}
          kind="product"
          source={productSource}
          value={productId}
          onChange={(id) => setProductId(id)}
        />
      )}
      <TextInput
        label={t('price')}
        inputMode="decimal"
        data-autofocus
        value={price}
        onChange={(event) => setPrice(event.currentTarget.value)}
      />
      <TextInput
        label={t('moq')}
        inputMode="decimal"
        value={moq}
        onChange={(event) => setMoq(event.currentTarget.value)}
      />
      <FieldInput
        field={{ name: 'leadTimeDays', label: t('leadTimeDays'), kind: 'number' }}
        value={leadTimeDays}
        onChange={setLeadTimeDays}
      />
      <FieldInput field={{ name: 'validTo', label: t('validTo'), kind: 'day' }} value={validTo} onChange={setValidTo} />
    </ModalForm>
  );
}
