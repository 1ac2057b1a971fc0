import { Group } from '@mantine/core';
import {
  IconArchive,
  IconArrowDown,
  IconArrowUp,
  IconCurrencyYuan,
  IconPackage,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { findProductTransition, type ProductAction } from '#shared/features/products/product.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatDecimal } from '../../ui/format.ts';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { cockpitTexts } from '../product-lines/cockpit.texts.ts';
import { Cockpit } from '../product-lines/cockpit.tsx';
import { SupplierPrices } from '../suppliers/supplier-prices.tsx';
import { PriceHistory } from './price-history.tsx';
import { useProductFields } from './product-fields.ts';
import { ProductImages } from './product-images.tsx';
import { ProductRelated } from './product-related.tsx';
import { ProductUnits } from './product-units.tsx';
import { productsTexts } from './products.texts.ts';
import { SetPriceModal } from './set-price-modal.tsx';

const summary = [
  'code',
  'name',
  'kind',
  'categoryId',
  'lineId',
  'brandId',
  'supplierId',
  'spec',
  'unit',
  'barcode',
  'taxRateCode',
  'taxClassCode',
  'taxClassShort',
  'cost',
  'moq',
  'orderMultiple',
  'leadTimeDays',
  'leadTimeBasis',
  'isImported',
  'origin',
  'warrantyMonths',
  'stockFlag',
  'stockAsOf',
  'qtyOnHand',
  'tags',
  'remark',
];
const ofService = ['sla', 'durationMin', 'billing'];

const room: RecordRoom = {
  table: 'products',
  noun: 'product',
  path: '/products',
  icon: IconPackage,
  texts: productsTexts,
  useFields: useProductFields,
  missing: 'PRODUCT_NOT_FOUND',
  commands: () => api.products,
};

const steps = [
  ['publish', 'published', IconArrowUp],
  ['withdraw', 'withdrawn', IconArrowDown],
  ['discontinue', 'discontinued', IconPlayerStop],
  ['archive', 'archived', IconArchive],
] as const;

export function ProductPage() {
  const { id } = useParams<{ id: string }>();
  return <ProductRecord key={id} id={id} />;
}

/** A product: what it is, what it costs and has cost, what belongs to it. */
export function ProductRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(productsTexts);
  const [isPricing, setPricing] = useState(false);
  const query = useQuery(orpc.products.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const move = useCommand((action: ProductAction) => api.products[action]({ ids: [id] }), {
    done: (_output, action) => t(steps.find(([name]) => name === action)![1], { count: 1 }),
    undo: true,
  });
  if (!record.row) return record.instead;
  const { row: product, field } = record;
  const canEdit = record.may('product.edit') && !record.isDeleted;
  const price = (text: string | null) => (text === null ? null : `¥${formatDecimal(text)} / ${product.unit}`);
  const offered: RecordAction[] = canEdit
    ? steps
        .filter(([action]) => findProductTransition(product.status, action))
        .map(([action, , icon]) => ({ label: t(action), icon, run: () => void move.run(action) }))
    : [];
  const change = { label: t('setPrice'), icon: IconCurrencyYuan, run: () => setPricing(true) };
  const fields = product.kind === 'service' ? [...summary, ...ofService] : summary;
  return (
    <>
      <RecordPage
        {...record.page}
        title={product.name}
        number={product.code}
        {...(canEdit ? { primary: change } : {})}
        menu={[...offered, ...record.binActions()]}
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('status')} value={product.status} />
            <FieldValue field={field('stockFlag')} value={product.stockFlag} />
          </Group>
        }
        facts={[
          { label: t('field.priceIncl'), value: price(product.priceIncl) },
          { label: t('field.priceExcl'), value: price(product.priceExcl) },
          { label: t('field.minPrice'), value: price(product.minPrice) },
          { label: t('field.lineId'), value: product.lineName },
        ]}
        summary={
          <InlineFields fields={fields.map(field)} row={product} {...(canEdit ? { onSave: record.save } : {})} />
        }
        tabs={[
          { id: 'prices', label: t('priceHistory'), content: <PriceHistory productId={id} /> },
          {
            id: 'related',
            label: t('related'),
            count: product.bundle.length + product.replacedBy.length,
            content: <ProductRelated product={product} status={field('status')} canEdit={canEdit} save={record.save} />,
          },
          {
            id: 'units',
            label: t('unitsTitle'),
            count: product.units.length,
            content: <ProductUnits product={product} canEdit={canEdit} save={record.save} />,
          },
          {
            id: 'images',
            label: t('images'),
            content: <ProductImages productId={id} name={product.name} canEdit={canEdit} />,
          },
          ...(record.may('productLine.view')
            ? [{ id: 'cockpit', label: say(cockpitTexts, 'title'), content: <Cockpit kind="product" id={id} /> }]
            : []),
          ...(record.may('supplier.view')
            ? [{ id: 'supply', label: t('supply'), content: <SupplierPrices productId={id} /> }]
            : []),
        ]}
      />
      {isPricing ? <SetPriceModal product={product} onClose={() => setPricing(false)} /> : null}
    </>
  );
}
