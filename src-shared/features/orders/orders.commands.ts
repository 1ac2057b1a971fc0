import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { applyChange, beginChange, dropChange } from './change-order.ts';
import {
  cancelOrder,
  closeRestOfOrder,
  completeOrder,
  resumeOrder,
  startOrder,
  suspendOrder,
} from './change-order-state.ts';
import { createOrder } from './create-order.ts';
import { planDelivery, refuseDelivery, removeDelivery, shipDelivery, signDelivery } from './deliver-order.ts';
import { editOrder } from './edit-order.ts';
import { keptOrders } from './keep-orders.ts';
import { createOrderFromContract } from './order-from-contract.ts';
import { createOrderFromQuote } from './order-from-quote.ts';
import { ordersContract as contract } from './orders.contract.ts';
import { rateOrder } from './rate-order.ts';
import { requestReturn, stepReturn } from './return-goods.ts';
import { approveOrder, rejectOrder, submitOrder, withdrawOrder } from './submit-order.ts';

export const ordersCommands = {
  'orders.create': defineCommand(inputOf(contract.create), createOrder),
  'orders.createFromQuote': defineCommand(inputOf(contract.createFromQuote), createOrderFromQuote),
  'orders.createFromContract': defineCommand(inputOf(contract.createFromContract), createOrderFromContract),
  'orders.edit': defineCommand(inputOf(contract.edit), editOrder),
  'orders.submit': defineCommand(inputOf(contract.submit), submitOrder),
  'orders.approve': defineCommand(inputOf(contract.approve), approveOrder),
  'orders.reject': defineCommand(inputOf(contract.reject), rejectOrder),
  'orders.withdraw': defineCommand(inputOf(contract.withdraw), withdrawOrder),
  'orders.start': defineCommand(inputOf(contract.start), startOrder),
  'orders.suspend': defineCommand(inputOf(contract.suspend), suspendOrder),
  'orders.resume': defineCommand(inputOf(contract.resume), resumeOrder),
  'orders.complete': defineCommand(inputOf(contract.complete), completeOrder),
  'orders.rate': defineCommand(inputOf(contract.rate), rateOrder),
  'orders.cancel': defineCommand(inputOf(contract.cancel), cancelOrder),
  'orders.closeRest': defineCommand(inputOf(contract.closeRest), closeRestOfOrder),
  'orders.beginChange': defineCommand(inputOf(contract.beginChange), beginChange),
  'orders.applyChange': defineCommand(inputOf(contract.applyChange), applyChange),
  'orders.dropChange': defineCommand(inputOf(contract.dropChange), dropChange),
  'orders.planDelivery': defineCommand(inputOf(contract.planDelivery), planDelivery),
  'orders.ship': defineCommand(inputOf(contract.ship), shipDelivery),
  'orders.sign': defineCommand(inputOf(contract.sign), signDelivery),
  'orders.refuseDelivery': defineCommand(inputOf(contract.refuseDelivery), refuseDelivery),
  'orders.removeDelivery': defineCommand(inputOf(contract.removeDelivery), removeDelivery),
  'orders.requestReturn': defineCommand(inputOf(contract.requestReturn), requestReturn),
  'orders.approveReturn': defineCommand(inputOf(contract.approveReturn), stepReturn('approve')),
  'orders.rejectReturn': defineCommand(inputOf(contract.rejectReturn), stepReturn('reject')),
  'orders.receiveReturn': defineCommand(inputOf(contract.receiveReturn), stepReturn('receive')),
  'orders.completeReturn': defineCommand(inputOf(contract.completeReturn), stepReturn('complete')),
  'orders.assign': defineCommand(inputOf(contract.assign), keptOrders.assign),
  'orders.tag': defineCommand(inputOf(contract.tag), keptOrders.tag),
  'orders.remove': defineCommand(inputOf(contract.remove), keptOrders.remove),
  'orders.restore': defineCommand(inputOf(contract.restore), keptOrders.restore),
};
