import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { contactsCommands } from './contacts.commands.ts';
import { contactsContract } from './contacts.contract.ts';
import { permitView } from './contacts.policy.ts';
import { findContactPage } from './find-contact-page.ts';
import { countContacts, findSameNumber, suggestContacts } from './find-contacts.ts';
import { listContacts } from './list-contacts.ts';

const os = implement(contactsContract).$context<Session>();

export const contactsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listContacts(app.db, app.search, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const page = permitView(actor) && findContactPage(app.db, actor, input.id);
    if (!page) throw errors.CONTACT_NOT_FOUND();
    return page;
  }),
  suggest: os.suggest.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? suggestContacts(app.db, app.search, actor, input) : [],
  ),
  checkMobile: os.checkMobile.handler(({ input, context: { app, actor } }) => findSameNumber(app.db, actor, input)),
  counts: os.counts.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? countContacts(app.db, actor, input.customerId) : { total: 0, active: 0, left: 0, disabled: 0 },
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, contactsCommands, 'contacts.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, contactsCommands, 'contacts.edit', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, contactsCommands, 'contacts.tag', input), errors),
  ),
  setStatus: os.setStatus.handler(({ input, context, errors }) =>
    answer(executeAs(context, contactsCommands, 'contacts.setStatus', input), errors),
  ),
  moveToCustomer: os.moveToCustomer.handler(({ input, context, errors }) =>
    answer(executeAs(context, contactsCommands, 'contacts.moveToCustomer', input), errors),
  ),
  setPrimary: os.setPrimary.handler(({ input, context, errors }) =>
    answer(executeAs(context, contactsCommands, 'contacts.setPrimary', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, contactsCommands, 'contacts.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, contactsCommands, 'contacts.restore', input), errors),
  ),
};
