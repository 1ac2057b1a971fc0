import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconWritingSign } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { contractFields } from '#shared/features/contracts/contract.model.ts';
import type { ContractPage as Contract } from '#shared/features/contracts/contract-page.model.ts';
import { findContractTransition } from '#shared/features/contracts/contract-states.model.ts';
import { api, orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { FlowPanel } from '../flows/flow-panel.tsx';
import { DocumentChanges } from '../orders/order-changes.tsx';
import { DocumentLineTable, OrderTotals } from '../orders/order-line-table.tsx';
import { OrderTerms } from '../orders/order-terms.tsx';
import { money } from '../quotes/quote-money.ts';
import { type ContractDialog, ContractDialogs } from './contract-dialogs.tsx';
import { useContractFields } from './contract-fields.ts';
import { ContractOrders, ContractPlans, ContractRelations } from './contract-related.tsx';
import { ContractSignatures } from './contract-signatures.tsx';
import { contractsTexts } from './contracts.texts.ts';
import { PaymentPlan } from './payment-plan.tsx';
import { useContractSteps } from './use-contract-steps.ts';

const summaryFields = [
  'name',
  'kind',
  'customerId',
  'contactId',
  'opportunityId',
  'parentContractId',
  'sellerEntityId',
  'startDate',
  'endDate',
  'renewRemindDays',
  'agreedAmount',
  'headerDiscountRate',
  'headerDiscountAmount',
  'notes',
];

const room: RecordRoom = {
  table: 'contracts',
  noun: 'contract',
  path: '/contracts',
  icon: IconWritingSign,
  texts: contractsTexts,
  useFields: useContractFields,
  missing: 'CONTRACT_NOT_FOUND',
  commands: () => api.contracts,
};

export function ContractPage() {
  const { id } = useParams<{ id: string }>();
  return <ContractRecord key={id} id={id} />;
}

/** A contract: its state and next step, signatures, terms and payments, lines, and what came of it. */
export function ContractRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(contractsTexts);
  const [dialog, setDialog] = useState<ContractDialog>();
  const query = useQuery(orpc.contracts.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const { stepsOf } = useContractSteps(id, setDialog);
  if (!record.row) return record.instead;
  const { row: contract, field } = record;
  const isOpen = findContractTransition(contract.status, 'edit') !== undefined;
  const right = contract.status === 'changing' ? 'contract.change' : 'contract.edit';
  const canEdit = record.may(right) && !record.isDeleted && isOpen;
  const [primary, ...steps] = stepsOf(contract);
  return (
    <>
      <RecordPage
        {...record.page}
        title={contract.name}
        number={contract.no}
        canFollow
        {...(primary ? { primary } : {})}
        menu={[...steps, ...record.binActions()]}
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('status')} value={contract.status} />
            <Ending contract={contract} />
            <FieldValue field={field('tags')} value={contract.tags} />
          </Group>
        }
        facts={[
          { label: t('field.amountIncl'), value: money(contract.amountIncl, contract.currency) },
          {
            label: t('field.customerId'),
            value: <PageLink href={`/customers/${contract.customerId}`}>{contract.customerName ?? '—'}</PageLink>,
          },
          { label: t('field.signDate'), value: contract.signDate },
          { label: t('field.endDate'), value: contract.endDate },
          {
            label: t('ofQuote'),
            value: contract.quoteId ? (
              <PageLink href={`/quotes/${contract.quoteId}`}>{contract.quoteNo ?? '—'}</PageLink>
            ) : null,
          },
          { label: t('field.ownerId'), value: contract.ownerName },
        ]}
        summary={
          <Stack gap="md">
            {contract.reason ? <Alert color="gray">{t('reasonOf', { reason: contract.reason })}</Alert> : null}
            <Progress contract={contract} />
            <ContractSignatures contract={contract} />
            <InlineFields
              fields={summaryFields.map(field)}
              row={contract}
              {...(canEdit ? { onSave: record.save } : {})}
            />
            <PaymentPlan
              plan={contract.paymentPlan}
              {...(canEdit ? { onSave: (to) => record.save('paymentPlan', contract.paymentPlan, to) } : {})}
            />
            <OrderTerms
              terms={contract.clauses}
              {...(canEdit ? { onSave: (to) => record.save('clauses', contract.clauses, to) } : {})}
            />
          </Stack>
        }
        tabs={[
          { id: 'lines', label: t('lines'), count: contract.lineCount, content: <Lines contract={contract} /> },
          ...(record.may('order.view')
            ? [{ id: 'orders', label: t('orders'), content: <ContractOrders contractId={id} /> }]
            : []),
          ...(record.may('receivable.view')
            ? [{ id: 'receivables', label: t('receivables'), content: <ContractPlans contractId={id} /> }]
            : []),
          {
            id: 'related',
            label: t('related'),
            count: contract.related.length,
            content: <ContractRelations related={contract.related} />,
          },
          {
            id: 'changes',
            label: t('changes'),
            count: contract.changes.length,
            content: (
              <DocumentChanges
                changes={contract.changes}
                fields={record.page.fields}
                now={nowOf(contract)}
                labelOf={(name) => field(name).label}
              />
            ),
          },
          { id: 'approvals', label: t('approvals'), content: <FlowPanel docType="contract" recordId={id} /> },
        ]}
      />
      {dialog ? <ContractDialogs kind={dialog} contract={contract} onClose={() => setDialog(undefined)} /> : null}
    </>
  );
}

function nowOf(contract: Contract) {
  const names = Object.keys(contractFields) as (keyof typeof contractFields)[];
  return { fields: Object.fromEntries(names.map((name) => [name, contract[name]])), lines: contract.lines };
}

/** How long it still runs, once its end comes near. */
function Ending({ contract: { daysLeft, renewRemindDays } }: { contract: Contract }) {
  const t = useTexts(contractsTexts);
  if (daysLeft === null || daysLeft > renewRemindDays) return null;
  return (
    <StateBadge tone="warn">
      {daysLeft >= 0 ? t('endsIn', { count: daysLeft }) : t('overSince', { count: -daysLeft })}
    </StateBadge>
  );
}

/** What came of it by now; of a framework also what its limit still allows. */
function Progress({ contract }: { contract: Contract }) {
  const t = useTexts(contractsTexts);
  const { currency, kind, agreedAmount, orderedAmount } = contract;
  return (
    <Group gap="lg" wrap="wrap" component="section" aria-label={t('progress')}>
      {(['orderedAmount', 'receivedAmount', 'invoicedAmount'] as const).map((name) => (
        <Text key={name} size="sm" className="tabular">
          <Text span size="sm" c="dimmed">
            {t(`field.${name}`)}{' '}
          </Text>
          {money(contract[name], currency)}
        </Text>
      ))}
      {kind === 'framework' && agreedAmount !== null ? (
        <Text size="sm" fw={600} className="tabular">
          {t('limitLeft', { amount: money(agreedAmount - orderedAmount, currency) })}
        </Text>
      ) : null}
    </Group>
  );
}

function Lines({ contract }: { contract: Contract }) {
  const t = useTexts(contractsTexts);
  return (
    <Stack>
      <DocumentLineTable
        lines={contract.lines}
        takenLabel={t('field.orderedQty')}
        taken={({ orderedQty }) => orderedQty}
      />
      <OrderTotals totals={contract} seesCost={contract.seesCost} />
    </Stack>
  );
}
