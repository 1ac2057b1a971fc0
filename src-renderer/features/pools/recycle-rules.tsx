import { ActionIcon, Button, Checkbox, Divider, Group, NumberInput, Paper, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { customerLevels } from '#shared/features/customers/customer.model.ts';
import { type PoolKind, type RecycleBasis, type RecycleRule, recycleBases } from '#shared/features/pools/pool.model.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/texts.ts';
import { poolAdminTexts } from './pool-admin.texts.ts';
import { poolsTexts } from './pools.texts.ts';

interface RecycleRulesProps {
  /** Absent while the pool is being made: then nothing can be tried. */
  readonly poolId: string | undefined;
  readonly kind: PoolKind;
  readonly rules: readonly RecycleRule[];
  readonly onChange: (rules: RecycleRule[]) => void;
}

const leadBases: readonly RecycleBasis[] = ['noFollowUp', 'notContacted'];
const newRule: RecycleRule = {
  basis: 'noFollowUp',
  days: 30,
  perLevel: {},
  excludeDeal: true,
  excludeOpenOpportunity: true,
  excludeOpenQuote: true,
  workdaysOnly: false,
  targetPoolId: null,
};
const flags = ['excludeDeal', 'excludeOpenOpportunity', 'excludeOpenQuote', 'workdaysOnly'] as const;

/** What comes into the pool by itself, and how many records tomorrow would, before the rules are saved. */
export function RecycleRules({ poolId, kind, rules, onChange }: RecycleRulesProps) {
  const t = useTexts(poolAdminTexts);
  const p = useTexts(poolsTexts);
  const [tried, setTried] = useState<{ date: string; total: number }>();
  const set = (place: number, part: Partial<RecycleRule>) =>
    onChange(rules.map((rule, at) => (at === place ? { ...rule, ...part } : rule)));
  return (
    <Stack gap="sm">
      <Divider label={t('recycle')} labelPosition="left" />
      <Text size="xs" c="dimmed">
        {t('recycleHint')}
      </Text>
      {rules.map((rule, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name of their own; their order is what tells them apart
        <Paper key={place} withBorder p="sm">
          <Group align="end" wrap="nowrap">
            <Select
              label={t('basis')}
              data={(kind === 'lead' ? leadBases : recycleBases).map((value) => ({
                value,
                label: p(`basis.${value}`),
              }))}
              value={rule.basis}
              allowDeselect={false}
              onChange={(basis) => set(place, { basis: basis as RecycleBasis })}
            />
            <NumberInput
              label={t('days')}
              min={1}
              w={90}
              value={rule.days}
              onChange={(days) => set(place, { days: Number(days) || 1 })}
            />
            <ActionIcon
              ml="auto"
              aria-label={t('remove')}
              onClick={() => onChange(rules.filter((_, at) => at !== place))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
          {kind === 'customer' ? (
            <Group mt="xs">
              {customerLevels.map((level) => (
                <NumberInput
                  key={level}
                  label={t('levelDays', { level })}
                  placeholder={String(rule.days)}
                  min={1}
                  w={80}
                  size="xs"
                  value={rule.perLevel[level] ?? ''}
                  onChange={(days) => set(place, { perLevel: withLevel(rule.perLevel, level, Number(days)) })}
                />
              ))}
            </Group>
          ) : null}
          <Group mt="xs">
            {flags
              .filter((flag) => kind === 'customer' || flag === 'workdaysOnly')
              .map((flag) => (
                <Checkbox
                  key={flag}
                  label={t(flag)}
                  checked={rule[flag]}
                  onChange={(event) => set(place, { [flag]: event.currentTarget.checked })}
                />
              ))}
          </Group>
        </Paper>
      ))}
      <Group>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...rules, newRule])}
        >
          {t('addRule')}
        </Button>
        {poolId && rules.length > 0 ? (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void api.pools.preview({ poolId, rules: [...rules], limit: 0 }).then(setTried)}
          >
            {t('preview')}
          </Button>
        ) : null}
        {tried ? (
          <Text size="sm" role="status">
            {t('previewTotal', { date: tried.date, count: tried.total })}
          </Text>
        ) : null}
      </Group>
    </Stack>
  );
}

function withLevel(perLevel: RecycleRule['perLevel'], level: (typeof customerLevels)[number], days: number) {
  const { [level]: _, ...rest } = perLevel;
  return days > 0 ? { ...rest, [level]: days } : rest;
}
