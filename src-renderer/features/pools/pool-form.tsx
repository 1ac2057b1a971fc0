import {
  Button,
  Divider,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { NewPool, PoolKind, Seat } from '#shared/features/pools/pool.model.ts';
import type { PoolRow } from '#shared/features/pools/pools.contract.ts';
import { sensitiveFields } from '#shared/kernel/rights/field-catalogue.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { contactsTexts } from '../contacts/contacts.texts.ts';
import { customersTexts } from '../customers/customers.texts.ts';
import { leadsTexts } from '../leads/leads.texts.ts';
import { poolAdminTexts } from './pool-admin.texts.ts';
import { RecycleRules } from './recycle-rules.tsx';
import { seatKey, seatOf, useSeatOptions } from './use-seat-options.ts';

const memberKinds = ['everyone', 'branch', 'department', 'role', 'post', 'user'] as const;
const adminKinds = ['user'] as const;
const branchKinds = ['branch'] as const;

type Draft = Pick<PoolRow, Exclude<keyof NewPool, 'id'>>;

const blank: Draft = {
  kind: 'customer',
  name: '',
  enabled: true,
  branchId: null,
  sort: 0,
  admins: [],
  members: [{ kind: 'everyone', id: null }],
  hiddenFields: [],
  dailyViewLimit: null,
  claimDailyLimit: null,
  prevOwnerCooldownDays: 0,
  newProtectDays: 0,
  minIntervalMin: 0,
  recycleRules: [],
  excludeKey: true,
  warnDays: 7,
};

/** A pool: who belongs to it, what they see, how they claim, and what comes into it by itself. */
export function PoolForm({ pool, onClose }: { pool: PoolRow | undefined; onClose: () => void }) {
  const t = useTexts(poolAdminTexts);
  const [draft, setDraft] = useState<Draft>(() => (pool ? pickDraft(pool) : blank));
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const members = useSeatOptions(memberKinds);
  const admins = useSeatOptions(adminKinds);
  const branches = useSeatOptions(branchKinds);
  const hideable = useHideable(draft.kind);
  const save = useCommand(() => (pool ? api.pools.edit(changesOf(pool, draft)) : api.pools.create(draft)), {
    done: () => t('saved'),
  });
  const submit = async () => {
    const outcome = await save.run(undefined);
    if (outcome.ok) onClose();
  };
  const days = (name: 'prevOwnerCooldownDays' | 'newProtectDays' | 'minIntervalMin' | 'warnDays' | 'sort') => (
    <NumberInput
      label={t(name)}
      min={0}
      value={draft[name]}
      onChange={(value) => set({ [name]: Number(value) || 0 })}
      {...(name === 'sort' ? { description: t('sortHint') } : {})}
    />
  );
  return (
    <Modal opened onClose={onClose} title={pool?.name ?? t('create')} size="lg">
      <Stack>
        <TextInput
          label={t('name')}
          withAsterisk
          data-autofocus
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Group grow align="start">
          <Select
            label={t('kind')}
            disabled={pool !== undefined}
            data={(['customer', 'lead'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={draft.kind}
            allowDeselect={false}
            onChange={(kind) => set({ kind: kind as PoolKind, hiddenFields: [] })}
          />
          <Select
            label={t('branch')}
            placeholder={t('company')}
            clearable
            disabled={(pool?.count ?? 0) > 0}
            data={branches.groups}
            value={draft.branchId ? `branch:${draft.branchId}` : null}
            onChange={(key) => set({ branchId: key ? seatOf(key).id : null })}
          />
        </Group>
        <MultiSelect
          label={t('members')}
          searchable
          data={members.groups}
          value={draft.members.map(seatKey)}
          onChange={(keys) => set({ members: keys.map((key) => seatOf<Seat['kind']>(key)) })}
        />
        <MultiSelect
          label={t('admins')}
          searchable
          data={admins.groups}
          value={draft.admins.map((id) => `user:${id}`)}
          onChange={(keys) => set({ admins: keys.flatMap((key) => seatOf(key).id ?? []) })}
        />
        <MultiSelect
          label={t('hiddenFields')}
          description={t('hiddenHint')}
          data={hideable}
          value={draft.hiddenFields}
          onChange={(hiddenFields) => set({ hiddenFields })}
        />
        <Divider label={t('claimLimits')} labelPosition="left" />
        <Group grow align="end">
          <NumberInput
            label={t('claimDailyLimit')}
            placeholder={t('noLimit')}
            min={1}
            value={draft.claimDailyLimit ?? ''}
            onChange={(value) => set({ claimDailyLimit: Number(value) || null })}
          />
          {days('minIntervalMin')}
        </Group>
        <Group grow align="end">
          {days('prevOwnerCooldownDays')}
          {days('newProtectDays')}
        </Group>
        <RecycleRules
          poolId={pool?.id}
          kind={draft.kind}
          rules={draft.recycleRules}
          onChange={(recycleRules) => set({ recycleRules })}
        />
        <Group grow align="end">
          {days('warnDays')}
          {days('sort')}
        </Group>
        <Group>
          <Switch
            label={t('excludeKey')}
            checked={draft.excludeKey}
            onChange={(event) => set({ excludeKey: event.currentTarget.checked })}
          />
          <Switch
            label={t('enabled')}
            checked={draft.enabled}
            onChange={(event) => set({ enabled: event.currentTarget.checked })}
          />
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button disabled={draft.name.trim() === ''} loading={save.running} onClick={() => void submit()}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The fields that a pool of this kind can hide, by the words of their rooms. */
function useHideable(kind: PoolKind) {
  const customers = useTexts<string>(customersTexts);
  const contacts = useTexts<string>(contactsTexts);
  const leads = useTexts<string>(leadsTexts);
  const t = useTexts(poolAdminTexts);
  const said = { customer: customers, contact: contacts, lead: leads };
  const nouns = kind === 'customer' ? (['customer', 'contact'] as const) : (['lead'] as const);
  return nouns.map((noun) => ({
    group: noun === 'contact' ? contacts('title') : t(`kind.${kind}`),
    items: Object.keys(sensitiveFields[noun] ?? {})
      .filter((field) => said[noun](`field.${field}`) !== `field.${field}`)
      .map((field) => ({ value: `${noun}.${field}`, label: said[noun](`field.${field}`) })),
  }));
}

function pickDraft(pool: PoolRow): Draft {
  return Object.fromEntries(Object.keys(blank).map((name) => [name, pool[name as keyof Draft]])) as unknown as Draft;
}

function changesOf(pool: PoolRow, draft: Draft): Parameters<typeof api.pools.edit>[0] {
  const names = Object.keys(blank).filter((name) => name !== 'kind') as (keyof Draft)[];
  const changed = names.filter((name) => JSON.stringify(pool[name]) !== JSON.stringify(draft[name]));
  const changes = Object.fromEntries(changed.map((name) => [name, { from: pool[name], to: draft[name] }]));
  return { id: pool.id, changes };
}
