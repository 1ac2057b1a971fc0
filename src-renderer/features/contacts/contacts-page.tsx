import { IconAddressBook } from '@tabler/icons-react';
import type { ContactRow } from '#shared/features/contacts/contacts.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { tagAction } from '../../app/room-actions.tsx';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { useContactFields } from './contact-fields.ts';
import { ContactForm } from './contact-form.tsx';
import { ContactRecord } from './contact-page.tsx';
import { contactsTexts } from './contacts.texts.ts';

const list = defineList<ContactRow>()({
  room: 'contacts',
  noun: 'contact',
  path: '/contacts',
  icon: IconAddressBook,
  texts: contactsTexts,
  useFields: useContactFields,
  source: (input) => orpc.contacts.list.queryOptions({ input }),
  commands: () => api.contacts,
  form: ContactForm,
  record: ContactRecord,
  exports: 'contacts',
  imports: 'contacts',
  defaultSort: { field: 'updatedAt', descending: true },
  actions: [tagAction(contactsTexts, (input) => api.contacts.tag(input))],
  columns: [
    { name: 'name', width: 160, narrow: 'title' },
    { name: 'customerId', width: 236, narrow: 'under', sortable: false },
    { name: 'title', width: 150 },
    { name: 'mobile', width: 120, narrow: 'side' },
    { name: 'phone', width: 132, hidden: true },
    { name: 'wechat', width: 112, hidden: true },
    { name: 'role', width: 100 },
    { name: 'isPrimary', width: 104 },
    { name: 'status', width: 100 },
    { name: 'ownerId', width: 92 },
    { name: 'updatedAt', width: 116, hidden: true },
    { name: 'email', width: 180, hidden: true },
    { name: 'attitude', width: 96, hidden: true },
    { name: 'birthday', width: 110, hidden: true },
    { name: 'doNotCall', width: 80, hidden: true },
    { name: 'tags', width: 160, sortable: false, hidden: true },
  ],
});

/** The list of all contacts within the person's scope. */
export function ContactsPage() {
  return <RoomListPage list={list} />;
}
