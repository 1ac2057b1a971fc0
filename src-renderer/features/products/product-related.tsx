import { Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { readDecimal } from '#shared/kernel/money/decimal.ts';
import { api } from '../../api/client.ts';
import type { Outcome } from '../../api/use-command.tsx';
import type { Field, RecordSource } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { RecordPicker } from '../../ui/fields/record-picker.tsx';
import { RemoveButton } from '../../ui/form/remove-button.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { productsTexts } from './products.texts.ts';

/** Looks products up by name, pinyin, code, model or barcode. */
export const productSource: RecordSource = {
  suggest: async (text) => {
    const { rows } = await api.products.list({ ...(text ? { text } : {}), limit: 12 });
    return rows.map((row) => ({ id: row.id, name: `${row.code} ${row.name}` }));
  },
  nameOf: async (id) => (await api.products.get({ id })).name,
  path: (id) => `/products/${id}`,
};

export type ProductDetail = Awaited<ReturnType<typeof api.products.get>>;

interface RelatedProps {
  readonly product: ProductDetail;
  readonly status: Field;
  readonly canEdit: boolean;
  readonly save: (name: string, from: unknown, to: unknown) => Promise<Outcome<unknown>>;
}

/** What a bundle holds, and what comes after a product that is no longer made. */
export function ProductRelated({ product, status, canEdit, save }: RelatedProps) {
  const t = useTexts(productsTexts);
  const { bundleItems, replacements } = product;
  return (
    <Stack gap="lg">
      {product.kind === 'bundle' ? (
        <ProductRows
          title={t('bundle')}
          rows={product.bundle}
          status={status}
          canEdit={canEdit}
          onAdd={(productId, qty) => save('bundleItems', bundleItems, [...bundleItems, { productId, qty }])}
          onRemove={(id) =>
            save(
              'bundleItems',
              bundleItems,
              bundleItems.filter(({ productId }) => productId !== id),
            )
          }
        />
      ) : null}
      <ProductRows
        title={t('replacedBy')}
        hint={t('replacedHint')}
        rows={product.replacedBy}
        status={status}
        canEdit={canEdit}
        onAdd={(productId) => save('replacements', replacements, [...replacements, productId])}
        onRemove={(id) =>
          save(
            'replacements',
            replacements,
            replacements.filter((each) => each !== id),
          )
        }
      />
    </Stack>
  );
}

interface RowsProps {
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly (ProductDetail['replacedBy'][number] & { readonly qty?: string })[];
  readonly status: Field;
  readonly canEdit: boolean;
  readonly onAdd: (productId: string, qty: string) => Promise<unknown>;
  readonly onRemove: (productId: string) => Promise<unknown>;
}

function ProductRows({ title, hint, rows, status, canEdit, onAdd, onRemove }: RowsProps) {
  const t = useTexts(productsTexts);
  const [qty, setQty] = useState('1');
  const hasQty = rows.some((row) => row.qty !== undefined) || title === t('bundle');
  return (
    <Stack gap="xs">
      <Title order={3}>{title}</Title>
      {hint ? (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      ) : null}
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noRelated')}
        </Text>
      ) : null}
      {rows.map((row) => (
        <Group key={row.productId} gap="sm" wrap="nowrap">
          <div style={{ flex: 1, minWidth: 0 }} className="truncate">
            <PageLink href={`/products/${row.productId}`}>
              {row.code} {row.name}
            </PageLink>
          </div>
          <FieldValue field={status} value={row.status} />
          {row.qty === undefined ? null : (
            <Text size="sm" className="tabular">
              {row.qty} {row.unit}
            </Text>
          )}
          {canEdit ? (
            <RemoveButton label={t('remove')} of={row.name} onRemove={() => void onRemove(row.productId)} />
          ) : null}
        </Group>
      ))}
      {canEdit ? (
        <Group gap="sm" align="end">
          <RecordPicker
            label={t('addProduct')}
            kind="product"
            source={productSource}
            value={null}
            onChange={(id) => {
              const amount = readDecimal(qty, 6);
              if (id && amount && amount !== '0') void onAdd(id, amount);
            }}
            flex={1}
          />
          {hasQty ? (
            <TextInput
              label={t('qty')}
              w={88}
              inputMode="decimal"
              value={qty}
              onChange={(event) => setQty(event.currentTarget.value)}
            />
          ) : null}
        </Group>
      ) : null}
    </Stack>
  );
}
