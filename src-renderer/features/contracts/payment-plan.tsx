import { Button, Group, List, NumberInput, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Contract } from '#shared/features/contracts/contract.model.ts';
import { type PlanCondition, planConditions } from '#shared/features/receivables/plan.model.ts';
import { divideDecimals, multiplyDecimals } from '#shared/kernel/money/decimal.ts';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { RemoveButton } from '../../ui/form/remove-button.tsx';
import { formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { contractsTexts } from './contracts.texts.ts';

type Plan = Contract['paymentPlan'];
type Term = Plan[number];

interface PaymentPlanProps {
  readonly plan: Plan;
  /** Left out where it may not be changed now. */
  readonly onSave?: ((plan: Plan) => Promise<unknown>) | undefined;
}

const shareOf = ({ percent, amount }: Term) =>
  percent === undefined ? formatMoney(amount ?? 0) : `${multiplyDecimals(percent, '100', 4)}%`;

/** When what part of the contract is paid; these become receivables when both sides have signed. */
export function PaymentPlan({ plan, onSave }: PaymentPlanProps) {
  const t = useTexts(contractsTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap={4} component="section" aria-label={t('field.paymentPlan')}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('field.paymentPlan')}
        </Title>
        {onSave ? (
          <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
            {t('edit')}
          </Button>
        ) : null}
      </Group>
      {plan.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noPayments')}
        </Text>
      ) : (
        <List size="sm" type="ordered">
          {plan.map((term, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: periods are told apart by their order alone
            <List.Item key={index}>
              {term.condition === 'fixedDay'
                ? t('paymentFixed', { share: shareOf(term), date: term.dueDate ?? '' })
                : t('paymentRow', {
                    share: shareOf(term),
                    condition: t(`condition.${term.condition}`),
                    days: term.termDays,
                  })}
            </List.Item>
          ))}
        </List>
      )}
      {isOpen && onSave ? <PlanForm plan={plan} save={onSave} onClose={() => setOpen(false)} /> : null}
    </Stack>
  );
}

interface Row {
  readonly key: string;
  readonly percent: number;
  readonly condition: PlanCondition;
  readonly termDays: number;
  readonly dueDate: string;
}

const newRow = (percent: number): Row => ({
  key: crypto.randomUUID(),
  percent,
  condition: 'signing',
  termDays: 0,
  dueDate: '',
});

interface PlanFormProps {
  readonly plan: Plan;
  readonly save: (plan: Plan) => Promise<unknown>;
  readonly onClose: () => void;
}

function PlanForm({ plan, save, onClose }: PlanFormProps) {
  const t = useTexts(contractsTexts);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    plan.map((term) => ({
      ...newRow(Number(multiplyDecimals(term.percent ?? '0', '100', 4))),
      condition: term.condition,
      termDays: term.termDays,
      dueDate: term.dueDate ?? '',
    })),
  );
  const put = (key: string, patch: Partial<Row>) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const total = rows.reduce((sum, { percent }) => sum + percent, 0);
  const isReady =
    total <= 100 &&
    rows.every(({ percent, condition, dueDate }) => percent > 0 && (condition !== 'fixedDay' || dueDate));
  const terms = rows.map(
    ({ percent, condition, termDays, dueDate }): Term => ({
      percent: divideDecimals(String(percent), '100', 6),
      condition,
      termDays,
      ...(condition === 'fixedDay' ? { dueDate } : {}),
    }),
  );
  return (
    <ModalForm
      title={t('field.paymentPlan')}
      confirm={t('save')}
      isReady={isReady}
      submit={() => save(terms)}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {t('paymentHint')}
      </Text>
      {rows.map((row) => (
        <Group key={row.key} gap="xs" align="end" wrap="nowrap">
          <NumberInput
            w={88}
            label={t('payShare')}
            min={0}
            max={100}
            decimalScale={4}
            value={row.percent}
            onChange={(value) => put(row.key, { percent: Number(value) || 0 })}
          />
          <Select
            flex={1}
            miw={112}
            label={t('payWhen')}
            data={planConditions.map((value) => ({ value, label: t(`condition.${value}`) }))}
            value={row.condition}
            onChange={(value) => value && put(row.key, { condition: value as PlanCondition })}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
          {row.condition === 'fixedDay' ? (
            <TextInput
              type="date"
              label={t('payDate')}
              value={row.dueDate}
              onChange={(event) => put(row.key, { dueDate: event.currentTarget.value })}
            />
          ) : (
            <NumberInput
              w={88}
              label={t('payDays')}
              min={0}
              max={3650}
              allowDecimal={false}
              value={row.termDays}
              onChange={(value) => put(row.key, { termDays: Number(value) || 0 })}
            />
          )}
          <RemoveButton
            label={t('payRemove')}
            of={t(`condition.${row.condition}`)}
            onRemove={() => setRows((all) => all.filter(({ key }) => key !== row.key))}
          />
        </Group>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        disabled={rows.length >= 60}
        onClick={() => setRows((all) => [...all, newRow(Math.max(0, 100 - total))])}
      >
        {t('payAdd')}
      </Button>
    </ModalForm>
  );
}
