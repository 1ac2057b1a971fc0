import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import { invariant } from '../../kernel/invariant.ts';
import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { refreshContract } from '../contracts/contracts.repository.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { applyContractLines } from '../contracts/new-contract.repository.ts';
import type { CustomerRecord } from '../customers/customers.repository.ts';
import { customers } from '../customers/customers.tables.ts';
import { opportunities, opportunitySteps } from '../opportunities/opportunities.tables.ts';
import { standardPipeline } from '../opportunities/pipeline.model.ts';
import { addOrderLine } from '../orders/order-lines.repository.ts';
import { refreshOrder } from '../orders/orders.repository.ts';
import { deliveries, deliveryLines, orders } from '../orders/orders.tables.ts';
import { priceBookEntries, priceBooks } from '../price-books/price-books.tables.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { pricePair } from '../products/product-prices.repository.ts';
import { products } from '../products/products.tables.ts';
import { addLine } from '../quotes/new-line.repository.ts';
import { refreshFigures } from '../quotes/quotes.repository.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { events } from '../schedule/schedule.tables.ts';
import { type DemoPlan, demoId } from './demo.model.ts';
import { isSample } from './demo.repository.ts';

const day = 86_400_000;
const hour = 3_600_000;

const goods = [
  { name: '离心水泵 DN80', spec: 'DN80 / 5.5 kW', price: '11300', cost: '7200', leadTimeDays: 15 },
  { name: '齿轮减速机 R77', spec: 'R77 / 1:28', price: '6780', cost: '4100', leadTimeDays: 10 },
  { name: '控制柜', spec: '三相 380 V', price: '2260', cost: '1300', leadTimeDays: 5 },
] as const;

/** What a sales chain looks like: a product line with prices, two deals, a quote, a framework, an order half delivered, a visit. */
export function addDemoSales(tx: WriteTx, plan: DemoPlan): void {
  const [first, second] = selectRows(
    tx,
    customers,
    `${isSample('t.id')} AND ${isSample('t.owner_id')} AND t.deleted_at IS NULL ORDER BY t.id LIMIT 2`,
  );
  invariant(first && second, 'the sample customers come before what they buy');
  addProducts(tx, plan);
  addOpportunity(tx, plan, first, 0);
  addOpportunity(tx, plan, second, 1);
  addQuote(tx, plan, first);
  addContract(tx, plan, second);
  addOrder(tx, plan, second);
  addVisit(tx, plan, first);
}

function addProducts(tx: WriteTx, plan: DemoPlan): void {
  const lineId = demoId(plan, 'productLine', 0);
  const bookId = demoId(plan, 'priceBook', 0);
  const today = chinaDate(plan.today);
  const lists = { teamIds: [], brandIds: [], targets: [] };
  tx.insert(productLines, { id: lineId, name: '泵与传动（示例）', code: 'DEMO', status: 'active', sort: 0, ...lists });
  tx.insert(
    products,
    goods.map(({ name, spec, price, cost, leadTimeDays }, number) => ({
      id: demoId(plan, 'product', number),
      code: `DEMO-${String(number + 1).padStart(3, '0')}`,
      name,
      spec,
      ...pinyinColumns(name),
      ...({ kind: 'product', unit: '台', taxRateCode: 'V13', taxMode: 'included', status: 'onSale' } as const),
      ...{
        ...pricePair(tx, { taxMode: 'included', price, taxRateCode: 'V13', at: plan.today }),
        cost,
        lineId,
        leadTimeDays,
      },
      leadTimeBasis: 'standard' as const,
      priceChangedAt: plan.today - day,
      isImported: false,
      ...{ units: [], docs: [], replacements: [], bundleItems: [], tags: [] },
    })),
  );
  tx.insert(priceBooks, {
    id: bookId,
    name: '示例价格表',
    ...({ scope: 'general', currency: 'CNY', taxIncluded: true, priority: 0, status: 'active' } as const),
    scopeValues: [],
    validFrom: addDays(today, -30),
    validTo: addDays(today, 335),
  });
  tx.insert(
    priceBookEntries,
    goods.map(({ price }, number) => ({
      id: demoId(plan, 'priceBookEntry', number),
      bookId,
      productId: demoId(plan, 'product', number),
      minQty: '1',
      price: String(Number(price) * 0.95),
    })),
  );
}

const homeOf = ({ branchId, deptId, ownerId }: CustomerRecord) => ({ branchId, deptId, ownerId });

function addOpportunity(tx: WriteTx, plan: DemoPlan, customer: CustomerRecord, number: number): void {
  const stage = standardPipeline.stages[number * 2]!;
  const name = number === 0 ? '泵房改造' : '减速机年度采购';
  const id = demoId(plan, 'opportunity', number);
  const amount = number === 0 ? 2_260_000 : 1_356_000;
  tx.insert(opportunities, {
    ...{ id, no: `DEMO-OP-${number + 1}`, name, ...nameKeys(name), customerId: customer.id, amount },
    ...{ pipelineId: standardPipeline.id, stageId: stage.id, probability: stage.probability },
    forecastCategory: 'pipeline',
    expectedCloseOn: addDays(chinaDate(plan.today), 30),
    stageEnteredAt: plan.today - day,
    ...{ contacts: [], lines: [], competitors: [], tags: [], checked: [] },
    ...homeOf(customer),
  });
  tx.insert(opportunitySteps, {
    ...{ id: demoId(plan, 'opportunityStep', number), opportunityId: id, amount, toStageId: stage.id },
    step: 'create',
    ...{ toName: stage.name, at: plan.today - day, ...homeOf(customer) },
  });
}

