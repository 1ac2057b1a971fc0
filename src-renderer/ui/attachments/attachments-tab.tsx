import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconCamera, IconPaperclip, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AttachmentRow } from '#shared/features/attachments/attachments.contract.ts';
import { maxContentBytes } from '#shared/kernel/content.ts';
import { orpc } from '../../api/client.ts';
import { explain } from '../../api/explain.ts';
import { useIsSeeing } from '../../api/me.ts';
import { EmptyState } from '../empty-state.tsx';
import { ErrorPanel } from '../error-panel.tsx';
import { formatBytes } from '../format.ts';
import { noticeProblem } from '../notices.tsx';
import { say, useTexts } from '../texts.ts';
import { AttachmentItem } from './attachment-item.tsx';
import classes from './attachments.module.css';
import { attachmentsTexts } from './attachments.texts.ts';
import { type RecordOfFiles, sendFile } from './content.ts';

/** While something is on its way, it is looked for again. */
const lookAgainMs = 1_500;
const none: readonly AttachmentRow[] = [];

/** The files of a record: dropped, pasted, chosen or photographed; each with its way out and where its content is. */
export function AttachmentsTab({ table, id }: RecordOfFiles) {
  const t = useTexts(attachmentsTexts);
  const isSeeing = useIsSeeing();
  const [over, setOver] = useState(false);
  const { data, error, refetch } = useQuery({
    ...orpc.attachments.list.queryOptions({ input: { recordTable: table, recordId: id } }),
    refetchInterval: ({ state }) => (state.data?.rows.some(isMoving) ? lookAgainMs : false),
  });
  const mayEdit = (data?.mayEdit ?? false) && !isSeeing;
  const rows = data?.rows ?? none;
  const take = (files: readonly File[]) => void sendAll({ table, id }, files, rows);
  usePastedFiles(mayEdit, take);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const buttons = mayEdit ? <AddButtons onFiles={take} /> : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may also be dropped here; the buttons serve the keyboard
    <div
      className={classes.zone}
      data-over={(over && mayEdit) || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (mayEdit) take([...event.dataTransfer.files]);
      }}
    >
      {rows.length === 0 ? (
        <EmptyState
          icon={IconPaperclip}
          title={over && mayEdit ? t('dropHere') : t('emptyTitle')}
          hint={mayEdit ? t('emptyHint', { most: formatBytes(maxContentBytes) }) : t('readOnlyHint')}
          action={buttons}
        />
      ) : (
        <>
          {mayEdit ? (
            <Group justify="space-between" mb="xs" gap="sm">
              <Text size="sm" c="dimmed">
                {t('emptyHint', { most: formatBytes(maxContentBytes) })}
              </Text>
              {buttons}
            </Group>
          ) : null}
          <ul className={classes.list}>
            {rows.map((row) => (
              <AttachmentItem key={row.id} row={row} mayEdit={mayEdit} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function AddButtons({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const t = useTexts(attachmentsTexts);
  const reset = useRef<() => void>(null);
  const give = (files: readonly File[]) => {
    reset.current?.();
    onFiles(files);
  };
  return (
    <Group gap="xs">
      <FileButton multiple resetRef={reset} onChange={give}>
        {(props) => (
          <Button {...props} size="sm" variant="default" leftSection={<IconUpload size={16} />}>
            {t('add')}
          </Button>
        )}
      </FileButton>
      {matchMedia('(pointer: coarse)').matches ? (
        <FileButton accept="image/*" capture="environment" onChange={(file) => file && give([file])}>
          {(props) => (
            <Button {...props} size="sm" variant="default" leftSection={<IconCamera size={16} />}>
              {t('camera')}
            </Button>
          )}
        </FileButton>
      ) : null}
    </Group>
  );
}

/** Files and screenshots from the clipboard, unless the person is writing somewhere. */
function usePastedFiles(isWanted: boolean, take: (files: readonly File[]) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!isWanted) return undefined;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const isWriting =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]');
      if (files.length > 0 && !isWriting) latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [isWanted]);
}

function isMoving({ size, content }: AttachmentRow): boolean {
  return content.state === 'coming' || (content.sent !== null && content.sent < size);
}

/** One after the other, so that a slow line is not shared by all of them. */
async function sendAll(record: RecordOfFiles, files: readonly File[], rows: readonly AttachmentRow[]): Promise<void> {
  for (const file of files) {
    if (!isTakable(file)) continue;
    try {
      await sendFile(record, file, rows);
    } catch (error) {
      noticeProblem(explain(error));
    }
  }
}

function isTakable({ name, size }: File): boolean {
  if (size > 0 && size <= maxContentBytes) return true;
  const values = { name, most: formatBytes(maxContentBytes), size: formatBytes(size) };
  const [what, why, todo] =
    size > 0
      ? (['tooLarge', 'tooLargeWhy', 'tooLargeTodo'] as const)
      : (['emptyFile', 'emptyFileWhy', 'emptyFileTodo'] as const);
  noticeProblem({
    what: say(attachmentsTexts, what, values),
    why: say(attachmentsTexts, why, values),
    todo: say(attachmentsTexts, todo, values),
    code: size > 0 ? 'FILE_TOO_LARGE' : 'FILE_EMPTY',
    kind: 'refusal',
  });
  return false;
}
