import { Button, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Office, offices } from '#shared/kernel/rights/offices.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { useTexts } from '../../ui/texts.ts';
import { officersTexts } from './officers.texts.ts';

/** Names the three people first; only then is there a button. */
export function MoveUp() {
  const t = useTexts(officersTexts);
  const [named, setNamed] = useState<Partial<Record<Office, string>>>({});
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(orpc.users.list.queryOptions({ input: { limit: 500 } }));
  const people = (data?.rows ?? []).filter((user) => user.status === 'active' || user.status === 'inactive');
  const choices = people.map((user) => ({ value: user.id, label: `${user.name}（${user.account}）` }));
  const chosen = offices.flatMap((office) => named[office] ?? []);
  const isWhole = chosen.length === 3 && new Set(chosen).size === 3;
  const moveUp = useCommand(
    () => api.officers.moveUp({ system: named.system!, security: named.security!, audit: named.audit! }),
    { done: () => t('moved') },
  );
  return (
    <Stack gap="md" maw={420}>
      {offices.map((office) => (
        <Select
          key={office}
          label={t(office)}
          description={t(`${office}Hint`)}
          placeholder={t('choose')}
          searchable
          data={choices}
          value={named[office] ?? null}
          error={named[office] && chosen.filter((id) => id === named[office]).length > 1 ? t('three') : undefined}
          onChange={(value) => setNamed((before) => ({ ...before, [office]: value ?? undefined }))}
        />
      ))}
      <Text size="sm" c="dimmed">
        {t('three')}
      </Text>
      <Button w="fit-content" disabled={!isWhole} onClick={() => setAsking(true)}>
        {t('moveUp')}
      </Button>
      <ConfirmModal
        opened={asking}
        title={t('moveUp')}
        text={t('confirmText')}
        confirm={t('moveUp')}
        danger
        running={moveUp.running}
        onClose={() => setAsking(false)}
        onConfirm={() => void moveUp.run(undefined).then((outcome) => outcome.ok && setAsking(false))}
      />
    </Stack>
  );
}
