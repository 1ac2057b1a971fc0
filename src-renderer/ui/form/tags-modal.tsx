import { Button, Group, Modal, Stack, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../texts.ts';
import { formTexts } from './form.texts.ts';

interface TagsModalProps {
  readonly title: string;
  readonly addLabel: string;
  readonly removeLabel: string;
  /** Tags that the records have now: what can be taken away. */
  readonly present: readonly string[];
  readonly onClose: () => void;
  readonly save: (add: string[], remove: string[]) => Promise<unknown>;
}

/** Adds and takes away tags of many records at once. */
export function TagsModal(props: TagsModalProps) {
  const t = useTexts(formTexts);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const submit = async () => {
    await props.save(add, remove);
    props.onClose();
  };
  return (
    <Modal opened title={props.title} onClose={props.onClose} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <TagsInput label={props.addLabel} value={add} onChange={setAdd} maxTags={50} data-autofocus />
          {props.present.length > 0 ? (
            <TagsInput label={props.removeLabel} data={[...props.present]} value={remove} onChange={setRemove} />
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={add.length + remove.length === 0}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
