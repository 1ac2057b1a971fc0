import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../ui/texts.ts';
import { leadsTexts } from './leads.texts.ts';

interface ReasonModalProps<Reason extends string> {
  readonly title: string;
  readonly confirm: string;
  readonly reasons: readonly { readonly value: Reason; readonly label: string }[];
  readonly onClose: () => void;
  readonly run: (reason: Reason, remark: string) => Promise<unknown>;
  readonly children?: ReactNode;
}

/** A step that needs a reason from the dictionary, with room for words. */
export function ReasonModal<Reason extends string>(props: ReasonModalProps<Reason>) {
  const t = useTexts(leadsTexts);
  const [reason, setReason] = useState<Reason | null>(null);
  const [remark, setRemark] = useState('');
  const [isRunning, setRunning] = useState(false);
  const submit = async () => {
    if (!reason) return;
    setRunning(true);
    await props.run(reason, remark.trim());
    setRunning(false);
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
          <Select
            label={t('reason')}
            withAsterisk
            data={[...props.reasons]}
            value={reason}
            onChange={(value) => setReason(value as Reason | null)}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
          />
          {props.children}
          <Textarea
            label={t('stateRemark')}
            autosize
            minRows={2}
            maxLength={500}
            value={remark}
            onChange={(event) => setRemark(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!reason} loading={isRunning}>
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
