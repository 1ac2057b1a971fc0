import { IconTruck } from '@tabler/icons-react';
import type { SupplierRow } from '#shared/features/suppliers/suppliers.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { useSupplierFields } from './supplier-fields.ts';
import { SupplierForm } from './supplier-form.tsx';
import { SupplierRecord } from './supplier-page.tsx';
import { suppliersTexts } from './suppliers.texts.ts';

const list = defineList<SupplierRow>()({
  room: 'suppliers',
  noun: 'supplier',
  path: '/suppliers',
  icon: IconTruck,
  texts: suppliersTexts,
  useFields: useSupplierFields,
  source: (input) => orpc.suppliers.list.queryOptions({ input }),
  commands: () => api.suppliers,
  form: SupplierForm,
  record: SupplierRecord,
  scenes: ['all', 'bin'],
  searchHint: 'searchHint',
  defaultSort: { field: 'name', descending: false },
  columns: [
    { name: 'name', width: 260, narrow: 'title' },
    { name: 'contactName', width: 130, narrow: 'under' },
    { name: 'phone', width: 140 },
    { name: 'country', width: 110, narrow: 'under' },
    { name: 'city', width: 120 },
    { name: 'productCount', width: 90, sortable: false, filterable: false },
    { name: 'code', width: 110, hidden: true },
    { name: 'email', width: 160, hidden: true },
    { name: 'updatedAt', width: 116 },
  ],
});

/** Whom the company buys from. */
export function SuppliersPage() {
  return <RoomListPage list={list} />;
}
