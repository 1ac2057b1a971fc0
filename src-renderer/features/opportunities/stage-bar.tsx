import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { OpportunityPage } from '#shared/features/opportunities/opportunities.contract.ts';
import type { Pipeline } from '#shared/features/opportunities/pipeline.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';
import { endTones } from './opportunity-fields.ts';

interface StageBarProps {
  readonly row: OpportunityPage;
  readonly flow: Pipeline;
  readonly can: (target: string) => boolean;
  readonly go: (target: string) => void;
}

/** Where the deal stands: every stage as a step that can be taken, and what the present one asks for. */
export function StageBar({ row, flow, can, go }: StageBarProps) {
  const t = useTexts(opportunitiesTexts);
  const check = useCommand((input: { itemId: string; done: boolean }) =>
    api.opportunities.check({ id: row.id, ...input }),
  );
  const shown = flow.stages.filter((stage) => !stage.retired || stage.id === row.stageId);
  const here = shown.findIndex((stage) => stage.id === row.stageId);
  const stage = shown[here];
  return (
    <Stack gap="sm">
      <Group gap="xs" component="ol" aria-label={t('stage')} p={0} m={0} style={{ listStyle: 'none' }}>
        {shown.map((each, index) => {
          const isHere = index === here;
          return (
            <li key={each.id}>
              <Button
                size="compact-sm"
                variant={isHere ? 'filled' : index < here ? 'light' : 'default'}
                aria-current={isHere ? 'step' : undefined}
                disabled={!isHere && !can(each.id)}
                leftSection={index < here ? <IconCheck size={14} aria-hidden /> : undefined}
                onClick={() => (isHere ? undefined : go(each.id))}
              >
                {each.name}
              </Button>
            </li>
          );
        })}
        {row.endState === null ? null : (
          <StateBadge tone={endTones[row.endState]}>{t(`endState.${row.endState}`)}</StateBadge>
        )}
        {row.overstayed > 0 ? <StateBadge tone="warn">{t('overstayed', { days: row.overstayed })}</StateBadge> : null}
      </Group>
      {stage && stage.checklist.length > 0 && row.endState === null ? (
        <Stack gap={6}>
          <Text size="sm" fw={600}>
            {t('checklist')}
          </Text>
          {stage.checklist.map((item) => (
            <Checkbox
              key={item.id}
              label={item.text}
              checked={row.checked.includes(item.id)}
              onChange={(event) => void check.run({ itemId: item.id, done: event.currentTarget.checked })}
            />
          ))}
        </Stack>
      ) : null}
    </Stack>
  );
}
