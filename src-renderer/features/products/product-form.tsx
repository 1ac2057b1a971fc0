import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useProductFields } from './product-fields.ts';
import { productsTexts } from './products.texts.ts';

const first = [
  'code',
  'name',
  'kind',
  'categoryId',
  'lineId',
  'brandId',
  'spec',
  'unit',
  'taxRateCode',
  'taxMode',
  'price',
  'cost',
];
const more = [
  'supplierId',
  'barcode',
  'minPrice',
  'moq',
  'orderMultiple',
  'leadTimeDays',
  'leadTimeBasis',
  'isImported',
  'origin',
  'warrantyMonths',
  'stockFlag',
  'stockAsOf',
  'taxClassCode',
  'taxClassShort',
  'sla',
  'durationMin',
  'billing',
  'remark',
];

type NewProduct = Parameters<typeof api.products.create>[0];

/** A new product; what it does not say of tax comes from its category. */
export function ProductForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(productsTexts);
  const fields = useProductFields();
  return (
    <CreateForm
      texts={productsTexts}
      title={t('create')}
      fields={first.map((name) => fieldNamed(fields, name))}
      more={more.map((name) => fieldNamed(fields, name))}
      initial={{ kind: 'product', unit: t('usualUnit'), taxMode: 'included' }}
      draft="products.create"
      canGoOn
      onClose={onClose}
      create={(values) => api.products.create(filledValues(values) as NewProduct)}
    />
  );
}
