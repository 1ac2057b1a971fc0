import { Checkbox, Group, MultiSelect, Select, Stack } from '@mantine/core';
import type { FlowSettings } from '#shared/features/flows/flow.model.ts';
import { useTexts } from '../../ui/texts.ts';
import { designerTexts } from './designer.texts.ts';
import { useFlowChoices } from './use-flow-choices.ts';

const switches = ['allowWithdraw', 'allowAddSign', 'requireComment'] as const;

/** What holds for every step of a flow. */
export function SettingsPart(props: { settings: FlowSettings; onChange: (settings: FlowSettings) => void }) {
  const { settings, onChange } = props;
  const t = useTexts(designerTexts);
  const { person } = useFlowChoices();
  const put = (part: Partial<FlowSettings>) => onChange({ ...settings, ...part });
  return (
    <Stack gap="sm">
      <Group gap="lg">
        {switches.map((name) => (
          <Checkbox
            key={name}
            label={t(name)}
            checked={settings[name]}
            onChange={(event) => put({ [name]: event.currentTarget.checked })}
          />
        ))}
      </Group>
      <Group gap="sm" align="end">
        <Select
          label={t('dup')}
          allowDeselect={false}
          w={240}
          data={(['once', 'every'] as const).map((value) => ({ value, label: t(`dup_${value}`) }))}
          value={settings.dupApprover}
          onChange={(dupApprover) => dupApprover && put({ dupApprover })}
        />
        <Select
          label={t('same')}
          allowDeselect={false}
          data={(['superior', 'skip', 'allow'] as const).map((value) => ({ value, label: t(`same_${value}`) }))}
          value={settings.sameSubmitter}
          onChange={(sameSubmitter) => sameSubmitter && put({ sameSubmitter })}
        />
        <Select
          label={t('none')}
          allowDeselect={false}
          data={(['administrators', 'named', 'pass'] as const).map((value) => ({ value, label: t(`none_${value}`) }))}
          value={settings.emptyApprover}
          onChange={(emptyApprover) => emptyApprover && put({ emptyApprover })}
        />
        {settings.emptyApprover === 'named' ? (
          <MultiSelect
            label={t('noneIds')}
            withAsterisk
            searchable
            data={person}
            value={settings.emptyApproverIds}
            onChange={(emptyApproverIds) => put({ emptyApproverIds })}
          />
        ) : null}
      </Group>
      <MultiSelect
        label={t('cc')}
        searchable
        maw={480}
        data={person}
        value={settings.ccIds}
        onChange={(ccIds) => put({ ccIds })}
      />
    </Stack>
  );
}
