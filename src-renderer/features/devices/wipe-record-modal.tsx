import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formatBytes, formatExact, formatNumber } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from './devices.texts.ts';
import { Facts } from './facts.tsx';

/** A device's signed word that it deleted the company's data, to print and file. */
export function WipeRecordModal({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(devicesTexts);
  const { data, error, refetch } = useQuery(orpc.devices.wipeRecord.queryOptions({ input: { id } }));
  return (
    <Modal opened onClose={onClose} title={t('recordTitle')} size="lg">
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <Stack gap="md" data-prints>
          <Text>{t('recordText')}</Text>
          <Facts
            rows={[
              [t('company'), data.facts.company],
              [t('person'), `${data.userName}（${data.account}）`],
              [t('device'), `${data.deviceName} · ${data.facts.deviceId}`],
              [t('computer'), data.facts.computer],
              [t('askedAt'), formatExact(data.askedAt)],
              [t('askedBy'), data.askedBy],
              [t('wipedAt'), formatExact(data.facts.at)],
              [t('receivedAt'), formatExact(data.receivedAt)],
              [
                t('files'),
                t('filesValue', { files: formatNumber(data.facts.files), bytes: formatBytes(data.facts.bytes) }),
              ],
              [t('unsynced'), formatNumber(data.facts.unsynced)],
              [t('keyring'), data.facts.keyringId],
              [t('fingerprint'), data.fingerprint],
              [t('signature'), data.signature],
            ]}
          />
          <Group justify="flex-end" data-print="no">
            <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          </Group>
        </Stack>
      ) : null}
    </Modal>
  );
}
