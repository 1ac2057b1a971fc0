import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import type { HandoverRow } from '#shared/features/handovers/handovers.contract.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { Counts } from './counts.tsx';
import { handoversTexts } from './handovers.texts.ts';
import { PersonDevices } from './person-devices.tsx';
import type { useHandover } from './use-handover.ts';

interface ProgressPartProps {
  readonly row: HandoverRow;
  readonly handover: ReturnType<typeof useHandover>;
  readonly again: () => void;
}

/** How far a hand-over has come, and what can be done about it now. */
export function ProgressPart({ row, handover, again }: ProgressPartProps) {
  const t = useTexts(handoversTexts);
  const { run, stop, takeBack, left, undoing } = handover;
  const total = row.before.customers + row.before.leads + row.before.tasks;
  const rest = left ?? row.left.customers + row.left.leads + row.left.tasks;
  const isRunning = row.status === 'running';
  return (
    <Section title={t('stepRun')}>
      <Stack gap="md">
        {isRunning ? (
          <>
            <Text>{t('running', { count: rest })}</Text>
            <Progress
              value={total === 0 ? 100 : ((total - Math.min(rest, total)) / total) * 100}
              aria-label={t('stepRun')}
            />
            <Text size="sm" c="dimmed">
              {t('inBackground')}
            </Text>
          </>
        ) : (
          <Alert
            color={row.status === 'finished' ? 'green' : 'gray'}
            icon={<IconCircleCheck size={18} />}
            title={t(row.status === 'finished' ? 'finished' : 'cancelled')}
          >
            {t(row.status === 'finished' ? 'finishedHint' : 'cancelledHint')}
          </Alert>
        )}
        <Text fw={600}>{t('moved')}</Text>
        <Counts counts={row.moved} />
        <Text fw={600}>{t('left')}</Text>
        <Counts counts={row.left} />
        <Text size="sm" c="dimmed">
          {t('began')} <When at={row.createdAt} />
        </Text>
        <PersonDevices userId={row.userId} />
        {undoing === undefined ? null : <Text>{t('undoing', { count: undoing })}</Text>}
        <Group gap="sm">
          {isRunning ? (
            <>
              <Button
                leftSection={<IconPlayerPlay size={16} />}
                loading={run.running}
                onClick={() => void run.run(row.id)}
              >
                {t('goOn')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconPlayerStop size={16} />}
                onClick={() => void stop.run(row.id)}
              >
                {t('stop')}
              </Button>
            </>
          ) : (
            <>
              {row.steps.length > 0 ? (
                <Button
                  variant="default"
                  leftSection={<IconArrowBackUp size={16} />}
                  loading={takeBack.running}
                  onClick={() => void takeBack.run(row)}
                >
                  {t('undo')}
                </Button>
              ) : null}
              {row.status === 'cancelled' ? <Button onClick={again}>{t('again')}</Button> : null}
            </>
          )}
        </Group>
      </Stack>
    </Section>
  );
}
