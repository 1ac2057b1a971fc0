import { IconAddressBook } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { contactsTexts } from './contacts.texts.ts';

export const contactsRoom: Room = {
  id: 'contacts',
  group: 'customers',
  path: '/contacts',
  label: () => say(contactsTexts, 'title'),
  icon: IconAddressBook,
  letter: 'p',
  action: 'contact.view',
  pages: [
    {
      path: '/contacts',
      page: lazy(() => import('./contacts-page.tsx').then((m) => ({ default: m.ContactsPage }))),
    },
    {
      path: '/contacts/:id',
      page: lazy(() => import('./contact-page.tsx').then((m) => ({ default: m.ContactPage }))),
    },
  ],
  create: {
    label: () => say(contactsTexts, 'create'),
    action: 'contact.create',
    form: lazy(() => import('./contact-form.tsx').then((m) => ({ default: m.ContactForm }))),
  },
};
