import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { CoreClient } from '#main/core/open-headless.ts';
import { defaultSettings } from '#shared/features/flows/flow.model.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';

const day = 86_400_000;

/** The running desktop, asked as the person who has it open. */
export function clientOf(data: string): CoreClient {
  const run = JSON.parse(readFileSync(path.join(data, 'run.json'), 'utf8')) as { port: number; token: string };
  const url = `http://127.0.0.1:${run.port}/rpc`;
  return createORPCClient<CoreClient>(new RPCLink({ url, headers: { authorization: `Bearer ${run.token}` } }));
}

/** Records that the sample company lacks, one or more per room; answers the page of the first of each. */
export async function addSampleRows(data: string): Promise<Map<string, string>> {
  const api = clientOf(data);
  const me = await api.people.me();
  const today = chinaDate(Date.now());
  const inAMonth = chinaDate(Date.now() + 30 * day);
  const { rows: customers } = await api.customers.list({ limit: 1 });
  const customerId = customers[0]!.id;

  const goods = await addGoods(api, today, inAMonth);
  const opportunity = await api.opportunities.create({
    customerId,
    name: '三号车间水泵更新改造项目（二期）',
    amount: 86_000_000,
    expectedCloseOn: inAMonth,
    nextStep: '约技术交流',
    competitors: ['某某泵业'],
  });
  const event = await api.schedule.create({
    title: '到现场看泵房，谈二期的供货范围',
    kind: 'visit',
    location: '无锡市新吴区长江路 1 号',
    startAt: Date.now() + day,
    endAt: Date.now() + day + 5_400_000,
    relatedType: 'customer',
    relatedId: customerId,
  });
  const flow = await api.flows.save({
    docType: 'quote',
    name: '大额报价审批',
    conditions: [],
    nodes: [
      {
        id: 'one',
        name: '销售经理',
        conditions: [],
        approver: { kind: 'people', ids: [me.id] },
        mode: 'all',
        timeoutHours: 24,
        timeoutAction: 'remind',
      },
    ],
    settings: { ...defaultSettings, sameSubmitter: 'allow' },
    enabled: true,
    sort: 0,
  });
  const lines = [
    {
      kind: 'product' as const,
      name: '卧式离心泵',
      spec: 'IS80-65-160',
      unit: '台',
      qty: '12',
      price: '4380',
      taxRate: '0.13',
    },
    { kind: 'service' as const, name: '现场安装调试', unit: '次', qty: '1', price: '6000', taxRate: '0.06' },
  ];
  const quote = await api.quotes.create({ customerId, opportunityId: opportunity.id, validUntil: inAMonth, lines });
  const submitted = await api.quotes.create({ customerId, validUntil: inAMonth, lines });
  await api.quotes.submit({ id: submitted.id });
  const contract = await api.contracts.create({
    customerId,
    name: '年度供货合同',
    opportunityId: opportunity.id,
    lines,
  });
  const order = await api.orders.create({ customerId, lines });
  const fixed = { condition: 'fixedDay' as const, dueDate: inAMonth, percent: '1' };
  const plans = await api.receivables.create({ orderId: order.id, terms: [fixed] });
  await api.receipts.saveAccount({ name: '基本户', bank: '工商银行', accountNo: '1100123456785678' });
  const receipt = await api.receipts.create({ customerId, amount: 100, method: 'cash' });
  const invoicing = await addInvoice(api, customerId, order.id);
  const deliveries = await addDeliveries(api, order.id);
  const { rows: departments } = await api.departments.list({ limit: 1 });
  const review = await api.reviews.start({ deptId: departments[0]!.id, dueOn: inAMonth });
  const opened = await api.imports.open({
    file: new File(['客户名称,手机\n甲公司,13800138000\n乙公司,13900139000\n'], '客户.csv', { type: 'text/csv' }),
    module: 'customers',
  });
  return new Map([
    ...goods,
    ['/opportunities', `/opportunities/${opportunity.id}`],
    ['/schedule/events', `/schedule/events/${event.id}`],
    ['/flow-designs', `/flow-designs/${flow.id}`],
    ['/quotes', `/quotes/${quote.id}`],
    ['/contracts', `/contracts/${contract.id}`],
    ['/orders', `/orders/${order.id}`],
    ...invoicing,
    ...deliveries,
    ['/receivables', `/receivables/${plans.ids[0]}`],
    ['/receivables/statement', `/receivables/statement/${customerId}`],
    ['/receipts', `/receipts/${receipt.id}`],
    ['/people/reviews', `/people/reviews/${review.id}`],
    ['/imports', `/imports/${opened.importId}`],
  ]);
}

