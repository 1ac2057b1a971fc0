import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { invoiceApplicationsContract } from './applications.contract.ts';
import { invoicesCommands as commands } from './invoices.commands.ts';
import { invoicesContract } from './invoices.contract.ts';
import { permitView } from './invoices.policy.ts';
import { findApplicationPage, listApplications } from './list-applications.ts';
import { findInvoicePage, listInvoices } from './list-invoices.ts';
import { listOpenLines } from './open-lines.ts';
import { previewSplit } from './preview-split.ts';
import { sumInvoices, sumListed } from './sum-invoices.ts';

const os = implement(invoiceApplicationsContract).$context<Session>();

export const invoiceApplicationsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listApplications(app.db, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const page = permitView(actor) && findApplicationPage(app.db, actor, input.id);
    if (!page) throw errors.INVOICE_APPLICATION_NOT_FOUND();
    return page;
  }),
  openLines: os.openLines.handler(({ input, context: { app, actor }, errors }) => {
    const lines = permitView(actor) && listOpenLines(app.db, actor, input.id);
    if (!lines) throw errors.INVOICE_APPLICATION_NOT_FOUND();
    return lines;
  }),
  preview: os.preview.handler(({ input, context: { app, actor }, errors }) => {
    const preview = permitView(actor) && previewSplit(app.db, actor, input);
    if (!preview) throw errors.INVOICE_APPLICATION_NOT_FOUND();
    return preview;
  }),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.edit', input), errors),
  ),
  submit: os.submit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.submit', input), errors),
  ),
  approve: os.approve.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.approve', input), errors),
  ),
  reject: os.reject.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.reject', input), errors),
  ),
  withdraw: os.withdraw.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.withdraw', input), errors),
  ),
  reopen: os.reopen.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.reopen', input), errors),
  ),
  cancel: os.cancel.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.cancel', input), errors),
  ),
  begin: os.begin.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.begin', input), errors),
  ),
  finish: os.finish.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.finish', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.assign', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.tag', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceApplications.restore', input), errors),
  ),
};

const of = implement(invoicesContract).$context<Session>();

export const invoicesRouter = {
  list: of.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listInvoices(app.db, actor, input) : { rows: [], total: 0 },
  ),
  get: of.get.handler(({ input, context: { app, actor }, errors }) => {
    const page = permitView(actor) && findInvoicePage(app.db, actor, input.id);
    if (!page) throw errors.INVOICE_NOT_FOUND();
    return page;
  }),
  totals: of.totals.handler(({ input, context: { app, actor } }) =>
    permitView(actor)
      ? sumInvoices(app.db, actor, input, app.ports.clock.now())
      : { count: 0, amountExcl: 0, taxTotal: 0, amountIncl: 0, byEntity: [], byRate: [], byMonth: [] },
  ),
  sums: of.sums.handler(({ input, context: { app, actor } }) =>
    permitView(actor)
      ? sumListed(app.db, actor, input)
      : { count: 0, amountExcl: 0, taxTotal: 0, amountIncl: 0, byRate: [] },
  ),
  issue: of.issue.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoices.issue', input), errors),
  ),
  applyResults: of.applyResults.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoices.applyResults', input), errors),
  ),
  deliver: of.deliver.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoices.deliver', input), errors),
  ),
  void: of.void.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoices.void', input), errors),
  ),
  verify: of.verify.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoices.verify', input), errors),
  ),
};
