import { IconBuildingSkyscraper } from '@tabler/icons-react';
import type { CustomerRow } from '#shared/features/customers/customers.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { assignAction, shareAction, tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { useCustomerFields } from './customer-fields.ts';
import { CustomerForm } from './customer-form.tsx';
import { CustomerRecord } from './customer-page.tsx';
import { customersTexts } from './customers.texts.ts';

const list = defineList<CustomerRow>()({
  room: 'customers',
  noun: 'customer',
  path: '/customers',
  icon: IconBuildingSkyscraper,
  texts: customersTexts,
  useFields: useCustomerFields,
  source: (input) => orpc.customers.list.queryOptions({ input }),
  commands: () => api.customers,
  form: CustomerForm,
  record: CustomerRecord,
  exports: 'customers',
  imports: 'customers',
  defaultSort: { field: 'updatedAt', descending: true },
  actions: [
    assignAction(customersTexts, (input) => api.customers.assign(input), { onRow: true }),
    shareAction('customers'),
    tagAction(customersTexts, (input) => api.customers.tag(input)),
  ],
  columns: [
    { name: 'name', width: 214, narrow: 'title' },
    { name: 'level', width: 86 },
    { name: 'lifecycle', width: 92, narrow: 'side' },
    { name: 'ownerId', width: 92, narrow: 'under' },
    { name: 'mobile', width: 116 },
    { name: 'region', width: 104 },
    { name: 'lastFollowAt', width: 116 },
    { name: 'nextContactAt', width: 116, narrow: 'under' },
    { name: 'tags', width: 120, sortable: false },
    { name: 'updatedAt', width: 116, hidden: true },
    { name: 'phone', width: 132, hidden: true },
    { name: 'kind', width: 100, hidden: true },
    { name: 'isKey', width: 96, hidden: true },
    { name: 'source', width: 100, hidden: true },
    { name: 'industry', width: 120, hidden: true },
    { name: 'creditCode', width: 180, hidden: true },
    { name: 'followCount', width: 96, hidden: true },
    { name: 'email', width: 180, hidden: true },
    { name: 'address', width: 220, hidden: true },
    { name: 'createdAt', width: 120, hidden: true },
  ],
});

/** The list of customers, with everything that is done to many at once. */
export function CustomersPage() {
  return <RoomListPage list={list} />;
}
