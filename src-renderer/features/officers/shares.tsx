import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Office, offices } from '#shared/kernel/rights/offices.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { officersTexts } from './officers.texts.ts';

/** Which shares were taken, and one's own, shown once. */
export function Shares({ own }: { own: Office }) {
  const t = useTexts(officersTexts);
  const [share, setShare] = useState<string>();
  const { data } = useQuery(orpc.officers.shares.queryOptions());
  const take = useCommand(() => api.officers.takeShare());
  if (data === undefined) return null;
  return (
    <Section
      title={`${t('shares')}${data ? `（${t('setNumber', { set: data.set })}）` : ''}`}
      hint={data ? t('sharesHint') : t('noShares')}
    >
      {data ? (
        <Stack gap="sm">
          {offices.map((office) => (
            <Text key={office}>
              {t(office)}：{t(data.waiting.includes(office) ? 'shareWaiting' : 'shareTaken')}
            </Text>
          ))}
          {data.waiting.includes(own) ? (
            <Button
              w="fit-content"
              loading={take.running}
              onClick={() => void take.run(undefined).then((outcome) => outcome.ok && setShare(outcome.value.share))}
            >
              {t('takeShare')}
            </Button>
          ) : null}
        </Stack>
      ) : null}
      <Modal
        opened={share !== undefined}
        onClose={() => setShare(undefined)}
        title={t('shown')}
        closeOnClickOutside={false}
        closeOnEscape={false}
        withCloseButton={false}
      >
        <Stack gap="md" data-prints>
          <Text>{t('takeText')}</Text>
          <Code block style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-word' }}>
            {share}
          </Code>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => window.print()}>
              {t('print')}
            </Button>
            <Button onClick={() => setShare(undefined)}>{t('kept')}</Button>
          </Group>
        </Stack>
      </Modal>
    </Section>
  );
}
