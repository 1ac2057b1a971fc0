import { ActionIcon, Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type PlanCondition, type PlanTerm, planConditions } from '#shared/features/receivables/plan.model.ts';
import { type PlanDraft, readDrafts, termOf } from '#shared/features/receivables/plan-draft.model.ts';
import { fenToYuan } from '#shared/kernel/money/decimal.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { planTermsTexts } from './plan-terms.texts.ts';
import { receivablesTexts } from './receivables.texts.ts';

interface PlanTermsFormProps {
  readonly orderId: string;
  /** Fen: what the order is worth, and what of it no period asks for yet. */
  readonly total: number;
  readonly left: number;
  readonly onClose: () => void;
}

const period = (share: string, condition: PlanCondition, termDays: number): PlanDraft => ({
  share,
  condition,
  termDays,
  dueDate: '',
});

/** The terms of payment as several periods that add up to what is left of the order, to the fen. */
export function PlanTermsForm({ orderId, total, left, onClose }: PlanTermsFormProps) {
  const t = useTexts(planTermsTexts);
  const isPhone = useMediaQuery('(max-width: 767.9px)', false, { getInitialValueInEffect: false });
  const [drafts, setDrafts] = useState<readonly PlanDraft[]>(() =>
    left === total
      ? [period('30%', 'signing', 0), period('60%', 'delivery', 30), period('10%', 'warranty', 0)]
      : [period(fenToYuan(left), 'delivery', 30)],
  );
  const { terms, amounts, missing } = readDrafts(drafts, total, left);
  const save = useCommand((made: PlanTerm[]) => api.receivables.create({ orderId, terms: made }), {
    done: ({ ids }) => t('saved', { count: ids.length }),
    undo: true,
  });
  const change = (index: number, patch: Partial<PlanDraft>) =>
    setDrafts(drafts.map((draft, at) => (at === index ? { ...draft, ...patch } : draft)));
  const last = drafts.length - 1;
  const rest = missing + (amounts[last] ?? 0);
  const isReady = terms !== undefined && missing === 0;
  const submit = async () => {
    if (isReady && (await save.run(terms)).ok) onClose();
  };
  const verdict = missing === 0 ? 'complete' : missing > 0 ? 'missing' : 'over';
  return (
    <Modal opened size="xl" fullScreen={isPhone} title={t('title')} onClose={onClose} closeOnClickOutside={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('hint', { left: formatMoney(left) })}
          </Text>
          {drafts.map((draft, index) => (
            <PeriodRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a period is its place in the order of payment
              key={index}
              index={index}
              draft={draft}
              amount={amounts[index] ?? null}
              onChange={(patch) => change(index, patch)}
              {...(drafts.length > 1 ? { onRemove: () => setDrafts(drafts.filter((_, at) => at !== index)) } : {})}
            />
          ))}
          <Group>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} />}
              onClick={() => setDrafts([...drafts, period('', 'delivery', 30)])}
            >
              {t('add')}
            </Button>
            <Button
              variant="default"
              disabled={missing === 0 || rest <= 0}
              onClick={() => change(last, { share: fenToYuan(rest) })}
            >
              {t('rest')}
            </Button>
          </Group>
          <Group justify="space-between">
            <Text fw={600} className="tabular" role="status" {...(missing === 0 ? {} : { c: 'red' })}>
              {t(verdict, { amount: formatMoney(missing === 0 ? left : Math.abs(missing)) })}
            </Text>
            <Button type="submit" disabled={!isReady} loading={save.running}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface PeriodRowProps {
  readonly index: number;
  readonly draft: PlanDraft;
  readonly amount: number | null;
  readonly onChange: (patch: Partial<PlanDraft>) => void;
  readonly onRemove?: () => void;
}

function PeriodRow({ index, draft, amount, onChange, onRemove }: PeriodRowProps) {
  const t = useTexts(planTermsTexts);
  const words = useTexts(receivablesTexts);
  const isFixed = draft.condition === 'fixedDay';
  const isWrong = draft.share.trim() !== '' && termOf({ ...draft, condition: 'signing' }) === undefined;
  return (
    <Group align="end" gap="xs" role="group" aria-label={t('period', { count: index + 1 })}>
      <TextInput
        w={140}
        label={`${index + 1} · ${t('share')}`}
        placeholder={t('shareHint')}
        value={draft.share}
        error={isWrong ? t('invalid') : undefined}
        onChange={(event) => onChange({ share: event.currentTarget.value })}
      />
      <Select
        w={140}
        label={t('condition')}
        allowDeselect={false}
        value={draft.condition}
        data={planConditions.map((value) => ({ value, label: words(`condition.${value}`) }))}
        onChange={(value) => value && onChange({ condition: value as PlanCondition })}
      />
      {isFixed ? (
        <TextInput
          w={150}
          type="date"
          label={t('dueDate')}
          value={draft.dueDate}
          onChange={(event) => onChange({ dueDate: event.currentTarget.value })}
        />
      ) : (
        <NumberInput
          w={150}
          label={t('days')}
          min={0}
          max={3650}
          allowDecimal={false}
          value={draft.termDays}
          onChange={(value) => onChange({ termDays: Number(value) || 0 })}
        />
      )}
      <Text w={130} ta="right" className="tabular" mb={8} aria-label={t('amount')}>
        {amount === null ? '—' : formatMoney(amount)}
      </Text>
      {onRemove ? (
        <ActionIcon mb={4} size="lg" aria-label={t('remove', { count: index + 1 })} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      ) : null}
    </Group>
  );
}
