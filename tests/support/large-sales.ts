import { opportunities } from '#shared/features/opportunities/opportunities.tables.ts';
import { standardPipeline } from '#shared/features/opportunities/pipeline.model.ts';
import { orderLines, orders } from '#shared/features/orders/orders.tables.ts';
import { products } from '#shared/features/products/products.tables.ts';
import { quotes } from '#shared/features/quotes/quotes.tables.ts';
import { events } from '#shared/features/schedule/schedule.tables.ts';
import { fillOf, homes, idOf, oneOf } from './fill-table.ts';
import { type LargeCompany, largeCompany } from './large-company.ts';
import { fillMoney } from './large-money.ts';

const day = 86_400_000;

/**
 * The large company with what it sells: 100,000 products, 100,000 opportunities, 50,000 quotes, 200,000 orders with five
 * lines each, of which 10,000 are unpaid, 50,000 events, and what `fillMoney` adds.
 */
export function largeSales(customers: number): LargeCompany {
  const large = largeCompany(customers);
  const { app } = large;
  const now = Date.now();
  const { fill, dateOf, times, customerId } = fillOf(app, now, customers);
  // Filling goes all over the indexes: with the usual cache each row would be ciphered several times.
  const { cache_size: usual } = app.db.row<{ cache_size: number }>('PRAGMA cache_size')!;
  app.statements('PRAGMA cache_size = -1500000').run();
  app.ledger.transaction(() => {
    app.statements('CREATE TABLE bench_customers AS SELECT id FROM customers').run();
    const lists = { tags: [], lines: [], contacts: [], competitors: [], checked: [] };
    fill(products, 100_000, productRow, {
      id: idOf('0192aaa0'),
      code: "printf('P%06d', n.i)",
      name: `${oneOf(['离心水泵', '齿轮减速机', '液压缸', '数控车床', '注塑机'])} || n.i`,
      namePinyin: oneOf(['li xin shui beng', 'chi lun jian su ji', 'ye ya gang', 'shu kong che chuang', 'zhu su ji']),
      ...times,
    });
    const stages = standardPipeline.stages.map((stage) => stage.id);
    fill(
      opportunities,
      100_000,
      {
        ...lists,
        pipelineId: standardPipeline.id,
        probability: 30,
        forecastCategory: 'pipeline',
        nameNorm: '扩建',
        namePinyin: 'kuo jian',
        nameInitials: 'kj',
        stageEnteredAt: now - day,
      },
      {
        id: idOf('0192bbb0'),
        no: "printf('OP%06d', n.i)",
        name: "'扩建' || n.i",
        customerId,
        stageId: oneOf(stages),
        amount: '100000 + n.i',
        expectedCloseOn: dateOf('n.i'),
        endState: "CASE n.i % 10 WHEN 8 THEN 'won' WHEN 9 THEN 'lost' END",
        ...homes,
        ...times,
      },
    );
    const document = {
      currency: 'CNY',
      taxMode: 'included',
      personalTerms: [],
      tags: [],
      version: 1,
      lineDiscount: 0,
      headerDiscount: 0,
    };
    fill(
      quotes,
      50_000,
      {
        ...document,
        deliveryDays: 'work',
        amountExcl: 100_000,
        taxTotal: 13_000,
        amountIncl: 113_000,
        lineCount: 1,
        belowMoq: false,
      },
      {
        id: idOf('0192ccc0'),
        rootId: idOf('0192ccc0'),
        no: "printf('QT%06d', n.i)",
        customerId,
        quoteDate: dateOf('n.i + 60'),
        validUntil: dateOf('n.i'),
        status: "CASE n.i % 4 WHEN 0 THEN 'draft' WHEN 1 THEN 'sent' WHEN 2 THEN 'accepted' ELSE 'ordered' END",
        ...homes,
        ...times,
      },
    );
    fill(
      orders,
      200_000,
      {
        ...document,
        freight: 0,
        shipTo: {},
        priority: 'normal',
        receiptState: 'none',
        invoiceState: 'none',
        amountExcl: 500_000,
        taxTotal: 65_000,
        amountIncl: 565_000,
        totalDue: 565_000,
        exactGross: 5_650_000_000,
        exactNet: 5_650_000_000,
        lineCount: 5,
        invoicedAmount: 0,
      },
      {
        id: idOf('0192ddd0'),
        receivedAmount: 'CASE WHEN n.i % 4 IN (0, 3) OR n.i % 20 = 1 THEN 0 ELSE 565000 END',
        no: "printf('SO%06d', n.i)",
        customerId,
        orderDate: dateOf('n.i'),
        status: "CASE n.i % 4 WHEN 0 THEN 'draft' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'completed' ELSE 'cancelled' END",
        deliveryState: "CASE n.i % 3 WHEN 0 THEN 'none' WHEN 1 THEN 'part' ELSE 'full' END",
        ...homes,
        ...times,
      },
    );
    fill(
      orderLines,
      1_000_000,
      {
        kind: 'product',
        name: '注塑机',
        qty: '10',
        price: '113',
        taxRate: '0.13',
        isImported: false,
        amountExcl: 100_000,
        tax: 13_000,
        amountIncl: 113_000,
        netPrice: '100',
        exactNet: 1_130_000_000,
        deliveredQty: '0',
        returnedQty: '0',
        closedQty: '0',
        invoicedAmount: 0,
      },
      {
        id: idOf('0192eee0'),
        orderId: idOf('0192ddd0', 'n.i / 5'),
        position: 'n.i % 5 + 1',
        productId: idOf('0192aaa0', 'n.i % 100000'),
        ...Object.fromEntries(Object.entries(homes).map(([key, sql]) => [key, sql.replace('n.i %', '(n.i / 5) %')])),
        ...times,
      },
    );
    fill(
      events,
      50_000,
      {
        kind: 'meeting',
        priority: 'normal',
        contactIds: [],
        participantIds: [],
        allDay: false,
        visibility: 'public',
        reminders: [],
        status: 'planned',
      },
      {
        id: idOf('0192fff0'),
        title: "'拜访' || n.i",
        startAt: `${now} + (n.i % 700 - 350) * ${day}`,
        endAt: `${now} + (n.i % 700 - 350) * ${day} + 3600000`,
        spanEndAt: `${now} + (n.i % 700 - 350) * ${day} + 3600000`,
        ...homes,
        ...times,
      },
    );
    fillMoney(app, now, customers);
    app.statements('DROP TABLE bench_customers').run();
  });
  app.statements(`PRAGMA cache_size = ${usual}`).run();
  return large;
}

const productRow = {
  kind: 'product',
  unit: '台',
  units: [],
  taxRateCode: 'V13',
  taxMode: 'included',
  priceIncl: '113',
  priceExcl: '100',
  isImported: false,
  docs: [],
  replacements: [],
  bundleItems: [],
  tags: [],
  status: 'onSale',
};
