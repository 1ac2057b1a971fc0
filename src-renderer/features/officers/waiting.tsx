import { Button, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { useRoleChoices } from '../admin/use-roles.ts';
import { officersTexts } from './officers.texts.ts';

interface WaitingPerson {
  readonly userId: string;
  readonly name: string;
  readonly account: string;
  readonly createdAt: number;
  readonly createdByName: string | null;
}

/** Seen by the two officers between whom a new account is made. */
export function Waiting({ people, mayRelease }: { people: readonly WaitingPerson[]; mayRelease: boolean }) {
  const t = useTexts(officersTexts);
  return (
    <Section title={t('waiting')} hint={t('waitingHint')}>
      {people.length === 0 ? <Text c="dimmed">{t('nobodyWaits')}</Text> : null}
      <Stack gap="lg">
        {people.map((person) => (
          <div key={person.userId}>
            <Text fw={600}>
              {person.name}（{person.account}）
            </Text>
            <Text size="sm" c="dimmed">
              {t('createdBy', { name: person.createdByName ?? '—' })} · <When at={person.createdAt} />
            </Text>
            {mayRelease ? <Release userId={person.userId} /> : null}
          </div>
        ))}
      </Stack>
    </Section>
  );
}

function Release({ userId }: { userId: string }) {
  const t = useTexts(officersTexts);
  const roles = useRoleChoices();
  const [roleIds, setRoleIds] = useState<string[]>([]);
  const release = useCommand(() => api.users.release({ id: userId, roleIds }), { done: () => t('released') });
  return (
    <Group gap="sm" align="end" mt={8}>
      <MultiSelect label={t('roles')} miw={280} data={[...roles]} value={roleIds} onChange={setRoleIds} searchable />
      <Button loading={release.running} disabled={roleIds.length === 0} onClick={() => void release.run(undefined)}>
        {t('release')}
      </Button>
    </Group>
  );
}
