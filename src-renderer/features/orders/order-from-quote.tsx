import { Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isPriced } from '#shared/features/quotes/quote-line.model.ts';
import type { QuotePage } from '#shared/features/quotes/quotes.contract.ts';
import { compareDecimals, quantityPlaces, readDecimal, subtractDecimals } from '#shared/kernel/money/decimal.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

/** An accepted quote becomes an order, line by line with its quantity; what is left can be ordered later. */
export function OrderFromQuote({ quote, onClose }: { quote: QuotePage; onClose: () => void }) {
  const t = useTexts(ordersTexts);
  const [, navigate] = useLocation();
  const lines = quote.lines.flatMap((line) => {
    const left = isPriced(line) ? subtractDecimals(line.qty, line.orderedQty) : '0';
    return compareDecimals(left, '0') > 0 ? [{ ...line, left }] : [];
  });
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(lines.map((line) => [line.id, line.left])),
  );
  const chosen = lines.flatMap((line) => {
    const qty = readDecimal(typed[line.id] ?? '', quantityPlaces);
    return qty !== undefined && compareDecimals(qty, '0') > 0 ? [{ quoteLineId: line.id, qty }] : [];
  });
  const isWhole = chosen.length === lines.length && chosen.every(({ qty }, index) => qty === lines[index]!.left);
  const { run } = useCommand(
    () => api.orders.createFromQuote({ quoteId: quote.id, ...(isWhole ? {} : { lines: chosen }) }),
    { done: () => t('toOrderDone'), undo: true },
  );
  const put = (id: string, qty: string) => setTyped((all) => ({ ...all, [id]: qty }));
  return (
    <ModalForm
      title={t('toOrder')}
      confirm={t('toOrder')}
      isReady={chosen.length > 0}
      submit={async () => {
        const outcome = await run(undefined);
        if (outcome.ok) navigate(`/orders/${outcome.value.id}`);
      }}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {t(lines.length === 0 ? 'toOrderNothing' : 'toOrderHint')}
      </Text>
      {lines.map(({ id, name, unit, left }) => (
        <Group key={id} justify="space-between" wrap="nowrap" gap="sm">
          <Checkbox
            label={`${name} · ${t('left')} ${left} ${unit ?? ''}`}
            checked={(typed[id] ?? '') !== ''}
            onChange={(event) => put(id, event.currentTarget.checked ? left : '')}
          />
          <TextInput
            w={112}
            inputMode="decimal"
            aria-label={`${name} ${t('quantity')}`}
            value={typed[id] ?? ''}
            onChange={(event) => put(id, event.currentTarget.value)}
          />
        </Group>
      ))}
    </ModalForm>
  );
}
