import { Button, Group, Menu, Stack, Text } from '@mantine/core';
import {
  IconDots,
  IconFileText,
  IconFlame,
  IconJson,
  IconLock,
  IconLockOpen,
  IconPlus,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubjectTable } from '#shared/features/privacy/consent.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { saveBlob } from '../../ui/save-file.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { currentLanguage, useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { ConsentForm } from './consent-form.tsx';
import { DestroyDialog } from './destroy-dialog.tsx';
import { privacyTexts } from './privacy.texts.ts';

interface ConsentCardProps {
  readonly subjectTable: SubjectTable;
  readonly subjectId: string;
  readonly canEdit: boolean;
}

/** On what basis this person's data is used, and the one click that ends it. [S-PI-2] */
export function ConsentCard({ subjectTable, subjectId, canEdit }: ConsentCardProps) {
  const t = useTexts(privacyTexts);
  const [isNew, setNew] = useState(false);
  const subject = { subjectTable, subjectId };
  const { data, error, refetch } = useQuery(orpc.privacy.listConsents.queryOptions({ input: subject }));
  const withdraw = useCommand((id: string) => api.privacy.withdrawConsent({ id }), { done: () => t('withdrawn') });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { standing, rows } = data;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="xs">
          <Use ok="mayMarket" no="mayNotMarket" why={standing.marketingObstacle} />
          <Use ok="mayExport" no="mayNotExport" why={standing.exportObstacle} />
        </Group>
        <Group gap="xs">
          {canEdit ? (
            <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => setNew(true)}>
              {t('addConsent')}
            </Button>
          ) : null}
          <PersonMenu {...subject} heldFor={standing.heldFor} />
        </Group>
      </Group>
      {standing.heldFor ? <StateBadge tone="warn">{t('held', { reason: standing.heldFor })}</StateBadge> : null}
      <PlainTable
        rows={rows}
        keyOf={(row) => row.id}
        empty={{ icon: IconShieldCheck, title: t('noConsents'), hint: t('noConsentsHint') }}
        columns={[
          { label: t('purpose'), draw: (row) => <b>{t(`purpose_${row.purpose}`)}</b> },
          { label: t('basis'), draw: (row) => t(`basis_${row.basis}`) },
          {
            label: t('channels'),
            draw: (row) => row.channels.map((each) => t(`channel_${each}`)).join('、') || t('allChannels'),
          },
          {
            label: t('source'),
            draw: (row) => (
              <div>
                {[row.source, row.noticeVersion].filter(Boolean).join(' · ')}
                <Text size="xs" c="dimmed">
                  {row.collectedByName} <When at={row.givenAt} />
                </Text>
              </div>
            ),
          },
          {
            label: t('state'),
            draw: (row) =>
              row.withdrawnAt !== null ? (
                <StateBadge tone="lost">{t('withdrawnAt')}</StateBadge>
              ) : canEdit ? (
                <Button size="compact-xs" variant="default" onClick={() => void withdraw.run(row.id)}>
                  {t('withdraw')}
                </Button>
              ) : (
                <StateBadge tone="done">{t('live')}</StateBadge>
              ),
          },
        ]}
      />
      {isNew ? <ConsentForm {...subject} onClose={() => setNew(false)} /> : null}
    </Stack>
  );
}

type Why = 'held' | 'noBasis' | 'noMarketing' | 'optedOut' | null;

function Use({ ok, no, why }: { ok: 'mayMarket' | 'mayExport'; no: 'mayNotMarket' | 'mayNotExport'; why: Why }) {
  const t = useTexts(privacyTexts);
  return why === null ? (
    <StateBadge tone="done">{t(ok)}</StateBadge>
  ) : (
    <StateBadge tone="lost">{`${t(no)} · ${t(`why_${why}`)}`}</StateBadge>
  );
}

type Dialog = 'hold' | 'destroy';

/** What the person may ask for: a copy of everything, a hold, the end. */
function PersonMenu(props: { subjectTable: SubjectTable; subjectId: string; heldFor: string | null }) {
  const { heldFor, ...subject } = props;
  const t = useTexts(privacyTexts);
  const may = useMay();
  const [dialog, setDialog] = useState<Dialog>();
  const take = useCommand(
    (format: 'json' | 'html') => api.privacy.packagePerson({ ...subject, format, language: currentLanguage() }),
    { done: (file) => t('packageSaved', { name: file.name }) },
  );
  const lift = useCommand(() => api.privacy.liftHold({ subjectId: subject.subjectId }), {
    done: () => t('holdLifted'),
  });
  const hold = useCommand((reason: string) => api.privacy.placeHold({ ...subject, reason }), {
    done: () => t('holdPlaced'),
  });
  if (!may('privacy.manage')) return null;
  const save = async (format: 'json' | 'html') => {
    const made = await take.run(format);
    if (made.ok) saveBlob(made.value.name, made.value);
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default" aria-label={t('title')} loading={take.running}>
            <IconDots size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileText size={16} />} onClick={() => void save('html')}>
            {t('takePackage')}
          </Menu.Item>
          <Menu.Item leftSection={<IconJson size={16} />} onClick={() => void save('json')}>
            {t('takePackageJson')}
          </Menu.Item>
          {heldFor === null ? (
            <Menu.Item leftSection={<IconLock size={16} />} onClick={() => setDialog('hold')}>
              {t('placeHold')}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconLockOpen size={16} />} onClick={() => void lift.run(undefined)}>
              {t('liftHold')}
            </Menu.Item>
          )}
          {may('privacy.destroy') ? (
            <Menu.Item color="red" leftSection={<IconFlame size={16} />} onClick={() => setDialog('destroy')}>
              {t('destroy')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'hold' ? (
        <RecordForm
          title={t('placeHold')}
          fields={[
            {
              name: 'reason',
              label: t('holdReason'),
              kind: 'text',
              required: true,
              maxLength: 200,
              hint: t('holdReasonHint'),
            },
          ]}
          submit={(values) => hold.run(String(values.reason))}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'destroy' ? <DestroyDialog {...subject} onClose={() => setDialog(undefined)} /> : null}
    </>
  );
}
