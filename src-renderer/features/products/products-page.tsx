import { IconArchive, IconArrowDown, IconArrowUp, IconPackage, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { findProductTransition, type ProductAction } from '#shared/features/products/product.model.ts';
import type { ProductRow } from '#shared/features/products/products.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { openListWith } from '../../ui/list/list-state.ts';
import { CategoryTree } from './category-tree.tsx';
import { useProductFields } from './product-fields.ts';
import { ProductForm } from './product-form.tsx';
import { ProductRecord } from './product-page.tsx';
import classes from './products.module.css';
import { productsTexts } from './products.texts.ts';

const can = (action: ProductAction) => (row: ProductRow, scene: string) =>
  scene !== 'bin' && findProductTransition(row.status, action) !== undefined;

const list = defineList<ProductRow>()({
  room: 'products',
  noun: 'product',
  path: '/products',
  icon: IconPackage,
  texts: productsTexts,
  useFields: useProductFields,
  source: (input) => orpc.products.list.queryOptions({ input }),
  commands: () => api.products,
  form: ProductForm,
  record: ProductRecord,
  exports: 'products',
  imports: 'products',
  scenes: ['all', 'bin'],
  searchHint: 'searchHint',
  defaultSort: { field: 'code', descending: false },
  actions: [
    {
      id: 'publish',
      label: 'publish',
      icon: IconArrowUp,
      may: 'edit',
      bulk: true,
      when: can('publish'),
      call: (ids) => api.products.publish({ ids }),
      done: 'published',
    },
    {
      id: 'withdraw',
      label: 'withdraw',
      icon: IconArrowDown,
      may: 'edit',
      bulk: true,
      when: can('withdraw'),
      call: (ids) => api.products.withdraw({ ids }),
      done: 'withdrawn',
    },
    {
      id: 'discontinue',
      label: 'discontinue',
      icon: IconPlayerStop,
      may: 'edit',
      bulk: true,
      when: can('discontinue'),
      call: (ids) => api.products.discontinue({ ids }),
      done: 'discontinued',
    },
    {
      id: 'archive',
      label: 'archive',
      icon: IconArchive,
      may: 'edit',
      bulk: true,
      when: can('archive'),
      call: (ids) => api.products.archive({ ids }),
      done: 'archived',
    },
  ],
  columns: [
    { name: 'name', width: 240, narrow: 'title' },
    { name: 'code', width: 120, narrow: 'under' },
    { name: 'spec', width: 150 },
    { name: 'unit', width: 72 },
    { name: 'priceIncl', width: 116, narrow: 'side' },
    { name: 'status', width: 96, narrow: 'under' },
    { name: 'stockFlag', width: 96 },
    { name: 'lineId', width: 130 },
    { name: 'categoryId', width: 150 },
    { name: 'brandId', width: 110, hidden: true },
    { name: 'kind', width: 80, hidden: true },
    { name: 'priceExcl', width: 116, hidden: true },
    { name: 'minPrice', width: 110, hidden: true },
    { name: 'cost', width: 110, hidden: true },
    { name: 'taxRateCode', width: 120, hidden: true },
    { name: 'moq', width: 100, hidden: true },
    { name: 'leadTimeDays', width: 100, hidden: true },
    { name: 'isImported', width: 80, hidden: true },
    { name: 'supplierId', width: 140, hidden: true },
    { name: 'barcode', width: 130, hidden: true },
    { name: 'stockAsOf', width: 110, hidden: true },
    { name: 'tags', width: 140, hidden: true, sortable: false },
    { name: 'updatedAt', width: 116, hidden: true },
  ],
});

/** All products, with the tree of categories beside them: a click on one shows what is in it and below it. */
export function ProductsPage() {
  const [round, setRound] = useState(0);
  const choose = (ids: readonly string[] | null) => {
    openListWith('products', {
      sort: { field: 'code', descending: false },
      filters: ids ? [{ field: 'categoryId', operator: 'in', value: [...ids] }] : [],
    });
    setRound(round + 1);
  };
  return (
    <div className={classes.page}>
      <CategoryTree onChoose={choose} />
      <div className={classes.list} key={round}>
        <RoomListPage list={list} />
      </div>
    </div>
  );
}
