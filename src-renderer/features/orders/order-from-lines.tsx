import { Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { compareDecimals, quantityPlaces, readDecimal } from '#shared/kernel/money/decimal.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

interface Chosen {
  readonly id: string;
  readonly qty: string;
}

interface OrderFromLinesProps {
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit: string | null;
    readonly left: string;
  }[];
  readonly hint: string;
  /** Told nothing where all that is left is ordered. */
  readonly make: (
    chosen: readonly Chosen[] | undefined,
  ) => Promise<{ readonly id: string; readonly commandId: string }>;
  /** Whether an order without lines makes sense, as of a contract that has none. */
  readonly mayBeEmpty?: boolean;
  readonly onClose: () => void;
}

/** What a quote or a contract leaves becomes an order, line by line with its quantity; the rest can be ordered later. */
export function OrderFromLines({ lines, hint, make, mayBeEmpty = false, onClose }: OrderFromLinesProps) {
  const t = useTexts(ordersTexts);
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(lines.map((line) => [line.id, line.left])),
  );
  const chosen = lines.flatMap(({ id }) => {
    const qty = readDecimal(typed[id] ?? '', quantityPlaces);
    return qty !== undefined && compareDecimals(qty, '0') > 0 ? [{ id, qty }] : [];
  });
  const isWhole = chosen.length === lines.length && chosen.every(({ qty }, index) => qty === lines[index]!.left);
  const { run } = useCommand(() => make(isWhole ? undefined : chosen), { done: () => t('toOrderDone'), undo: true });
  const put = (id: string, qty: string) => setTyped((all) => ({ ...all, [id]: qty }));
  return (
    <ModalForm
      title={t('toOrder')}
      confirm={t('toOrder')}
      isReady={chosen.length > 0 || mayBeEmpty}
      submit={async () => {
        const outcome = await run(undefined);
        if (outcome.ok) navigate(`/orders/${outcome.value.id}`);
      }}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {hint}
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
