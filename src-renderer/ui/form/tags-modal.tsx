import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.tsx';
import { say, type Texts, useTexts } from '../texts.ts';
import { formTexts } from './form.texts.ts';
import { ModalForm } from './modal-form.tsx';

/** What a room's words must have for tagging its records. */
export type TagTexts = Texts<'tag' | 'tagTitle' | 'tagAdd' | 'tagRemove' | 'tagged'>;
export type Tag = (input: { ids: string[]; add: string[]; remove: string[] }) => Promise<unknown>;

interface TagsModalProps {
  readonly texts: TagTexts;
  /** Their tags of now are what can be taken away. */
  readonly rows: readonly { readonly id: string; readonly tags: readonly string[] }[];
  readonly tag: Tag;
  readonly onClose: () => void;
}

/** Adds and takes away tags of many records at once. */
export function TagsModal({ texts, rows, tag, onClose }: TagsModalProps) {
  const t = useTexts(texts);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const present = [...new Set(rows.flatMap((row) => row.tags))];
  const count = rows.length;
  const save = useCommand(() => tag({ ids: rows.map((row) => row.id), add, remove }), {
    done: () => t('tagged', { count }),
    undo: true,
  });
  return (
    <ModalForm
      title={t('tagTitle', { count })}
      confirm={say(formTexts, 'save')}
      isReady={add.length + remove.length > 0}
      submit={() => save.run(undefined)}
      onClose={onClose}
    >
      <TagsInput label={t('tagAdd')} value={add} onChange={setAdd} maxTags={50} data-autofocus />
      {present.length > 0 ? (
        <TagsInput label={t('tagRemove')} data={present} value={remove} onChange={setRemove} />
      ) : null}
    </ModalForm>
  );
}
