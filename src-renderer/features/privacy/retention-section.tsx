import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RetentionPreview } from '#shared/features/privacy/desk.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { formatExact } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { privacyTexts } from './privacy.texts.ts';
import { retentionTexts } from './retention.texts.ts';

/** Taken in one go; more go in the next. */
const handful = 100;

/** Whose time is over now and tomorrow, and what the rules did last: counted first. [S-PI-6] */
export function RetentionSection() {
  const t = useTexts(privacyTexts);
  const r = useTexts(retentionTexts);
  const mayDestroy = useMay()('privacy.destroy');
  const [asked, setAsked] = useState<RetentionPreview>();
  const { data } = useQuery(orpc.privacy.previewRetention.queryOptions());
  const apply = useCommand(
    ({ category }: RetentionPreview) => api.privacy.applyRetention({ category, limit: handful }),
    { done: (output) => r('applied', output) },
  );
  const active = (data?.rules ?? []).filter(({ months }) => months !== null);
  const wordOf = ({ action }: RetentionPreview) => (action === 'destroy' ? t('destroy') : r('anonymise'));
  return (
    <Section title={t('retentionDue')} hint={t('retentionDueHint')}>
      {active.length === 0 ? <Text c="dimmed">{t('retentionNone')}</Text> : null}
      {active.map((rule) => (
        <Group key={rule.category} gap="md" mb="xs">
          <Text>{r('due', { name: r(rule.category), due: rule.due, dueTomorrow: rule.dueTomorrow })}</Text>
          {mayDestroy && rule.due > 0 ? (
            <Button size="xs" variant="default" onClick={() => setAsked(rule)}>
              {r('apply')}
            </Button>
          ) : null}
        </Group>
      ))}
      {data?.last ? (
        <Text size="sm" c="dimmed">
          {r('last', { time: formatExact(data.last.at), count: data.last.count })}
        </Text>
      ) : null}
      {asked ? (
        <ConfirmModal
          opened
          danger
          title={r('ask', { name: r(asked.category), action: wordOf(asked) })}
          text={t('destroyText')}
          confirm={wordOf(asked)}
          running={apply.running}
          onClose={() => setAsked(undefined)}
          onConfirm={async () => {
            await apply.run(asked);
            setAsked(undefined);
          }}
        />
      ) : null}
    </Section>
  );
}
