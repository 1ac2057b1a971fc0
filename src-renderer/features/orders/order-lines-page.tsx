import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams } from 'wouter';
import { orderFigures } from '#shared/features/orders/order-figures.model.ts';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { findOrderTransition } from '#shared/features/orders/order-states.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useTexts } from '../../ui/texts.ts';
import { AddProducts } from '../quotes/add-products.tsx';
import { LineEditor } from '../quotes/line-editor.tsx';
import { insertRows, type LineRow } from '../quotes/line-rows.ts';
import { LinesFrame } from '../quotes/lines-frame.tsx';
import { useLines } from '../quotes/use-lines.ts';
import { CreditNote } from './credit-note.tsx';
import { asOrderEdits, asRows, figureLines, orderColumns } from './order-grid.ts';
import { OrderLineTable, OrderTotals } from './order-line-table.tsx';
import { ordersTexts } from './orders.texts.ts';
import { PaidPrices } from './paid-prices.tsx';

/** The lines of an order across the whole window, as a spreadsheet. */
export function OrderLinesPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(orpc.orders.get.queryOptions({ input: { id } }));
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return data ? <OrderEditor key={id} order={data} /> : null;
}

const noneChanged: ReadonlySet<string> = new Set();

function OrderEditor({ order }: { order: OrderPage }) {
  const t = useTexts(ordersTexts);
  const may = useMay();
  const stored = useMemo(() => asRows(order.lines), [order.lines]);
  const lines = useLines({
    lines: stored,
    store: (edits) => api.orders.edit({ id: order.id, changes: {}, lines: asOrderEdits(edits, lines.rows) }),
  });
  const [row, setRow] = useState(0);
  const [isAdding, setAdding] = useState(false);
  const { rows, change } = lines;
  const columns = useMemo(() => orderColumns(order.seesCost), [order.seesCost]);
  const figures = useMemo(() => orderFigures(order, figureLines(rows, order.lines)), [order, rows]);
  const shown = useMemo(
    () => ({ lines: new Map([...figures.lines].map(([id, each]) => [id, { ...each, deliveryDate: null }])) }),
    [figures],
  );
  const right = order.status === 'changing' ? 'order.change' : 'order.edit';
  const isLocked = !findOrderTransition(order.status, 'edit') || order.deletedAt !== null || !may(right);
  const at = rows[row];
  return (
    <LinesFrame
      title={`${order.customerName ?? t('title')} · ${t('lines')}`}
      number={order.no}
      back={{ href: `/orders/${order.id}`, label: t('backToOrder') }}
      lines={lines}
    >
      <CreditNote customerId={order.customerId} adding={order.status === 'draft' ? figures.totals.totalDue : 0} />
      {isLocked ? (
        <>
          <Alert color="gray">{t('locked')}</Alert>
          <OrderLineTable order={order} />
        </>
      ) : (
        <LineEditor
          lines={lines}
          columns={columns}
          figures={shown}
          changedIds={noneChanged}
          onRow={setRow}
          {...(may('product.view') ? { onAddProducts: () => setAdding(true) } : {})}
        />
      )}
      {at?.productId && !isLocked ? (
        <PaidPrices
          customerId={order.customerId}
          productId={at.productId}
          name={at.name}
          taxMode={order.taxMode}
          onUse={(price) => change((all) => all.map((each) => (each.id === at.id ? { ...each, price } : each)))}
        />
      ) : null}
      {isAdding ? (
        <AddProducts
          propose={(items) => api.orders.propose({ id: order.id, items })}
          onAdd={(added) => change((all) => insertRows(all, all.length, added as readonly Partial<LineRow>[]))}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {isLocked ? null : <OrderTotals totals={{ ...order, ...figures.totals }} seesCost={order.seesCost} />}
    </LinesFrame>
  );
}
