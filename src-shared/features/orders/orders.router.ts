import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import { findPrintLimit } from '../exports/print-limit.repository.ts';
import { proposeLines } from '../quotes/propose-lines.repository.ts';
import { shownLimit } from './check-order.repository.ts';
import { findOrderPage, listOrders, listPaidPrices, sumOrders } from './list-orders.ts';
import { orderPaperFile } from './order-paper-file.ts';
import { ordersCommands as commands } from './orders.commands.ts';
import { ordersContract } from './orders.contract.ts';
import { permitPaper, permitView } from './orders.policy.ts';
import { findOrderOfGoods, findVisibleOrder, owedBy } from './orders.repository.ts';

const os = implement(ordersContract).$context<Session>();

const nothing = {
  count: 0,
  amountIncl: 0,
  totalDue: 0,
  freight: 0,
  receivedAmount: 0,
  invoicedAmount: 0,
  exactGross: '0',
  exactNet: '0',
  quantity: '0',
};

export const ordersRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listOrders(app.db, actor, input) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const page = permitView(actor) && findOrderPage(app.db, actor, input.id);
    if (!page) throw errors.ORDER_NOT_FOUND();
    return page;
  }),
  sums: os.sums.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? sumOrders(app.db, actor, input) : nothing,
  ),
  paidPrices: os.paidPrices.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listPaidPrices(app.db, actor, input.customerId, input.productId) : [],
  ),
  paper: os.paper.handler(async ({ input, context, errors }) => {
    const { app, actor, deviceId } = context;
    const now = app.ports.clock.now();
    const order = permitView(actor) && findOrderPage(app.db, actor, input.id);
    if (!order) throw errors.ORDER_NOT_FOUND();
    const permit = permitPaper(actor, order);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const most = findPrintLimit(app.db, actor, now);
    if (most < 1) throw errors.EXPORT_LIMIT({ data: { limit: most } });
    const { id, deliveryId, language } = input;
    const file = await orderPaperFile(app.db, order, { deliveryId, language, by: actor.name, now });
    if (!file) throw errors.DELIVERY_NOT_FOUND();
    const details = { room: 'orders', id, no: order.no, format: 'pdf', rows: 1 };
    app.ledger.recordEvent({ kind: 'print', actorId: actor.userId, deviceId, details });
    return file;
  }),
  ofGoods: os.ofGoods.handler(({ input: { id }, context: { app, actor }, errors }) => {
    const orderId = permitView(actor) && findOrderOfGoods(app.db, actor, id);
    if (!orderId) throw errors.DELIVERY_NOT_FOUND();
    return { orderId };
  }),
  propose: os.propose.handler(({ input: { id, items }, context: { app, actor }, errors }) => {
    const order = permitView(actor) && findVisibleOrder(app.db, actor, id);
    if (!order) throw errors.ORDER_NOT_FOUND();
    return proposeLines(app.db, actor, { ...order, quoteDate: order.orderDate, priceBookId: null }, items);
  }),
  credit: os.credit.handler(({ input, context: { app, actor }, errors }) => {
    const customer = permitView(actor) && findVisibleCustomer(app.db, actor, input.customerId);
    if (!customer) throw errors.CUSTOMER_NOT_FOUND();
    return { limit: shownLimit(actor.fields, customer.creditLimit), owed: owedBy(app.db, customer.id) };
  }),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.create', input), errors),
  ),
  createFromQuote: os.createFromQuote.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.createFromQuote', input), errors),
  ),
  createFromContract: os.createFromContract.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.createFromContract', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.edit', input), errors),
  ),
  submit: os.submit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.submit', input), errors),
  ),
  approve: os.approve.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.approve', input), errors),
  ),
  reject: os.reject.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.reject', input), errors),
  ),
  withdraw: os.withdraw.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.withdraw', input), errors),
  ),
  start: os.start.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.start', input), errors),
  ),
  suspend: os.suspend.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.suspend', input), errors),
  ),
  resume: os.resume.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.resume', input), errors),
  ),
  complete: os.complete.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.complete', input), errors),
  ),
  rate: os.rate.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.rate', input), errors),
  ),
  cancel: os.cancel.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.cancel', input), errors),
  ),
  closeRest: os.closeRest.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.closeRest', input), errors),
  ),
  beginChange: os.beginChange.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.beginChange', input), errors),
  ),
  applyChange: os.applyChange.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.applyChange', input), errors),
  ),
  dropChange: os.dropChange.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.dropChange', input), errors),
  ),
  planDelivery: os.planDelivery.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.planDelivery', input), errors),
  ),
  ship: os.ship.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.ship', input), errors),
  ),
  sign: os.sign.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.sign', input), errors),
  ),
  refuseDelivery: os.refuseDelivery.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.refuseDelivery', input), errors),
  ),
  removeDelivery: os.removeDelivery.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.removeDelivery', input), errors),
  ),
  requestReturn: os.requestReturn.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.requestReturn', input), errors),
  ),
  approveReturn: os.approveReturn.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.approveReturn', input), errors),
  ),
  rejectReturn: os.rejectReturn.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.rejectReturn', input), errors),
  ),
  receiveReturn: os.receiveReturn.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.receiveReturn', input), errors),
  ),
  completeReturn: os.completeReturn.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.completeReturn', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.assign', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.tag', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'orders.restore', input), errors),
  ),
};
