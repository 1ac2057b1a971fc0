import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { relatedLists } from '#shared/features/customers/customer-overview.model.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import type { RecordTab } from '../../ui/record/record-page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { ContractsOf } from '../contracts/contract-related.tsx';
import { contractsTexts } from '../contracts/contracts.texts.ts';
import { useOpportunityFields } from '../opportunities/opportunity-fields.ts';
import { OpportunityForm } from '../opportunities/opportunity-form.tsx';
import { useOrderFields } from '../orders/order-fields.ts';
import { OrderForm } from '../orders/order-form.tsx';
import { CustomerQuotes } from '../quotes/customer-quotes.tsx';
import { money } from '../quotes/quote-money.ts';
import { quotesTexts } from '../quotes/quotes.texts.ts';
import { customerOverviewTexts } from './customer-overview.texts.ts';
import { NewButton, Related, RelatedCard } from './customer-related.tsx';

interface OfCustomer {
  readonly customerId: string;
}

type Counts = Readonly<Record<(typeof relatedLists)[number], number>>;

/** The customer's deals, documents and goods, each only for whoever may see such records. */
export function salesTabs(customerId: string, counts: Counts, may: (action: string) => boolean): RecordTab[] {
  const words = (key: 'opportunities' | 'orders' | 'receivables' | 'purchases') => say(customerOverviewTexts, key);
  const tabs: readonly (RecordTab & { readonly action: string })[] = [
    {
      id: 'opportunities',
      action: 'opportunity.view',
      label: words('opportunities'),
      count: counts.opportunities,
      content: <CustomerOpportunities customerId={customerId} />,
    },
    {
      id: 'quotes',
      action: 'quote.view',
      label: say(quotesTexts, 'title'),
      count: counts.quotes,
      content: <CustomerQuotes customerId={customerId} />,
    },
    {
      id: 'contracts',
      action: 'contract.view',
      label: say(contractsTexts, 'title'),
      count: counts.contracts,
      content: <ContractsOf of={{ customerId }} forCustomer={customerId} />,
    },
    {
      id: 'orders',
      action: 'order.view',
      label: words('orders'),
      count: counts.orders,
      content: <CustomerOrders customerId={customerId} />,
    },
    {
      id: 'receivables',
      action: 'receivable.view',
      label: words('receivables'),
      count: counts.receivables,
      content: <CustomerReceivables customerId={customerId} />,
    },
    {
      id: 'purchases',
      action: 'order.view',
      label: words('purchases'),
      count: counts.purchases,
      content: <CustomerPurchases customerId={customerId} />,
    },
  ];
  return tabs.filter(({ action }) => may(action));
}

function CustomerOpportunities({ customerId }: OfCustomer) {
  const t = useTexts(customerOverviewTexts);
  const may = useMay();
  const endState = fieldNamed(useOpportunityFields(), 'endState');
  const [isCreating, setCreating] = useState(false);
  const { data } = useQuery(orpc.opportunities.list.queryOptions({ input: { customerId, limit: 200 } }));
  return (
    <Stack gap="sm">
      {may('opportunity.create') ? <NewButton label={t('newOpportunity')} onClick={() => setCreating(true)} /> : null}
      {isCreating ? <OpportunityForm customerId={customerId} onClose={() => setCreating(false)} /> : null}
      <Related
        empty={t('noOpportunities')}
        rows={data?.rows.map((row) => (
          <RelatedCard
            key={row.id}
            aside={[row.expectedCloseOn, row.amount === null ? null : formatMoney(row.amount)]
              .filter(Boolean)
              .join(' · ')}
          >
            <PageLink href={`/opportunities/${row.id}`}>{row.name}</PageLink>
            {row.endState === null ? (
              <Text size="sm" c="dimmed">
                {row.stageName}
              </Text>
            ) : (
              <FieldValue field={endState} value={row.endState} />
            )}
          </RelatedCard>
        ))}
      />
    </Stack>
  );
}

function CustomerOrders({ customerId }: OfCustomer) {
  const t = useTexts(customerOverviewTexts);
  const may = useMay();
  const status = fieldNamed(useOrderFields(), 'status');
  const [isCreating, setCreating] = useState(false);
  const { data } = useQuery(orpc.orders.list.queryOptions({ input: { customerId, limit: 200 } }));
  return (
    <Stack gap="sm">
      {may('order.create') ? <NewButton label={t('newOrder')} onClick={() => setCreating(true)} /> : null}
      {isCreating ? <OrderForm customerId={customerId} onClose={() => setCreating(false)} /> : null}
      <Related
        empty={t('noOrders')}
        rows={data?.rows.map((row) => (
          <RelatedCard key={row.id} aside={`${row.orderDate} · ${money(row.totalDue, row.currency)}`}>
            <PageLink href={`/orders/${row.id}`}>{row.no ?? t('orders')}</PageLink>
            <FieldValue field={status} value={row.status} />
          </RelatedCard>
        ))}
      />
    </Stack>
  );
}

function CustomerReceivables({ customerId }: OfCustomer) {
  const t = useTexts(customerOverviewTexts);
  const { data } = useQuery(orpc.receivables.list.queryOptions({ input: { customerId, limit: 200 } }));
  return (
    <Related
      empty={t('noReceivables')}
      rows={data?.rows.map((row) => (
        <RelatedCard
          key={row.id}
          aside={`${row.dueDate ?? '—'} · ${money(row.receivedAmount, row.currency)} / ${money(row.amount, row.currency)}`}
        >
          <Text size="sm">{row.title}</Text>
          {row.overdueDays > 0 ? (
            <StateBadge tone="warn">{t('overdueDays', { count: row.overdueDays })}</StateBadge>
          ) : null}
        </RelatedCard>
      ))}
    />
  );
}

function CustomerPurchases({ customerId }: OfCustomer) {
  const t = useTexts(customerOverviewTexts);
  const { data } = useQuery(orpc.customers.purchases.queryOptions({ input: { id: customerId } }));
  return (
    <Related
      empty={t('noPurchases')}
      rows={data?.map((row) => (
        <RelatedCard
          key={row.productId}
          aside={
            <PageLink href={`/orders/${row.orderId}`}>
              {t('lastPrice', { date: row.lastOn, price: `${row.currency} ${row.lastPrice}` })}
            </PageLink>
          }
        >
          <PageLink href={`/products/${row.productId}`}>{row.name}</PageLink>
          <Text size="sm" c="dimmed">
            {t('bought', { count: row.times, quantity: `${row.quantity} ${row.unit ?? ''}`.trim() })}
          </Text>
        </RelatedCard>
      ))}
    />
  );
}
