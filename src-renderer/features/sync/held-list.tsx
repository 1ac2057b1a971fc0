import { Button, Group, Text } from '@mantine/core';
import { IconInboxOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldItem } from '#shared/features/sync/sync.model.ts';
import { api, orpc } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { type Outcome, useCommand } from '../../api/use-command.tsx';
import { CommandForm, useCommandFields } from '../../app/command-form.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { noticeDone } from '../../ui/notices.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { ChangeList } from './change-list.tsx';
import { useChangeWords } from './change-words.ts';
import { DroppedList } from './dropped-list.tsx';
import { HandOverModal } from './hand-over-modal.tsx';
import { ExportButton } from './outbox-list.tsx';
import { SubjectLink } from './subject-link.tsx';
import classes from './sync.module.css';
import { syncTexts } from './sync.texts.ts';

/** Changes the server refused, with its reason and the ways out: send again, edit and send, hand on, give up. */
export function HeldList() {
  const t = useTexts(syncTexts);
  const [handing, setHanding] = useState<HeldItem>();
  const [editing, setEditing] = useState<HeldItem>();
  const { data, error, refetch } = useQuery(orpc.sync.held.list.queryOptions({ input: { limit: 200 } }));
  const resend = useCommand((item: HeldItem) => api.sync.held.resend({ commandId: item.commandId }), {
    done: () => t('resent'),
  });
  const discard = useCommand((item: HeldItem) => api.sync.held.discard({ commandId: item.commandId }));
  const bringBack = useCommand((commandId: string) => api.sync.held.restore({ commandId }), {
    done: () => t('broughtBack'),
  });
  const drop = async (item: HeldItem) => {
    const outcome = await discard.run(item);
    if (outcome.ok) noticeDone(t('discarded'), () => void bringBack.run(item.commandId));
  };
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <>
      {data.rows.length === 0 ? (
        <EmptyState icon={IconInboxOff} title={t('heldEmpty')} hint={t('heldEmptyHint')} />
      ) : (
        <Group justify="flex-end" mt="md">
          <ExportButton />
        </Group>
      )}
      {data.rows.map((item) => (
        <HeldCard
          key={item.commandId}
          item={item}
          onResend={() => void resend.run(item)}
          onEdit={() => setEditing(item)}
          onHandOver={() => setHanding(item)}
          onDrop={() => void drop(item)}
        />
      ))}
      <DroppedList onBringBack={(commandId) => void bringBack.run(commandId)} />
      {editing ? <EditHeld item={editing} onClose={() => setEditing(undefined)} /> : null}
      {handing ? <HandOverModal item={handing} onClose={() => setHanding(undefined)} /> : null}
    </>
  );
}

function HeldCard(props: {
  item: HeldItem;
  onResend: () => void;
  onEdit: () => void;
  onHandOver: () => void;
  onDrop: () => void;
}) {
  const t = useTexts(syncTexts);
  const words = useChangeWords();
  const fieldsOf = useCommandFields();
  const { item } = props;
  const canEdit = !item.dependsOn && fieldsOf(item.procedure, item.input).length > 0;
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
        {canEdit ? (
          <Button size="compact-sm" variant="default" onClick={props.onEdit}>
            {t('editSend')}
          </Button>
        ) : null}
        {item.dependsOn ? null : (
          <Button size="compact-sm" variant="default" onClick={props.onHandOver}>
            {t('handOver')}
          </Button>
        )}
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
  const words = useChangeWords();
  const send = useCommand((input: unknown) => api.sync.held.resend({ commandId: item.commandId, input }), {
    done: () => t('resent'),
    onRefusal: (refusal) => refusal.code === 'HELD_REFUSED_HERE',
  });
  const submit = async (input: unknown): Promise<Outcome<unknown>> => {
    const outcome = await send.run(input);
    if (outcome.ok || outcome.refusal?.code !== 'HELD_REFUSED_HERE') return outcome;
    const { data } = outcome.refusal;
    return { ok: false, refusal: { code: String(data.code), data } };
  };
  return (
    <CommandForm
      title={words.act(item.procedure)}
      procedure={item.procedure}
      input={item.input}
      refusal={item.refusal}
      submitLabel={t('resend')}
      submit={submit}
      onClose={onClose}
    />
  );
}
