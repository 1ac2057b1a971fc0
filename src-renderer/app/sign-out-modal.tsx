import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, orpc } from '../api/client.ts';
import { useCommand } from '../api/use-command.tsx';
import { noteSignedOut, refreshWorld, useKnownWorld } from '../api/world.ts';
import { forgetListStates } from '../ui/list/list-state.ts';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { forgetPlace } from './last-place.ts';

/** Leaving, after counting what has not travelled. Giving work up is a second, deliberate step. */
export function SignOutModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(appTexts);
  const world = useKnownWorld();
  const isDesktop = world.host === 'desktop';
  const isMember = isDesktop && world.state.member;
  const [, navigate] = useLocation();
  const [removeData, setRemoveData] = useState(false);
  const [giveUp, setGiveUp] = useState(false);
  const { data } = useQuery({
    ...orpc.desktop.unsyncedWork.queryOptions(),
    enabled: opened && isMember,
    staleTime: 0,
  });
  const leave = useCommand(async (_: undefined) => {
    if (isDesktop) await api.desktop.signOut({ removeData, giveUpWork: giveUp });
    else {
      await api.auth.logout();
      noteSignedOut();
    }
    forgetListStates();
    forgetPlace();
    navigate('/');
    await refreshWorld();
  });
  const pending = data ? data.waiting + data.conflicts + data.heldBack : 0;
  return (
    <Modal opened={opened} onClose={onClose} title={t('signOutTitle')} size="sm">
      <Stack gap="md">
        <Text>
          {pending > 0 && data
            ? t('signOutPending', { waiting: data.waiting, conflicts: data.conflicts, held: data.heldBack })
            : t(isDesktop && !isMember ? 'signOutAlone' : 'signOutClean')}
        </Text>
        {isMember ? (
          <Checkbox
            label={t('signOutRemove')}
            checked={removeData}
            onChange={(event) => setRemoveData(event.currentTarget.checked)}
          />
        ) : null}
        {removeData && pending > 0 ? (
          <Checkbox
            label={t('signOutGiveUp')}
            color="red.8"
            checked={giveUp}
            onChange={(event) => setGiveUp(event.currentTarget.checked)}
          />
        ) : null}
        <Group justify="flex-end" gap="sm">
          {pending > 0 ? (
            <Button
              variant="default"
              onClick={() => {
                onClose();
                navigate('/system/sync');
              }}
            >
              {t('syncNow')}
            </Button>
          ) : (
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          )}
          <Button
            loading={leave.running}
            {...(removeData ? { color: 'red.8' } : {})}
            disabled={removeData && pending > 0 && !giveUp}
            onClick={() => void leave.run(undefined)}
          >
            {t('signOutYes')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
