import { useQuery } from '@tanstack/react-query';
import type { BrandRow, CategoryRow, SegmentRow, UnitRow } from '#shared/features/catalogue/catalogue.contract.ts';
import { api, orpc } from '../../api/client.ts';
import type { Field } from '../../ui/fields/field.ts';
import { useTexts } from '../../ui/texts.ts';
import { inTreeOrder } from '../products/category-tree.tsx';
import { catalogueTexts } from './catalogue.texts.ts';
import { EntryList } from './entry-list.tsx';

const all = { input: { limit: 500 } } as const;

/** The tree of categories, each under the one above it. */
export function CategoryList() {
  const t = useTexts(catalogueTexts);
  const rows = inTreeOrder(useQuery(orpc.categories.list.queryOptions(all)).data?.rows ?? []);
  const rates = useQuery(orpc.taxRates.list.queryOptions({ input: {} })).data ?? [];
  const parents = rows.filter((row) => row.depth < 5).map((row) => ({ value: row.id, label: row.path.join(' / ') }));
  const codes = [...new Map(rates.map((rate) => [rate.code, rate])).values()];
  const fields: Field[] = [
    { name: 'name', label: t('name'), kind: 'text', required: true, maxLength: 100 },
    { name: 'parentId', label: t('parent'), kind: 'choice', choices: parents, placeholder: t('top') },
    {
      name: 'taxRateCode',
      label: t('taxRateCode'),
      kind: 'choice',
      choices: codes.map((rate) => ({ value: rate.code, label: `${rate.code} · ${rate.name}` })),
    },
    { name: 'taxClassCode', label: t('taxClassCode'), kind: 'text', maxLength: 19 },
    { name: 'taxClassShort', label: t('taxClassShort'), kind: 'text', maxLength: 60 },
    { name: 'sort', label: t('sort'), kind: 'number' },
  ];
  return (
    <EntryList<CategoryRow>
      title={t('categories')}
      hint={t('treeHint')}
      rows={rows}
      fields={fields}
      fresh={{ sort: 0 }}
      calls={api.categories}
      runs="category"
      columns={[
        { label: t('name'), draw: (row) => <span style={{ paddingLeft: (row.depth - 1) * 20 }}>{row.name}</span> },
        { label: t('taxRateCode'), draw: (row) => row.taxRateCode ?? '' },
        { label: t('taxClassShort'), draw: (row) => row.taxClassShort ?? '' },
        { label: t('taxClassCode'), draw: (row) => row.taxClassCode ?? '' },
        { label: t('productCount'), align: 'right', draw: (row) => row.productCount },
      ]}
    />
  );
}

export function BrandList() {
  const t = useTexts(catalogueTexts);
  const rows = useQuery(orpc.brands.list.queryOptions(all)).data?.rows ?? [];
  const kinds = [
    { value: 'own', label: t('own') },
    { value: 'agent', label: t('agent') },
  ];
  const fields: Field[] = [
    { name: 'name', label: t('name'), kind: 'text', required: true, maxLength: 100 },
    { name: 'kind', label: t('kind'), kind: 'choice', required: true, choices: kinds },
    { name: 'holder', label: t('holder'), kind: 'text', maxLength: 200 },
    { name: 'sort', label: t('sort'), kind: 'number' },
  ];
  return (
    <EntryList<BrandRow>
      title={t('brands')}
      rows={rows}
      fields={fields}
      fresh={{ kind: 'own', sort: 0 }}
      calls={api.brands}
      runs="brand"
      columns={[
        { label: t('name'), draw: (row) => row.name },
        { label: t('kind'), draw: (row) => t(row.kind) },
        { label: t('holder'), draw: (row) => row.holder ?? '' },
        { label: t('productCount'), align: 'right', draw: (row) => row.productCount },
      ]}
    />
  );
}

export function SegmentList() {
  const t = useTexts(catalogueTexts);
  const rows = useQuery(orpc.segments.list.queryOptions(all)).data?.rows ?? [];
  const fields: Field[] = [
    { name: 'name', label: t('name'), kind: 'text', required: true, maxLength: 100 },
    { name: 'sort', label: t('sort'), kind: 'number' },
  ];
  return (
    <EntryList<SegmentRow>
      title={t('segments')}
      rows={rows}
      fields={fields}
      fresh={{ sort: 0 }}
      calls={api.segments}
      runs="segment"
      columns={[
        { label: t('name'), draw: (row) => row.name },
        { label: t('lineCount'), align: 'right', draw: (row) => row.lineCount },
      ]}
    />
  );
}

export function UnitList() {
  const t = useTexts(catalogueTexts);
  const rows = useQuery(orpc.units.list.queryOptions(all)).data?.rows ?? [];
  const bases = rows.filter((row) => row.baseId === null).map((row) => ({ value: row.id, label: row.name }));
  const fields: Field[] = [
    { name: 'name', label: t('name'), kind: 'text', required: true, maxLength: 20 },
    { name: 'baseId', label: t('base'), kind: 'choice', choices: bases },
    { name: 'factor', label: t('factor'), kind: 'decimal', places: 6, required: true },
    { name: 'sort', label: t('sort'), kind: 'number' },
  ];
  return (
    <EntryList<UnitRow>
      title={t('units')}
      rows={rows}
      fields={fields}
      fresh={{ factor: '1', sort: 0 }}
      calls={api.units}
      columns={[
        { label: t('name'), draw: (row) => row.name },
        {
          label: t('base'),
          draw: ({ name, factor, baseName }) =>
            baseName === null ? '' : t('unitText', { name, factor, base: baseName }),
        },
        { label: t('productCount'), align: 'right', draw: (row) => row.productCount },
      ]}
    />
  );
}
