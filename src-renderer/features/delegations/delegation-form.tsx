import { Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { delegableModules } from '#shared/features/delegations/delegation.model.ts';
import { api } from '../../api/client.ts';
import { useMay, useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { delegationsTexts } from './delegations.texts.ts';

const weekMs = 7 * 86_400_000;

/** To whom, for what, from when until when, and why. Whoever looks after people may do it for a colleague. */
export function DelegationForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(delegationsTexts);
  const me = useMe();
  const may = useMay();
  const { people } = useDirectory();
  const [fromUserId, setFrom] = useState<string | null>(me?.id ?? null);
  const [toUserId, setTo] = useState<string | null>(null);
  const [modules, setModules] = useState<string[]>([...delegableModules]);
  const [startAt, setStart] = useState<number | null>(Date.now());
  const [endAt, setEnd] = useState<number | null>(Date.now() + weekMs);
  const [reason, setReason] = useState('');
  const isWhole = fromUserId && toUserId && modules.length > 0 && startAt && endAt && reason.trim() !== '';
  const save = useCommand(
    () =>
      api.delegations.create({
        fromUserId: fromUserId!,
        toUserId: toUserId!,
        modules: delegableModules.filter((module) => modules.includes(module)),
        startAt: startAt!,
        endAt: endAt!,
        reason: reason.trim(),
      }),
    { done: () => t('created', { name: people.find(({ id }) => id === toUserId)?.name ?? '' }) },
  );
  return (
    <ModalForm
      title={t('create')}
      confirm={t('save')}
      isReady={Boolean(isWhole)}
      submit={() => save.run(undefined)}
      onClose={onClose}
    >
      {may('user.edit') ? <PersonPicker label={t('from')} value={fromUserId} onChange={setFrom} /> : null}
      <PersonPicker label={t('to')} value={toUserId} onChange={setTo} data-autofocus />
      <Checkbox.Group label={t('modules')} value={modules} onChange={setModules}>
        <Group mt={4}>
          {delegableModules.map((module) => (
            <Checkbox key={module} value={module} label={t(module)} />
          ))}
        </Group>
      </Checkbox.Group>
      <FieldInput
        field={{ name: 'startAt', label: t('start'), kind: 'instant', required: true }}
        value={startAt}
        onChange={(next) => setStart(next as number | null)}
      />
      <FieldInput
        field={{ name: 'endAt', label: t('end'), kind: 'instant', required: true }}
        value={endAt}
        onChange={(next) => setEnd(next as number | null)}
      />
      <TextInput
        label={t('reason')}
        withAsterisk
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ModalForm>
  );
}
