import { Checkbox, Group, MultiSelect, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { type FlowNode, type NodeApprover, nodeModes, timeoutActions } from '#shared/features/flows/flow.model.ts';
import type { FlowDocType } from '#shared/features/flows/flow-facts.model.ts';
import { useTexts } from '../../ui/texts.ts';
import { ConditionList } from './condition-list.tsx';
import { designerTexts } from './designer.texts.ts';
import { useFlowChoices } from './use-flow-choices.ts';

interface NodeFormProps {
  readonly docType: FlowDocType;
  readonly node: FlowNode;
  readonly onChange: (node: FlowNode) => void;
}

const approverKinds = ['people', 'superior', 'departmentHead', 'role', 'post', 'choice'] as const;

/** One step: who decides, how several do, when it is gone through, and what when nobody answers. */
export function NodeForm({ docType, node, onChange }: NodeFormProps) {
  const t = useTexts(designerTexts);
  const put = (part: Partial<FlowNode>) => onChange({ ...node, ...part });
  return (
    <Stack gap="sm" flex={1} miw={0}>
      <Group gap="sm" align="end">
        <TextInput
          label={t('nodeName')}
          maxLength={40}
          value={node.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <Select
          label={t('approver')}
          allowDeselect={false}
          w={160}
          data={approverKinds.map((kind) => ({ value: kind, label: t(`ap_${kind}`) }))}
          value={node.approver.kind}
          onChange={(kind) => kind && put({ approver: freshApprover(kind) })}
        />
        <ApproverPart approver={node.approver} onChange={(approver) => put({ approver })} />
        <Select
          label={t('mode')}
          allowDeselect={false}
          w={190}
          data={nodeModes.map((mode) => ({ value: mode, label: t(`mode_${mode}`) }))}
          value={node.mode}
          onChange={(mode) => mode && put({ mode })}
        />
      </Group>
      <Group gap="sm" align="end">
        <NumberInput
          label={t('timeout')}
          w={190}
          min={1}
          max={2000}
          allowDecimal={false}
          value={node.timeoutHours ?? ''}
          onChange={(hours) => put({ timeoutHours: hours === '' ? null : Math.min(2000, Math.max(1, Number(hours))) })}
        />
        {node.timeoutHours === null ? null : (
          <Select
            label={t('timeoutAction')}
            allowDeselect={false}
            w={140}
            data={timeoutActions.map((action) => ({ value: action, label: t(`to_${action}`) }))}
            value={node.timeoutAction}
            onChange={(timeoutAction) => timeoutAction && put({ timeoutAction })}
          />
        )}
      </Group>
      <ConditionList
        title={t('nodeConditions')}
        hint={t('nodeConditionsHint')}
        docType={docType}
        value={node.conditions}
        onChange={(conditions) => put({ conditions })}
      />
    </Stack>
  );
}

function freshApprover(kind: NodeApprover['kind']): NodeApprover {
  switch (kind) {
    case 'people':
      return { kind, ids: [] };
    case 'superior':
    case 'departmentHead':
      return { kind, levels: 1, each: false };
    case 'role':
    case 'post':
      return { kind, id: '' };
    case 'choice':
      return { kind };
    default:
      return kind satisfies never;
  }
}

/** Whether the step names somebody. */
export function isNamed({ approver }: FlowNode): boolean {
  if (approver.kind === 'people') return approver.ids.length > 0;
  return approver.kind === 'role' || approver.kind === 'post' ? approver.id !== '' : true;
}

function ApproverPart(props: { approver: NodeApprover; onChange: (approver: NodeApprover) => void }) {
  const { approver, onChange } = props;
  const t = useTexts(designerTexts);
  const choices = useFlowChoices();
  switch (approver.kind) {
    case 'people':
      return (
        <MultiSelect
          label={t('who')}
          withAsterisk
          searchable
          miw={200}
          flex={1}
          data={choices.person}
          value={approver.ids}
          onChange={(ids) => onChange({ ...approver, ids })}
        />
      );
    case 'superior':
    case 'departmentHead':
      return (
        <Group gap="sm" align="center">
          <NumberInput
            label={t('levels')}
            w={90}
            min={1}
            max={10}
            value={approver.levels}
            onChange={(levels) => onChange({ ...approver, levels: Math.min(10, Math.max(1, Number(levels) || 1)) })}
          />
          <Checkbox
            mt={22}
            label={t('each')}
            checked={approver.each}
            onChange={(event) => onChange({ ...approver, each: event.currentTarget.checked })}
          />
        </Group>
      );
    case 'role':
    case 'post':
      return (
        <Select
          label={t('who')}
          withAsterisk
          searchable
          data={choices[approver.kind]}
          value={approver.id || null}
          onChange={(id) => onChange({ ...approver, id: id ?? '' })}
        />
      );
    case 'choice':
      return null;
    default:
      return approver satisfies never;
  }
}
