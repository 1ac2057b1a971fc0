import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuthorityState } from '#shared/features/accounts/account.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Section, SectionPage } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { devicesTexts } from './devices.texts.ts';
import { Facts } from './facts.tsx';
import { RecoveryKeyModal } from './recovery-key-modal.tsx';

/** Every key and certificate of the company, until when it counts, and the button that puts a new one in its place. */
export function AuthorityPart() {
  const t = useTexts(devicesTexts);
  const { data, error, refetch } = useQuery({ ...orpc.authority.state.queryOptions(), refetchInterval: 30_000 });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <SectionPage title={t('authority')}>
      <CaSection state={data} />
      <ServerCertificateSection state={data} />
      <RecoverySection state={data} />
      <LeaseSection key={data.leaseDays} days={data.leaseDays} />
    </SectionPage>
  );
}

function CaSection({ state: { ca, takeover, cannotFollow } }: { state: AuthorityState }) {
  const t = useTexts(devicesTexts);
  const [asking, setAsking] = useState<'rotate' | 'drop'>();
  const rotate = useCommand(() => api.authority.rotate({ leaveBehind: cannotFollow.length > 0 }), {
    done: () => t('rotateCaDone'),
  });
  const drop = useCommand(() => api.authority.dropOld(), { done: () => t('dropOldDone') });
  const waiting = takeover?.waiting ?? [];
  const close = () => setAsking(undefined);
  return (
    <Section title={t('caSection')} hint={t('caHint')}>
      <Stack gap="md" align="flex-start">
        <Facts
          rows={[
            [t('caFingerprint'), ca.fingerprint],
            [t('until'), <When key="until" at={ca.notAfter} day />],
          ]}
        />
        {takeover ? (
          <>
            <Text size="sm" role="status">
              {t('takeover', {
                followed: takeover.followed,
                waiting: waiting.length,
                time: formatInstant(takeover.endsAt),
              })}
            </Text>
            {waiting.length > 0 ? (
              <Group gap="xs">
                <Text size="sm" c="dimmed">
                  {t('takeoverWaiting')}
                </Text>
                {waiting.slice(0, 20).map((device) => (
                  <StateBadge key={device.id} tone="waiting">{`${device.name}（${device.account}）`}</StateBadge>
                ))}
              </Group>
            ) : null}
            <Button variant="default" onClick={() => setAsking('drop')}>
              {t('dropOld')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setAsking('rotate')}>
            {t('rotateCa')}
          </Button>
        )}
      </Stack>
      <ConfirmModal
        opened={asking === 'rotate'}
        title={t('rotateCa').replace('…', '')}
        text={t('rotateCaAsk')}
        confirm={t(cannotFollow.length > 0 ? 'rotateCaLeave' : 'rotateCaYes')}
        danger={cannotFollow.length > 0}
        running={rotate.running}
        onClose={close}
        onConfirm={() => void rotate.run(undefined).then(close)}
      >
        {cannotFollow.length > 0 ? (
          <Text size="sm" role="alert">
            {t('cannotFollow', {
              count: cannotFollow.length,
              names: cannotFollow.map(({ name, account }) => `${name}（${account}）`).join('、'),
            })}
          </Text>
        ) : null}
      </ConfirmModal>
      <ConfirmModal
        opened={asking === 'drop'}
        danger
        title={t('dropOld').replace('…', '')}
        text={t('dropOldAsk', { count: waiting.length })}
        confirm={t('dropOldYes')}
        running={drop.running}
        onClose={close}
        onConfirm={() => void drop.run(undefined).then(close)}
      />
    </Section>
  );
}

function ServerCertificateSection({ state: { server } }: { state: AuthorityState }) {
  const t = useTexts(devicesTexts);
  const renew = useCommand(() => api.authority.renewCertificate(), { done: () => t('renewed') });
  return (
    <Section title={t('serverSection')} hint={t(server.own ? 'serverOwnHint' : 'serverHint')}>
      <Stack gap="md" align="flex-start">
        <Facts rows={[[t('until'), <When key="until" at={server.notAfter} day />]]} />
        <Button variant="default" loading={renew.running} onClick={() => void renew.run(undefined)}>
          {t(server.own ? 'rereadServer' : 'renewServer')}
        </Button>
      </Stack>
    </Section>
  );
}

function RecoverySection({ state: { recovery } }: { state: AuthorityState }) {
  const t = useTexts(devicesTexts);
  const [isChanging, setChanging] = useState(false);
  const { followed, behind, retired } = recovery;
  return (
    <Section title={t('recoverySection')} hint={t('recoveryHint')}>
      <Stack gap="md" align="flex-start">
        <Facts rows={[[t('recoveryRecipient'), recovery.recipient]]} />
        <Text size="sm">{t('recoveryFollowed', { followed, behind })}</Text>
        {retired.map(({ recipient, until, backups }) => (
          <Text key={recipient} size="sm">
            {t(backups > 0 ? 'recoveryRetired' : 'recoveryRetiredNone', {
              time: formatInstant(until),
              count: backups,
            })}
          </Text>
        ))}
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('rotateRecovery')}
        </Button>
      </Stack>
      {isChanging ? <RecoveryKeyModal onClose={() => setChanging(false)} /> : null}
    </Section>
  );
}

function LeaseSection({ days }: { days: number }) {
  const t = useTexts(devicesTexts);
  const [value, setValue] = useState<number | ''>(days);
  const save = useCommand(() => api.authority.setLease({ days: Number(value) }), { done: () => t('saved') });
  return (
    <Section title={t('leaseSection')} hint={t('leaseSectionHint')}>
      <Group align="flex-end">
        <NumberInput
          label={t('leaseField')}
          min={1}
          max={365}
          allowDecimal={false}
          w={200}
          value={value}
          onChange={(next) => setValue(next === '' ? '' : Number(next))}
        />
        <Button
          disabled={value === '' || value === days}
          loading={save.running}
          onClick={() => void save.run(undefined)}
        >
          {t('save')}
        </Button>
      </Group>
    </Section>
  );
}
