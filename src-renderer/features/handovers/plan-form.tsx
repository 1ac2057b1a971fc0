import { ActionIcon, Button, Checkbox, MultiSelect, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { customerLevels } from '#shared/features/customers/customer.model.ts';
import {
  type HandoverKind,
  type HandoverPlan,
  type HandoverRule,
  handoverKinds,
  previousOwners,
} from '#shared/features/handovers/handover.model.ts';
import { orpc } from '../../api/client.ts';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './handovers.module.css';
import { handoversTexts } from './handovers.texts.ts';

interface PlanFormProps {
  readonly userId: string;
  readonly plan: HandoverPlan;
  readonly change: (plan: HandoverPlan) => void;
}

/** Who takes what: all of it, or by level, branch, name or single records. */
export function PlanForm({ userId, plan, change }: PlanFormProps) {
  const t = useTexts(handoversTexts);
  const set = (patch: Partial<HandoverPlan>) => change({ ...plan, ...patch });
  const setRule = (index: number, rule: HandoverRule) =>
    set({ rules: plan.rules.map((each, place) => (place === index ? rule : each)) });
  return (
    <Stack gap="md">
      <div>
        <PersonPicker
          label={t('general')}
          description={t('generalHint')}
          withAsterisk
          maw={420}
          value={plan.successorId || null}
          onChange={(id) => set({ successorId: id ?? '' })}
        />
      </div>
      <div>
        <Text fw={600}>{t('rules')}</Text>
        <Text size="sm" c="dimmed">
          {t('rulesHint')}
        </Text>
        <Stack gap="sm" mt="xs">
          {plan.rules.map((rule, index) => (
            <RuleLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              key={index}
              userId={userId}
              rule={rule}
              change={(next) => setRule(index, next)}
              remove={() => set({ rules: plan.rules.filter((_, place) => place !== index) })}
            />
          ))}
          <Button
            variant="default"
            w="fit-content"
            leftSection={<IconPlus size={16} />}
            onClick={() => set({ rules: [...plan.rules, { kind: 'customers', successorId: '' }] })}
          >
            {t('addRule')}
          </Button>
        </Stack>
      </div>
      <Checkbox
        label={t('disable')}
        description={t('disableHint')}
        checked={plan.disable}
        onChange={(event) =>
          set({
            disable: event.currentTarget.checked,
            ...(event.currentTarget.checked ? { previousOwner: 'removed' } : {}),
          })
        }
      />
      {plan.disable ? null : (
        <Radio.Group
          label={t('previousOwner')}
          value={plan.previousOwner}
          onChange={(next) => set({ previousOwner: next as HandoverPlan['previousOwner'] })}
        >
          <Stack gap="xs" mt="xs">
            {previousOwners.map((each) => (
              <Radio key={each} value={each} label={t(each)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {plan.previousOwner === 'removed' ? null : (
        <Checkbox
          label={t('withContacts')}
          checked={plan.withContacts}
          onChange={(event) => set({ withContacts: event.currentTarget.checked })}
        />
      )}
      <Checkbox
        label={t('withTasks')}
        checked={plan.withTasks}
        onChange={(event) => set({ withTasks: event.currentTarget.checked })}
      />
    </Stack>
  );
}

interface RuleLineProps {
  readonly userId: string;
  readonly rule: HandoverRule;
  readonly change: (rule: HandoverRule) => void;
  readonly remove: () => void;
}

function RuleLine({ userId, rule, change, remove }: RuleLineProps) {
  const t = useTexts(handoversTexts);
  const { data: branches } = useQuery(orpc.branches.list.queryOptions({ input: { limit: 500 } }));
  return (
    <div className={classes.rule}>
      <Select
        label={t('kind')}
        allowDeselect={false}
        data={handoverKinds.map((value) => ({ value, label: t(value) }))}
        value={rule.kind}
        onChange={(kind) => change({ kind: kind as HandoverKind, successorId: rule.successorId })}
      />
      {rule.kind === 'customers' ? (
        <MultiSelect
          label={t('levels')}
          data={[...customerLevels]}
          value={rule.levels ?? []}
          onChange={(levels) => change({ ...rule, levels })}
        />
      ) : (
        <TextInput
          label={t('text')}
          value={rule.text ?? ''}
          onChange={(event) => change({ ...rule, text: event.currentTarget.value })}
        />
      )}
      {rule.kind === 'tasks' ? <span /> : <RecordPicker userId={userId} rule={rule} change={change} />}
      <MultiSelect
        label={t('inBranches')}
        data={(branches?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))}
        value={rule.branchIds ?? []}
        onChange={(branchIds) => change({ ...rule, branchIds })}
      />
      <PersonPicker
        label={t('to')}
        withAsterisk
        value={rule.successorId || null}
        onChange={(id) => change({ ...rule, successorId: id ?? '' })}
      />
      <ActionIcon size="lg" aria-label={t('removeRule')} onClick={remove}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

/** Single records of the person, as far as whoever hands over may see them. */
function RecordPicker({ userId, rule, change }: Omit<RuleLineProps, 'remove'>) {
  const t = useTexts(handoversTexts);
  const input = { filters: [{ field: 'ownerId', operator: 'is' as const, value: userId }], limit: 500 };
  const customers = useQuery({
    ...orpc.customers.list.queryOptions({ input }),
    enabled: rule.kind === 'customers',
  });
  const leads = useQuery({ ...orpc.leads.list.queryOptions({ input }), enabled: rule.kind === 'leads' });
  const rows = rule.kind === 'customers' ? customers.data?.rows : leads.data?.rows;
  return (
    <MultiSelect
      label={t('records')}
      searchable
      limit={50}
      data={(rows ?? []).map((row) => ({ value: row.id, label: row.name }))}
      value={rule.recordIds ?? []}
      onChange={(recordIds) => change({ ...rule, recordIds })}
    />
  );
}