/** A delivery that was taken, and a return of it. */
async function addDeliveries(api: CoreClient, orderId: string): Promise<[string, string][]> {
  const { lines } = await api.orders.get({ id: orderId });
  const some = [{ orderLineId: lines[0]!.id, qty: '1' }];
  const delivery = await api.orders.planDelivery({ orderId, lines: some });
  const { personalTerms } = await api.orders.get({ id: orderId });
  await api.orders.ship({ id: delivery.id, termsChecked: personalTerms.map((term) => term.id) });
  await api.orders.sign({ id: delivery.id, signedBy: '张工' });
  const back = await api.orders.requestReturn({ orderId, reason: '破损', disposition: 'refund', lines: some });
  return [
    ['/deliveries', `/deliveries/${delivery.id}`],
    ['/returns', `/returns/${back.id}`],
  ];
}

/** An application for an order, its invoice and a red-letter request for it. */
async function addInvoice(api: CoreClient, customerId: string, orderId: string): Promise<[string, string][]> {
  await api.taxEntities.create({ name: '北方机电', creditCode: '91110108MA0000000A', drawer: '王芳' });
  const title = {
    customerId,
    titleKind: 'enterprise' as const,
    title: '长江机电有限公司',
    taxNo: '91350100M000100Y43',
  };
  const titled = await api.invoiceTitles.create(title);
  await api.orders.submit({ id: orderId });
  const application = await api.invoiceApplications.create({ orderIds: [orderId] });
  await api.invoiceApplications.submit({ id: application.id });
  await api.invoiceApplications.begin({ id: application.id });
  const [invoice] = (await api.invoiceApplications.get({ id: application.id })).invoices;
  await api.invoices.issue({ id: invoice!.id, invoiceNo: '26110000000000000001' });
  const red = await api.redRequests.create({ blueInvoiceId: invoice!.id, reason: '01' });
  return [
    ['/invoice-applications', `/invoice-applications/${application.id}`],
    ['/invoices', `/invoices/${invoice!.id}`],
    ['/red-requests', `/red-requests/${red.id}`],
    ['/invoice-titles', `/invoice-titles/${titled.id}`],
  ];
}

async function addGoods(api: CoreClient, validFrom: string, validTo: string): Promise<[string, string][]> {
  const brand = await api.brands.create({ name: '南方泵业' });
  await api.segments.create({ name: '市政水务' });
  const line = await api.productLines.create({ name: '工业水泵' });
  const supplier = await api.suppliers.create({ name: '无锡第二水泵厂有限公司' });
  const product = await api.products.create({
    code: 'IS80-65-160',
    name: '卧式离心泵',
    lineId: line.id,
    brandId: brand.id,
    supplierId: supplier.id,
    spec: '50 m³/h · 32 m · 7.5 kW',
    unit: '台',
    price: '4380',
    cost: '2900',
    status: 'onSale',
    tags: ['水泵'],
  });
  const book = await api.priceBooks.create({ name: '2026 经销商价', validFrom, validTo });
  await api.priceBooks.setEntries({ id: book.id, put: [{ productId: product.id, price: '3980' }] });
  return [
    ['/cockpit/brand', `/cockpit/brand/${brand.id}`],
    ['/product-lines', `/product-lines/${line.id}`],
    ['/suppliers', `/suppliers/${supplier.id}`],
    ['/products', `/products/${product.id}`],
    ['/price-books', `/price-books/${book.id}`],
  ];
}
