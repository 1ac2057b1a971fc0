import { IconStack2 } from '@tabler/icons-react';
import type { ProductLineRow } from '#shared/features/product-lines/product-lines.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { useProductLineFields } from './product-line-fields.ts';
import { ProductLineForm } from './product-line-form.tsx';
import { ProductLineRecord } from './product-line-page.tsx';
import { productLinesTexts } from './product-lines.texts.ts';

const list = defineList<ProductLineRow>()({
  room: 'productLines',
  noun: 'productLine',
  path: '/product-lines',
  icon: IconStack2,
  texts: productLinesTexts,
  useFields: useProductLineFields,
  source: (input) => orpc.productLines.list.queryOptions({ input }),
  commands: () => api.productLines,
  form: ProductLineForm,
  record: ProductLineRecord,
  scenes: ['all', 'bin'],
  searchHint: 'searchHint',
  defaultSort: { field: 'sort', descending: false },
  columns: [
    { name: 'name', width: 220, narrow: 'title' },
    { name: 'status', width: 100, narrow: 'side' },
    { name: 'managerId', width: 120, narrow: 'under' },
    {
      name: 'teamIds',
      width: 180,
      sortable: false,
      filterable: false,
      render: (row) => row.teamNames.join('、'),
    },
    { name: 'segmentId', width: 130, narrow: 'under' },
    {
      name: 'brandIds',
      width: 160,
      sortable: false,
      filterable: false,
      render: (row) => row.brandNames.join('、'),
    },
    { name: 'productCount', width: 90, sortable: false, filterable: false },
    { name: 'code', width: 100, hidden: true },
    { name: 'updatedAt', width: 116, hidden: true },
  ],
});

/** The lines that the company runs, each like a company of its own. */
export function ProductLinesPage() {
  return <RoomListPage list={list} />;
}
