import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { useTexts } from '../../ui/texts.ts';
import { ChangeList } from './change-list.tsx';
import { rightsTexts } from './rights.texts.ts';
import type { RightChange } from './role-draft.ts';
import { useHolders } from './use-holders.ts';

interface RoleSaveModalProps {
  readonly roleId: string;
  readonly changes: readonly RightChange[];
  readonly running: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

const most = 6;

/** What saving would give and take, and from whom, before anything is stored. */
export function RoleSaveModal({ roleId, changes, running, onSave, onClose }: RoleSaveModalProps) {
  const t = useTexts(rightsTexts);
  const holders = useHolders(roleId);
  const { data: officers } = useQuery(orpc.officers.state.queryOptions());
  const names = (holders ?? []).slice(0, most).map(({ user }) => user.name);
  const count = holders?.length ?? 0;
  const key = count > most ? 'affectsMore' : 'affects';
  return (
    <Modal opened title={t('reviewTitle')} onClose={onClose} size="lg">
      <Stack gap="md">
        <ChangeList changes={changes} />
        {holders ? (
          <Text size="sm" fw={600}>
            {count === 0 ? t('affectsNone') : t(key, { count, names: names.join(t('and')) })}
          </Text>
        ) : null}
        <Text size="sm" c="dimmed">
          {t('effectHint')}
        </Text>
        {officers?.separation === 'level3' ? (
          <Alert color="blue" p="sm">
            {t('needsSecond')}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button data-autofocus loading={running} onClick={onSave}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
