import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContractPage } from '#shared/features/contracts/contract-page.model.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { NewButton, Related, RelatedCard } from '../customers/customer-related.tsx';
import { useOrderFields } from '../orders/order-fields.ts';
import { money } from '../quotes/quote-money.ts';
import { usePlanFields } from '../receivables/receivable-fields.ts';
import { useContractFields } from './contract-fields.ts';
import { ContractForm } from './contract-form.tsx';
import { contractsTexts } from './contracts.texts.ts';

interface ContractsOfProps {
  readonly of: { readonly customerId?: string; readonly quoteId?: string; readonly opportunityId?: string };
  /** Whose contract a new one here is; left out where none is made here. */
  readonly forCustomer?: string;
}

/** The contracts of a customer, a quote or an opportunity, and a new one. */
export function ContractsOf({ of, forCustomer }: ContractsOfProps) {
  const t = useTexts(contractsTexts);
  const may = useMay();
  const status = fieldNamed(useContractFields(), 'status');
  const [isCreating, setCreating] = useState(false);
  const { data } = useQuery(orpc.contracts.list.queryOptions({ input: { ...of, limit: 200 } }));
  return (
    <Stack gap="sm">
      {forCustomer && may('contract.create') ? (
        <NewButton label={t('newContract')} onClick={() => setCreating(true)} />
      ) : null}
      {isCreating && forCustomer ? (
        <ContractForm
          customerId={forCustomer}
          {...(of.opportunityId ? { opportunityId: of.opportunityId } : {})}
          onClose={() => setCreating(false)}
        />
      ) : null}
      <Related
        empty={t('noContracts')}
        rows={data?.rows.map((row) => (
          <RelatedCard
            key={row.id}
            aside={[row.endDate, money(row.amountIncl, row.currency)].filter(Boolean).join(' · ')}
          >
            <PageLink href={`/contracts/${row.id}`}>{row.name}</PageLink>
            <FieldValue field={status} value={row.status} />
          </RelatedCard>
        ))}
      />
    </Stack>
  );
}

/** The orders of a contract. */
export function ContractOrders({ contractId }: { readonly contractId: string }) {
  const t = useTexts(contractsTexts);
  const status = fieldNamed(useOrderFields(), 'status');
  const { data } = useQuery(orpc.orders.list.queryOptions({ input: { contractId, limit: 200 } }));
  return (
    <Related
      empty={t('noOrders')}
      rows={data?.rows.map((row) => (
        <RelatedCard key={row.id} aside={`${row.orderDate} · ${money(row.totalDue, row.currency)}`}>
          <PageLink href={`/orders/${row.id}`}>{row.no ?? t('orders')}</PageLink>
          <FieldValue field={status} value={row.status} />
        </RelatedCard>
      ))}
    />
  );
}

/** What is to be paid for a contract, period by period. */
export function ContractPlans({ contractId }: { readonly contractId: string }) {
  const t = useTexts(contractsTexts);
  const status = fieldNamed(usePlanFields(), 'status');
  const { data } = useQuery(orpc.receivables.list.queryOptions({ input: { contractId, limit: 200 } }));
  return (
    <Related
      empty={t('noReceivables')}
      rows={data?.rows.map((row) => (
        <RelatedCard
          key={row.id}
          aside={`${row.dueDate ?? '—'} · ${money(row.receivedAmount, row.currency)} / ${money(row.amount, row.currency)}`}
        >
          <PageLink href={`/receivables/${row.id}`}>{row.title}</PageLink>
          <FieldValue field={status} value={row.status} />
        </RelatedCard>
      ))}
    />
  );
}

/** Supplements and renewals, and what this one belongs to. */
export function ContractRelations({ related }: Pick<ContractPage, 'related'>) {
  const t = useTexts(contractsTexts);
  return (
    <Related
      empty={t('noRelated')}
      rows={related.map(({ id, no, name, relation }) => (
        <RelatedCard key={id} aside={no}>
          <PageLink href={`/contracts/${id}`}>{name}</PageLink>
          <Text size="sm" c="dimmed">
            {t(`relation.${relation}`)}
          </Text>
        </RelatedCard>
      ))}
    />
  );
}
