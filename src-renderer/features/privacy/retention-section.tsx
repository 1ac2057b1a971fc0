import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RetentionCategory } from '#shared/features/privacy/privacy-settings.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { privacyTexts } from './privacy.texts.ts';

/** Destroyed in one go; more go in the next. */
const handful = 100;

/** Whom the rules propose now: counted first, destroyed only when somebody decides it. [S-PI-6] */
export function RetentionSection() {
  const t = useTexts(privacyTexts);
  const mayDestroy = useMay()('privacy.destroy');
  const [asked, setAsked] = useState<RetentionCategory>();
  const { data } = useQuery(orpc.privacy.previewRetention.queryOptions());
  const apply = useCommand((category: RetentionCategory) => api.privacy.applyRetention({ category, limit: handful }), {
    done: (output) => t('retentionDone', output),
  });
  const active = (data ?? []).filter(({ months }) => months !== null);
  return (
    <Section title={t('retentionDue')} hint={t('retentionDueHint')}>
      {active.length === 0 ? <Text c="dimmed">{t('retentionNone')}</Text> : null}
      {active.map(({ category, due }) => (
        <Group key={category} gap="md" mb="xs">
          <Text>{t('retentionCount', { name: t(`retention_${category}`), due })}</Text>
          {mayDestroy && due > 0 ? (
            <Button size="xs" variant="default" onClick={() => setAsked(category)}>
              {t('destroy')}
            </Button>
          ) : null}
        </Group>
      ))}
      {asked ? (
        <ConfirmModal
          opened
          danger
          title={t('retentionAsk', { name: t(`retention_${asked}`) })}
          text={t('destroyText')}
          confirm={t('destroy')}
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
