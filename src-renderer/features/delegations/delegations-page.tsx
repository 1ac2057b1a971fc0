import { Alert, Button, Group, Switch } from '@mantine/core';
import { IconPlayerStop, IconPlus, IconUserShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DelegationRow } from '#shared/features/delegations/delegations.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay, useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { formatExact } from '../../ui/format.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { SharedList } from '../teams/shared-list.tsx';
import { DelegationForm } from './delegation-form.tsx';
import { delegationsTexts } from './delegations.texts.ts';

const tones = { planned: 'waiting', running: 'active', ended: 'draft', revoked: 'lost' } as const satisfies Record<
  DelegationRow['state'],
  Tone
>;

/** Who stands in for whom, and what colleagues share with the person. */
export function DelegationsPage() {
  const t = useTexts(delegationsTexts);
  const may = useMay();
  const me = useMe();
  const [everybody, setEverybody] = useState(false);
  const [creating, setCreating] = useState(false);
  const { data = [] } = useQuery(orpc.delegations.list.queryOptions({ input: { everybody } }));
  const revoke = useCommand((row: DelegationRow) => api.delegations.revoke({ id: row.id }), {
    done: () => t('revokedDone'),
  });
  const words = (row: DelegationRow) => row.modules.map((module) => t(module)).join('、');
  const received = data.filter((row) => row.toUserId === me?.id && row.state === 'running');
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <SectionPage title={t('title')} aside={create}>
      {received.map((row) => (
        <Alert key={row.id} icon={<IconUserShare size={18} />}>
          {t('standIn', { name: row.fromName ?? '', modules: words(row), time: formatExact(row.endAt) })}
        </Alert>
      ))}
      <Section
        title={t('given')}
        hint={t('hint')}
        aside={
          may('user.edit') ? (
            <Switch
              label={t('everybody')}
              checked={everybody}
              onChange={(event) => setEverybody(event.currentTarget.checked)}
            />
          ) : null
        }
      >
        <PlainTable
          rows={data}
          keyOf={(row) => row.id}
          empty={{ icon: IconUserShare, title: t('empty'), hint: t('emptyHint') }}
          columns={[
            { label: t('from'), draw: (row) => row.fromName ?? '—' },
            { label: t('to'), draw: (row) => row.toName ?? '—' },
            { label: t('modules'), draw: words },
            {
              label: t('period'),
              draw: (row) => (
                <Group gap={4}>
                  <When at={row.startAt} /> – <When at={row.endAt} />
                </Group>
              ),
            },
            { label: t('reason'), draw: (row) => row.reason },
            { label: t('state'), draw: (row) => <StateBadge tone={tones[row.state]}>{t(row.state)}</StateBadge> },
          ]}
          actions={(row) =>
            row.state === 'planned' || row.state === 'running'
              ? [{ label: t('revoke'), icon: IconPlayerStop, danger: true, run: () => void revoke.run(row) }]
              : []
          }
        />
      </Section>
      <SharedList />
      {creating ? <DelegationForm onClose={() => setCreating(false)} /> : null}
    </SectionPage>
  );
}
