import { catalogueRoom } from '../features/catalogue/catalogue.room.ts';
import { contactsRoom } from '../features/contacts/contacts.room.ts';
import { contractsRoom } from '../features/contracts/contracts.room.ts';
import { customersRoom } from '../features/customers/customers.room.ts';
import { flowsRoom } from '../features/flows/flows.room.ts';
import { followUpsRoom } from '../features/follow-ups/follow-ups.room.ts';
import { importsRoom } from '../features/imports/imports.room.ts';
import {
  applicationsRoom,
  batchesRoom,
  entitiesRoom,
  invoicesRoom,
  redRequestsRoom,
  titlesRoom,
} from '../features/invoices/invoices.room.ts';
import { keyCustomersRoom } from '../features/key-customers/key-customers.room.ts';
import { leadsRoom } from '../features/leads/leads.room.ts';
import { opportunitiesRoom } from '../features/opportunities/opportunities.room.ts';
import { ordersRoom } from '../features/orders/orders.room.ts';
import { leadPoolsRoom, poolsRoom } from '../features/pools/pools.room.ts';
import { priceBooksRoom } from '../features/price-books/price-books.room.ts';
import { productLinesRoom } from '../features/product-lines/product-lines.room.ts';
import { productsRoom } from '../features/products/products.room.ts';
import { quotesRoom } from '../features/quotes/quotes.room.ts';
import { receiptsRoom, receivablesRoom } from '../features/receivables/receivables.room.ts';
import { scheduleRoom } from '../features/schedule/schedule.room.ts';
import { suppliersRoom } from '../features/suppliers/suppliers.room.ts';
import { tasksRoom } from '../features/tasks/tasks.room.ts';
import { workbenchRoom } from '../features/workbench/workbench.room.ts';
import type { Room } from './room.ts';
import { systemRooms } from './system-rooms.ts';

/** Every room that exists, in the order of the navigation. A new room is one line here. */
export const rooms: readonly Room[] = [
  workbenchRoom,
  flowsRoom,
  scheduleRoom,
  tasksRoom,
  customersRoom,
  contactsRoom,
  keyCustomersRoom,
  poolsRoom,
  leadPoolsRoom,
  followUpsRoom,
  leadsRoom,
  opportunitiesRoom,
  quotesRoom,
  contractsRoom,
  ordersRoom,
  receivablesRoom,
  receiptsRoom,
  applicationsRoom,
  invoicesRoom,
  redRequestsRoom,
  batchesRoom,
  titlesRoom,
  entitiesRoom,
  productsRoom,
  productLinesRoom,
  priceBooksRoom,
  suppliersRoom,
  catalogueRoom,
  importsRoom,
  ...systemRooms,
];
