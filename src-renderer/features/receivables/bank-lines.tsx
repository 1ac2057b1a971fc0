import { Badge, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useState } from 'react';
import type { BankStatement } from '#shared/features/receivables/bank-statement.contract.ts';
import { type ReceiptMethod, receiptMethods } from '#shared/features/receivables/receipt-words.model.ts';
import { customerSource } from '../../api/record-sources.ts';
import { RecordPicker } from '../../ui/fields/record-picker.tsx';
import { formatMoney } from '../../ui/format.ts';
import { noticeDone } from '../../ui/notices.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { bankTexts } from './bank.texts.ts';
import { receiptsTexts } from './receipts.texts.ts';
import { type BankChoice, canTake, idOf, isThirdParty, useBankLines } from './use-bank-lines.ts';

interface BankLinesProps {
  readonly statement: BankStatement;
  readonly bankAccountId: string;
}

type Change = (patch: Partial<BankChoice>) => void;

/** The lines of a bank's file, each with whom it is from and what it is for, and the step that enters them. */
export function BankLines({ statement, bankAccountId }: BankLinesProps) {
  const t = useTexts(bankTexts);
  const words = useTexts(receiptsTexts);
  const { choices, change, confirm, isRunning } = useBankLines(statement, bankAccountId);
  const [method, setMethod] = useState<ReceiptMethod>('wire');
  const [submits, setSubmits] = useState(true);
  const count = choices.filter((each) => each.isTaken && canTake(each)).length;
  const changeAt = (choice: BankChoice) => (patch: Partial<BankChoice>) => change(choices.indexOf(choice), patch);
  const known = choices.filter(({ line }) => line.knownAs !== null).length;
  const run = async () => {
    const { made, failed } = await confirm(method, submits);
    noticeDone(failed === 0 ? t('confirmed', { count: made }) : t('partly', { count: made, failed }));
  };
  return (
    <Stack gap="sm">
      <Text role="status">{t('summary', { lines: choices.length, known, outgoing: statement.outgoing })}</Text>
      {statement.unread.length > 0 ? <Text c="red">{t('unread', { rows: statement.unread.join('、') })}</Text> : null}
      <PlainTable
        rows={choices}
        keyOf={(row) => String(choices.indexOf(row))}
        columns={[
          { label: t('take'), draw: (row) => <Take choice={row} change={changeAt(row)} /> },
          { label: t('day'), draw: (row) => row.line.date },
          { label: t('amount'), align: 'right', draw: (row) => formatMoney(row.line.amount) },
          { label: t('payer'), draw: (row) => <Payer choice={row} /> },
          { label: t('customer'), draw: (row) => <Customer choice={row} change={changeAt(row)} /> },
          { label: t('purpose'), draw: (row) => <Purpose choice={row} change={changeAt(row)} /> },
        ]}
        empty={{ icon: IconCash, title: t('nothing'), hint: t('nothingHint') }}
      />
      {choices.length > 0 ? (
        <Group align="end">
          <Select
            label={t('method')}
            allowDeselect={false}
            value={method}
            data={receiptMethods.map((value) => ({ value, label: words(`method.${value}`) }))}
            onChange={(value) => value && setMethod(value as ReceiptMethod)}
          />
          <Checkbox
            mb={8}
            label={t('submitToo')}
            checked={submits}
            onChange={(event) => setSubmits(event.currentTarget.checked)}
          />
          <Button disabled={count === 0} loading={isRunning} onClick={() => void run()}>
            {t('confirm', { count })}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

function Take({ choice, change }: { choice: BankChoice; change: Change }) {
  const t = useTexts(bankTexts);
  const { date, payerName, amount } = choice.line;
  return (
    <Checkbox
      aria-label={t('takeLine', { date, payer: payerName, amount: formatMoney(amount) })}
      checked={choice.isTaken && canTake(choice)}
      disabled={!canTake(choice)}
      onChange={(event) => change({ isTaken: event.currentTarget.checked })}
    />
  );
}

/** What the bank says of the line, and what has become of it. */
function Payer({ choice: { line, isRepeated, madeAs, problem } }: { choice: BankChoice }) {
  const t = useTexts(bankTexts);
  const entered = madeAs ?? line.knownAs;
  return (
    <Stack gap={2} maw={300}>
      <Text size="sm">{line.payerName || '—'}</Text>
      {line.text ? (
        <Text size="xs" c="dimmed">
          {line.text}
        </Text>
      ) : null}
      {entered ? (
        <PageLink href={`/receipts/${entered.id}`}>{t(madeAs ? 'made' : 'known', { no: entered.no ?? '—' })}</PageLink>
      ) : null}
      {isRepeated && !entered ? (
        <Text size="xs" c="dimmed">
          {t('repeated')}
        </Text>
      ) : null}
      {problem ? (
        <Text size="xs" c="red" role="alert">
          {problem}
        </Text>
      ) : null}
    </Stack>
  );
}

function Customer({ choice, change }: { choice: BankChoice; change: Change }) {
  const t = useTexts(bankTexts);
  const isSettled = choice.line.knownAs !== null || choice.madeAs !== undefined || choice.isRepeated;
  if (isSettled) return <>{choice.customerName ?? '—'}</>;
  return (
    <Stack gap={4} miw={200}>
      <RecordPicker
        aria-label={t('customer')}
        kind="customers"
        source={customerSource}
        value={choice.customerId}
        valueName={choice.customerName}
        onChange={(customerId, customerName) =>
          change({ customerId, customerName, forId: null, isTaken: customerId !== null })
        }
      />
      {isThirdParty(choice) ? (
        <TextInput
          aria-label={t('payerReason')}
          placeholder={t('payerReason')}
          maxLength={300}
          value={choice.payerReason}
          onChange={(event) => change({ payerReason: event.currentTarget.value, isTaken: true })}
        />
      ) : null}
    </Stack>
  );
}

/** What is due first, or one of the documents that the line fits, with what speaks for it. */
function Purpose({ choice, change }: { choice: BankChoice; change: Change }) {
  const t = useTexts(bankTexts);
  const { line, customerId, forId } = choice;
  const offered = line.suggestions.filter((each) => each.customerId === customerId);
  if (line.knownAs || choice.madeAs || choice.isRepeated || customerId === null) return null;
  const reasons = offered.find((each) => idOf(each) === forId)?.reasons ?? offered[0]?.reasons ?? [];
  return (
    <Stack gap={4} miw={200}>
      <Select
        aria-label={t('purpose')}
        allowDeselect={false}
        value={forId ?? ''}
        data={[
          { value: '', label: t('byDueDate') },
          ...offered.map((each) => ({
            value: idOf(each),
            label: t('restOf', { no: each.documentNo ?? '—', amount: formatMoney(each.remainder) }),
          })),
        ]}
        onChange={(value) => change({ forId: value || null })}
      />
      <Group gap={4}>
        {reasons.map((reason) => (
          <Badge key={reason} size="sm" variant="light">
            {t(`reason.${reason}`)}
          </Badge>
        ))}
      </Group>
    </Stack>
  );
}