function lineOf(plan: DemoPlan, number: number, qty: string) {
  const { name, spec, price, cost } = goods[number]!;
  const productId = demoId(plan, 'product', number);
  return { productId, name, spec, unit: '台', qty, listPrice: price, price, taxRate: '0.13', cost } as const;
}

const document = { currency: 'CNY' as const, taxMode: 'included' as const, personalTerms: [], tags: [], version: 1 };
const noSums = { amountExcl: 0, taxTotal: 0, amountIncl: 0, lineDiscount: 0, headerDiscount: 0, lineCount: 0 } as const;

function addQuote(tx: WriteTx, plan: DemoPlan, customer: CustomerRecord): void {
  const id = demoId(plan, 'quote', 0);
  const quoteDate = chinaDate(plan.today);
  tx.insert(quotes, {
    ...{ ...document, ...noSums, id, rootId: id, no: 'DEMO-QT-1', name: '泵房改造', customerId: customer.id },
    ...{ opportunityId: demoId(plan, 'opportunity', 0), quoteDate, validUntil: addDays(quoteDate, 30) },
    ...({ deliveryDays: 'work', status: 'draft', belowMoq: false } as const),
    ...homeOf(customer),
  });
  const quote = { id, ...homeOf(customer) };
  addLine(tx, quote, { ...lineOf(plan, 0, '2'), id: demoId(plan, 'quoteLine', 0), leadTimeDays: 15 }, 1);
  addLine(tx, quote, { ...lineOf(plan, 2, '1'), id: demoId(plan, 'quoteLine', 1), leadTimeDays: 5 }, 2);
  refreshFigures(tx, id);
}

/** A framework that was signed eleven months ago: its end comes near. */
function addContract(tx: WriteTx, plan: DemoPlan, customer: CustomerRecord): void {
  const id = demoId(plan, 'contract', 0);
  const home = homeOf(customer);
  const signDate = chinaDate(plan.today - 340 * day);
  tx.insert(contracts, {
    ...{ id, no: 'DEMO-HT-1', name: '减速机年度框架', customerId: customer.id, ...noSums, tags: [], version: 1 },
    ...({ kind: 'framework', status: 'executing', currency: 'CNY', taxMode: 'included' } as const),
    ...{ agreedAmount: 20_000_000, renewRemindDays: 30, paymentPlan: [], clauses: [] },
    ...{ signDate, startDate: signDate, endDate: addDays(signDate, 365) },
    ...{ customerSigner: customer.name, customerSignedOn: signDate, companySigner: '示例', companySignedOn: signDate },
    ...home,
  });
  const line = { ...lineOf(plan, 1, '1'), id: demoId(plan, 'contractLine', 0) };
  applyContractLines(tx, { id, ...home }, [{ act: 'put', line }]);
  refreshContract(tx, id);
}

/** Confirmed a week ago; half of it is with the customer. */
function addOrder(tx: WriteTx, plan: DemoPlan, customer: CustomerRecord): void {
  const id = demoId(plan, 'order', 0);
  const home = homeOf(customer);
  const lineId = demoId(plan, 'orderLine', 0);
  tx.insert(orders, {
    ...{ ...document, ...noSums, id, no: 'DEMO-SO-1', customerId: customer.id, freight: 0 },
    contractId: demoId(plan, 'contract', 0),
    priority: 'normal',
    ...{ orderDate: chinaDate(plan.today - 7 * day), promiseDate: chinaDate(plan.today + 14 * day) },
    shipTo: { consignee: null, phone: customer.phone, address: customer.address },
    ...({ status: 'executing', deliveryState: 'none', receiptState: 'none', invoiceState: 'none' } as const),
    ...{ confirmedAt: plan.today - 6 * day, totalDue: 0, exactGross: 0, exactNet: 0 },
    ...{ receivedAmount: 0, invoicedAmount: 0, ...home },
  });
  addOrderLine(tx, { id, ...home }, { ...lineOf(plan, 1, '4'), id: lineId }, 1);
  const deliveryId = demoId(plan, 'delivery', 0);
  tx.insert(deliveries, {
    ...{ id: deliveryId, no: 'DEMO-DN-1', orderId: id, customerId: customer.id, termsChecked: [] },
    status: 'shipped',
    ...{ shipDate: chinaDate(plan.today - 2 * day), carrier: '德邦', ...home },
  });
  tx.insert(deliveryLines, { id: demoId(plan, 'deliveryLine', 0), deliveryId, orderLineId: lineId, qty: '2', ...home });
  refreshOrder(tx, id);
}

function addVisit(tx: WriteTx, plan: DemoPlan, customer: CustomerRecord): void {
  const startAt = Math.floor(plan.today / day) * day + 2 * day + 2 * hour;
  const endAt = startAt + hour;
  tx.insert(events, {
    ...{ id: demoId(plan, 'event', 0), title: '上门看泵房，带样本', location: customer.address },
    ...({
      kind: 'visit',
      priority: 'normal',
      relatedType: 'customer',
      visibility: 'public',
      status: 'planned',
    } as const),
    ...{ relatedId: customer.id, contactIds: [], participantIds: [] },
    ...{ startAt, endAt, spanEndAt: endAt, allDay: false, reminders: [] },
    ...homeOf(customer),
  });
}
