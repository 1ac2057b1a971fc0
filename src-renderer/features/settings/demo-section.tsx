import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useWorks } from '../../ui/work.ts';
import { demoPath, installDemo, removeDemo } from './demo-runs.ts';
import { settingsTexts } from './settings.texts.ts';

/** The sample company inside one's own: who may do everything adds it to look around, and takes it away again. */
export function DemoSection() {
  const may = useMay();
  return may('*') ? <DemoState /> : null;
}

function DemoState() {
  const t = useTexts(settingsTexts);
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(orpc.demo.status.queryOptions());
  const running = useWorks().some((work) => work.path === demoPath && work.state === 'running');
  if (!data) return null;
  const { installed, counts } = data;
  return (
    <Section title={t('demo')} hint={t('demoHint')}>
      <Group gap="md">
        {installed ? (
          <Button variant="default" color="red.8" disabled={running} onClick={() => setAsking(true)}>
            {t('demoRemove')}
          </Button>
        ) : (
          <Button variant="default" disabled={running} onClick={() => void installDemo(api)}>
            {t('demoInstall')}
          </Button>
        )}
        {installed ? (
          <Text size="sm" c="dimmed">
            {t('demoCounts', {
              customers: formatNumber(counts.customers),
              contacts: formatNumber(counts.contacts),
              leads: formatNumber(counts.leads),
              people: formatNumber(counts.people),
            })}
          </Text>
        ) : null}
      </Group>
      <ConfirmModal
        opened={asking}
        title={t('demoRemove')}
        text={t('demoRemoveAsk')}
        confirm={t('demoRemove')}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void removeDemo(api);
        }}
      />
    </Section>
  );
}
