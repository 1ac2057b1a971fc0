import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { contactsContract } from './contacts.contract.ts';
import { createContact } from './create-contact.ts';
import { editContact } from './edit-contact.ts';
import { moveContact } from './move-contact.ts';
import { removeContact } from './remove-contact.ts';
import { restoreContact } from './restore-contact.ts';
import { setContactStatus } from './set-contact-status.ts';
import { setPrimaryContact } from './set-primary-contact.ts';
import { tagContact } from './tag-contact.ts';

export const contactsCommands = {
  'contacts.create': defineCommand(inputOf(contactsContract.create), createContact),
  'contacts.edit': defineCommand(inputOf(contactsContract.edit), editContact),
  'contacts.tag': defineCommand(inputOf(contactsContract.tag), tagContact),
  'contacts.setStatus': defineCommand(inputOf(contactsContract.setStatus), setContactStatus),
  'contacts.moveToCustomer': defineCommand(inputOf(contactsContract.moveToCustomer), moveContact),
  'contacts.setPrimary': defineCommand(inputOf(contactsContract.setPrimary), setPrimaryContact),
  'contacts.remove': defineCommand(inputOf(contactsContract.remove), removeContact),
  'contacts.restore': defineCommand(inputOf(contactsContract.restore), restoreContact),
};
