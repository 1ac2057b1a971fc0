import { ActionIcon, Anchor, Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconDots, IconDownload, IconFile, IconPencil, IconPhoto, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { AttachmentRow } from '#shared/features/attachments/attachments.contract.ts';
import { isPicture } from '#shared/features/attachments/file-kind.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useKnownWorld } from '../../api/world.ts';
import { formatBytes } from '../format.ts';
import { noticeDone } from '../notices.tsx';
import { say, useTexts } from '../texts.ts';
import { When } from '../when.tsx';
import classes from './attachments.module.css';
import { attachmentsTexts } from './attachments.texts.ts';
import { readPicture, saveContent } from './content.ts';

interface ItemProps {
  readonly row: AttachmentRow;
  readonly mayEdit: boolean;
}

/** One file: what it is, where its content is, and what can be done with it now. */
export function AttachmentItem({ row, mayEdit }: ItemProps) {
  const t = useTexts(attachmentsTexts);
  const [picture, setPicture] = useState<Blob>();
  const [isRenaming, setRenaming] = useState(false);
  const remove = useCommand(() => api.attachments.remove({ ids: [row.id] }), { done: () => t('removed'), undo: true });
  const show = useCommand(async () => {
    const found = isPicture(row.mime) ? await readPicture(row) : undefined;
    if (found) setPicture(found);
    else await saveContent(row);
  });
  const isHere = row.content.state === 'here';
  const Picture = isPicture(row.mime) ? IconPhoto : IconFile;
  return (
    <li className={classes.row}>
      <Picture size={22} stroke={1.4} color="var(--mantine-color-dimmed)" aria-hidden />
      <div className={classes.about}>
        {isHere ? (
          <Anchor
            component="button"
            type="button"
            className={classes.name ?? ''}
            aria-label={t('open', { name: row.name })}
            onClick={() => void show.run(undefined)}
          >
            {row.name}
          </Anchor>
        ) : (
          <Text className={classes.name ?? ''}>{row.name}</Text>
        )}
        <Text size="xs" c="dimmed">
          {formatBytes(row.size)} · {row.byName ?? '—'} · <When at={row.createdAt} />
        </Text>
        <ContentState row={row} mayEdit={mayEdit} />
      </div>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('more', { name: row.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={16} />} disabled={!isHere} onClick={() => void saveContent(row)}>
            {t('download')}
          </Menu.Item>
          {mayEdit ? (
            <>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
                {t('rename')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => void remove.run(undefined)}>
                {t('remove')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {picture ? <PictureModal name={row.name} picture={picture} onClose={() => setPicture(undefined)} /> : null}
      {isRenaming ? <RenameModal row={row} onClose={() => setRenaming(false)} /> : null}
    </li>
  );
}

/** What is said while the content is not here whole, or not at the server yet. */
function ContentState({ row, mayEdit }: ItemProps) {
  const t = useTexts(attachmentsTexts);
  const world = useKnownWorld();
  const isMember = world.host === 'desktop' && world.state.member;
  const fetch = useCommand(async () => {
    await api.attachments.fetch({ id: row.id });
    noticeDone(say(attachmentsTexts, 'fetchAsked'));
  });
  const stop = useCommand(() => api.attachments.cancel({ id: row.id }));
  const { state, received, sent } = row.content;
  const part = (bytes: number) => `${Math.floor((bytes / row.size) * 100)}%`;
  if (state === 'here') {
    if (sent === null || sent >= row.size) return null;
    return <Text size="xs">{sent === 0 ? t('waiting') : t('toServer', { part: part(sent) })}</Text>;
  }
  return (
    <Group gap="xs">
      <Text size="xs">{state === 'coming' ? t('coming', { part: part(received) }) : t('away')}</Text>
      {isMember ? (
        <Button
          size="compact-xs"
          variant="light"
          loading={fetch.running || stop.running}
          onClick={() => void (state === 'coming' ? stop : fetch).run(undefined)}
        >
          {t(state === 'coming' ? 'stop' : 'fetch')}
        </Button>
      ) : mayEdit ? (
        <Text size="xs" c="dimmed">
          {t('again')}
        </Text>
      ) : null}
    </Group>
  );
}

function PictureModal(props: { readonly name: string; readonly picture: Blob; readonly onClose: () => void }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(props.picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [props.picture]);
  return (
    <Modal opened onClose={props.onClose} title={props.name} size="xl">
      {url ? <img src={url} alt={props.name} className={classes.picture} /> : null}
    </Modal>
  );
}

function RenameModal({ row, onClose }: { readonly row: AttachmentRow; readonly onClose: () => void }) {
  const t = useTexts(attachmentsTexts);
  const [name, setName] = useState(row.name);
  const rename = useCommand(() => api.attachments.rename({ id: row.id, name }), {
    done: () => t('renamed'),
    undo: true,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await rename.run(undefined)).ok) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('rename')} size="sm">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={t('newName')}
            value={name}
            maxLength={200}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={rename.running} disabled={name.trim() === ''}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
