import { Group, NumberInput, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import { type Capacity, capacityScopes } from '#shared/features/pools/capacity.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { poolAdminTexts } from './pool-admin.texts.ts';
import { seatOf, useSeatOptions } from './use-seat-options.ts';

type Draft = Omit<Capacity, 'id' | 'updatedAt' | 'deletedAt'>;
const kindsOf = { user: ['user'], post: ['post'], department: ['department'], everyone: ['everyone'] } as const;

/** How many records somebody may own and lock. */
export function CapacityForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(poolAdminTexts);
  const [draft, setDraft] = useState<Draft>({
    kind: 'customer',
    scope: 'everyone',
    targetId: null,
    maxOwned: 100,
    countsDeal: true,
    countsKey: true,
    maxLocked: null,
  });
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const targets = useSeatOptions(kindsOf[draft.scope]);
  const save = useCommand(() => api.pools.saveCapacity(draft), { done: () => t('saved') });
  const number = (name: 'maxOwned' | 'maxLocked') => (
    <NumberInput
      label={t(name)}
      placeholder={t('noLimit')}
      min={0}
      value={draft[name] ?? ''}
      onChange={(value) => set({ [name]: value === '' ? null : Number(value) })}
    />
  );
  return (
    <ModalForm
      title={t('addCapacity')}
      confirm={t('save')}
      isReady={draft.scope === 'everyone' || draft.targetId !== null}
      submit={() => save.run(undefined)}
      onClose={onClose}
    >
      <Group grow>
        <Select
          label={t('kind')}
          data={(['customer', 'lead'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(kind) => set({ kind: kind as Draft['kind'] })}
        />
        <Select
          label={t('scope')}
          data={capacityScopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
          value={draft.scope}
          allowDeselect={false}
          onChange={(scope) => set({ scope: scope as Draft['scope'], targetId: null })}
        />
      </Group>
      {draft.scope === 'everyone' ? null : (
        <Select
          label={t('target')}
          searchable
          data={targets.groups}
          value={draft.targetId ? `${draft.scope}:${draft.targetId}` : null}
          onChange={(key) => set({ targetId: key ? seatOf(key).id : null })}
        />
      )}
      <Group grow>
        {number('maxOwned')}
        {draft.kind === 'customer' ? number('maxLocked') : null}
      </Group>
      {draft.kind === 'customer' ? (
        <Group>
          <Switch
            label={t('countsDeal')}
            checked={draft.countsDeal}
            onChange={(event) => set({ countsDeal: event.currentTarget.checked })}
          />
          <Switch
            label={t('countsKey')}
            checked={draft.countsKey}
            onChange={(event) => set({ countsKey: event.currentTarget.checked })}
          />
        </Group>
      ) : null}
    </ModalForm>
  );
}
