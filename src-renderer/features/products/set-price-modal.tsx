import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ProductRow } from '#shared/features/products/products.contract.ts';
import { readDecimal } from '#shared/kernel/money/decimal.ts';
import { switchPrice } from '#shared/kernel/money/line-amounts.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { formatDecimal } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { productsTexts } from './products.texts.ts';

/** A new list price, on the side on which the person thinks of it; the other side is shown while typing. */
export function SetPriceModal({ product, onClose }: { product: ProductRow; onClose: () => void }) {
  const t = useTexts(productsTexts);
  const [taxMode, setTaxMode] = useState(product.taxMode);
  const [price, setPrice] = useState((taxMode === 'included' ? product.priceIncl : product.priceExcl) ?? '');
  const [minPrice, setMinPrice] = useState(product.minPrice ?? '');
  const [reason, setReason] = useState('');
  const clean = readDecimal(price, 8);
  const lowest = minPrice.trim() === '' ? null : readDecimal(minPrice, 8);
  const otherMode = taxMode === 'included' ? 'excluded' : 'included';
  const other = clean !== undefined && product.taxRate !== null ? switchPrice(clean, product.taxRate, otherMode) : null;
  const save = useCommand(
    () =>
      api.products.setPrice({
        id: product.id,
        taxMode,
        price: clean ?? null,
        minPrice: lowest ?? null,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      }),
    { done: () => t('priceSet'), undo: true },
  );
  return (
    <ModalForm
      title={t('setPrice')}
      confirm={t('save')}
      isReady={clean !== undefined && lowest !== undefined}
      submit={() => save.run(undefined)}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('field.taxMode')}
        value={taxMode}
        onChange={(next) => setTaxMode(next as typeof taxMode)}
        data={[
          { value: 'included', label: t('taxMode.included') },
          { value: 'excluded', label: t('taxMode.excluded') },
        ]}
      />
      <TextInput
        label={t('field.price')}
        data-autofocus
        inputMode="decimal"
        value={price}
        onChange={(event) => setPrice(event.currentTarget.value)}
        {...(other === null ? {} : { description: `${t(`taxMode.${otherMode}`)} ${formatDecimal(other)}` })}
      />
      <TextInput
        label={t('field.minPrice')}
        inputMode="decimal"
        value={minPrice}
        onChange={(event) => setMinPrice(event.currentTarget.value)}
      />
      <TextInput
        label={t('reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ModalForm>
  );
}
