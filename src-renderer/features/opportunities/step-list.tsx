import { Group, Stack, Text } from '@mantine/core';
import type { OpportunityPage } from '#shared/features/opportunities/opportunities.contract.ts';
import { formatExact, formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';

const day = 86_400_000;

/** Every step the deal took, newest first: who, when, why, and how long it stood before. */
export function StepList({ steps }: { steps: OpportunityPage['steps'] }) {
  const t = useTexts(opportunitiesTexts);
  return (
    <Stack gap="md">
      {steps.toReversed().map((step) => (
        <div key={step.id}>
          <Group gap="xs">
            <Text fw={600}>{t(`step.${step.step}`)}</Text>
            <Text>
              {step.fromName && step.fromName !== step.toName
                ? t('stepLine', { from: step.fromName, to: step.toName })
                : step.toName}
            </Text>
            {step.amount === null ? null : <Text>{formatMoney(step.amount)}</Text>}
          </Group>
          <Text size="sm" c="dimmed">
            {[
              step.byName,
              formatExact(step.at),
              step.stayed === null ? null : t('stayed', { days: Math.floor(step.stayed / day) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {step.reason ? <Text size="sm">{step.reason}</Text> : null}
        </div>
      ))}
    </Stack>
  );
}
