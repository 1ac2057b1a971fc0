import { Alert, Group, Stack } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { findQuoteTransition } from '#shared/features/quotes/quote-states.model.ts';
import { api, orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { ContractsOf } from '../contracts/contract-related.tsx';
import { contractsTexts } from '../contracts/contracts.texts.ts';
import { FlowPanel } from '../flows/flow-panel.tsx';
import { OrderFromQuote } from '../orders/order-from-quote.tsx';
import { CompareVersions } from './compare-versions.tsx';
import { LineTable } from './line-table.tsx';
import { type QuoteDialog, QuoteDialogs } from './quote-dialogs.tsx';
import { useQuoteFields } from './quote-fields.ts';
import { money } from './quote-money.ts';
import { type Problems, QuoteProblems } from './quote-problems.tsx';
import { QuoteTotals } from './quote-totals.tsx';
import { quotesTexts } from './quotes.texts.ts';
import { useQuoteSteps } from './use-quote-steps.ts';
import { VersionList } from './version-list.tsx';

const summaryFields = [
  'name',
  'customerId',
  'contactId',
  'quoteDate',
  'validUntil',
  'currency',
  'headerDiscountRate',
  'headerDiscountAmount',
  'deliveryDays',
  'paymentTerms',
  'deliveryTerms',
  'deliveryPlace',
  'warranty',
  'personalTerms',
  'notes',
];

const room: RecordRoom = {
  table: 'quotes',
  noun: 'quote',
  path: '/quotes',
  icon: IconFileInvoice,
  texts: quotesTexts,
  useFields: useQuoteFields,
  missing: 'QUOTE_NOT_FOUND',
  commands: () => api.quotes,
};

export function QuotePage() {
  const { id } = useParams<{ id: string }>();
  return <QuoteRecord key={id} id={id} />;
}

/** One version of a quote: its state and the next step, its terms, its lines and totals, its other versions. */
export function QuoteRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(quotesTexts);
  const [dialog, setDialog] = useState<QuoteDialog | 'toOrder'>();
  const [problems, setProblems] = useState<Problems>();
  const [comparedId, setComparedId] = useState<string>();
  const query = useQuery(orpc.quotes.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const [paperHash, setPaperHash] = useState<string>();
  const {
    stepsOf,
    submit,
    dialog: approvers,
  } = useQuoteSteps(id, { ask: setDialog, onProblems: setProblems, onPaper: setPaperHash });
  if (!record.row) return record.instead;
  const { row: quote, field } = record;
  const canEdit =
    record.may('quote.edit') && !record.isDeleted && findQuoteTransition(quote.status, 'edit') !== undefined;
  const [primary, ...steps] = stepsOf(quote);
  return (
    <>
      <RecordPage
        {...record.page}
        title={quote.name ?? quote.customerName ?? t('title')}
        number={`${quote.no ?? ''} ${t('version', { version: quote.version })}`}
        canFollow
        {...(primary ? { primary } : {})}
        menu={[...steps, ...record.binActions()]}
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('status')} value={quote.status} />
            {quote.priceChanged ? <StateBadge tone="warn">{t('priceChanged')}</StateBadge> : null}
            <FieldValue field={field('tags')} value={quote.tags} />
          </Group>
        }
        facts={[
          { label: t('field.amountIncl'), value: money(quote.amountIncl, quote.currency) },
          {
            label: t('field.customerId'),
            value: <PageLink href={`/customers/${quote.customerId}`}>{quote.customerName ?? '—'}</PageLink>,
          },
          { label: t('field.validUntil'), value: quote.validUntil },
          { label: t('field.ownerId'), value: quote.ownerName },
          { label: t('field.sentAt'), value: quote.sentAt ? <When at={quote.sentAt} /> : null },
        ]}
        summary={
          <Stack gap="sm">
            {quote.reason ? <Alert color="gray">{t('reasonOf', { reason: quote.reason })}</Alert> : null}
            {quote.priceChanged ? <Alert color="orange">{t('priceChangedHint')}</Alert> : null}
            <InlineFields fields={summaryFields.map(field)} row={quote} {...(canEdit ? { onSave: record.save } : {})} />
          </Stack>
        }
        tabs={[
          {
            id: 'lines',
            label: t('lines'),
            count: quote.lineCount,
            content: (
              <Stack>
                <LineTable quote={quote} />
                <QuoteTotals currency={quote.currency} totals={quote} />
              </Stack>
            ),
          },
          {
            id: 'versions',
            label: t('versions'),
            count: quote.versions.length,
            content: <VersionList quote={quote} onCompare={setComparedId} />,
          },
          ...(record.may('contract.view')
            ? [{ id: 'contracts', label: say(contractsTexts, 'title'), content: <ContractsOf of={{ quoteId: id }} /> }]
            : []),
          {
            id: 'approvals',
            label: t('approvals'),
            content: <FlowPanel docType="quote" recordId={id} />,
          },
        ]}
      />
      {dialog === 'toOrder' ? <OrderFromQuote quote={quote} onClose={() => setDialog(undefined)} /> : null}
      {dialog && dialog !== 'toOrder' ? (
        <QuoteDialogs kind={dialog} id={id} paperHash={paperHash} onClose={() => setDialog(undefined)} />
      ) : null}
      {problems ? (
        <QuoteProblems
          {...problems}
          quoteId={id}
          onClose={() => setProblems(undefined)}
          onAsk={(reason) => {
            setProblems(undefined);
            submit(reason);
          }}
        />
      ) : null}
      {approvers}
      {comparedId ? (
        <CompareVersions quote={quote} withId={comparedId} onClose={() => setComparedId(undefined)} />
      ) : null}
    </>
  );
}
