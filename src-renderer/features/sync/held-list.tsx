import { Button, Group, JsonInput, Modal, Stack, Text } from '@mantine/core';
import { IconInboxOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldItem } from '#shared/features/sync/sync.model.ts';
import { api, orpc } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { ChangeList } from './change-list.tsx';
import { useChangeWords } from './change-words.ts';
import { ExportButton } from './outbox-list.tsx';
import { SubjectLink } from './subject-link.tsx';
import classes from './sync.module.css';
import { syncTexts } from './sync.texts.ts';

/** Changes the server refused, with its reason and the ways out: send again, edit and send, hand on, give up. */
export function HeldList() {
  const t = useTexts(syncTexts);
  const [dropping, setDropping] = useState<HeldItem>();
  const [editing, setEditing] = useState<HeldItem>();
  const { data, error, refetch } = useQuery(orpc.sync.held.list.queryOptions({ input: { limit: 200 } }));
  const resend = useCommand((item: HeldItem) => api.sync.held.resend({ commandId: item.commandId }), {
    done: () => t('resent'),
  });
  const discard = useCommand((item: HeldItem) => api.sync.held.discard({ commandId: item.commandId }), {
    done: () => t('discarded'),
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.rows.length === 0) {
    return <EmptyState icon={IconInboxOff} title={t('heldEmpty')} hint={t('heldEmptyHint')} />;
  }
  return (
    <>
      <Group justify="flex-end" mt="md">
        <ExportButton />
      </Group>
      {data.rows.map((item) => (
        <HeldCard
          key={item.commandId}
          item={item}
          onResend={() => void resend.run(item)}
          onEdit={() => setEditing(item)}
          onDrop={() => setDropping(item)}
        />
      ))}
      <ConfirmModal
        opened={dropping !== undefined}
        title={t('discard')}
        text={t('discardAsk')}
        confirm={t('discard')}
        danger
        running={discard.running}
        onClose={() => setDropping(undefined)}
        onConfirm={() => {
          if (dropping) void discard.run(dropping).then(() => setDropping(undefined));
        }}
      />
      {editing ? <EditHeld item={editing} onClose={() => setEditing(undefined)} /> : null}
    </>
  );
}

function HeldCard(props: { item: HeldItem; onResend: () => void; onEdit: () => void; onDrop: () => void }) {
  const t = useTexts(syncTexts);
  const words = useChangeWords();
  const { item } = props;
  const reason = explainRefusal({ code: item.refusal.code, data: item.refusal });
  return (
    <div className={classes.card}>
      <Text fw={600}>
        {words.act(item.procedure)} <SubjectLink subject={item.subject} />
      </Text>
      <Text size="sm" c="dimmed">
        <When at={item.at} />
      </Text>
      <Text size="sm" mt={6}>
        <b>{item.dependsOn ? t('dependsOn') : reason.what}</b>
        {item.dependsOn ? '' : `：${reason.why} ${reason.todo}`}
      </Text>
      <ChangeList table={item.subject?.table ?? ''} changes={changesOfInput(item.input)} />
      <Group gap="sm" mt="sm">
        <Button size="compact-sm" onClick={props.onResend}>
          {t('resend')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onEdit}>
          {t('editSend')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="red.8" onClick={props.onDrop}>
          {t('discard')}
        </Button>
      </Group>
    </div>
  );
}

/** What a refused command wanted to change, read from its input. */
export function changesOfInput(input: unknown): { field: string; from?: unknown; to?: unknown }[] {
  if (typeof input !== 'object' || input === null) return [];
  const { changes } = input as { changes?: Record<string, { from?: unknown; to?: unknown }> };
  if (changes) return Object.entries(changes).map(([field, change]) => ({ field, ...change }));
  return Object.entries(input).map(([field, to]) => ({ field, to }));
}

function EditHeld({ item, onClose }: { item: HeldItem; onClose: () => void }) {
  const t = useTexts(syncTexts);
  const [text, setText] = useState(JSON.stringify(item.input, null, 2));
  const send = useCommand((input: unknown) => api.sync.held.resend({ commandId: item.commandId, input }), {
    done: () => t('resent'),
  });
  const submit = async () => {
    let input: unknown;
    try {
      input = JSON.parse(text);
    } catch {
      return;
    }
    const outcome = await send.run(input);
    if (outcome.ok) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('editSend')} size="lg">
      <Stack gap="md">
        <JsonInput
          label={t('input')}
          value={text}
          onChange={setText}
          validationError={t('inputWrong')}
          autosize
          minRows={8}
          maxRows={20}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={send.running} onClick={() => void submit()}>
            {t('resend')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
