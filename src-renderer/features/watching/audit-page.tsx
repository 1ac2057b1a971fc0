import { Button, Group, Menu, Select, Text, TextInput, Title } from '@mantine/core';
import { IconDownload, IconListSearch, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AuditCategory, type AuditFilter, auditCategories } from '#shared/features/audit/audit.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { saveBlob } from '../../ui/save-file.ts';
import { useTexts } from '../../ui/texts.ts';
import { AuditRow } from './audit-row.tsx';
import { useAuditWords } from './use-audit-words.ts';
import classes from './watching.module.css';
import { watchingTexts } from './watching.texts.ts';

const dayMs = 86_400_000;

/** Who did what, newest first: by person, kind, time and record, with each value before and after. */
export function AuditPage() {
  const t = useTexts(watchingTexts);
  const words = useAuditWords();
  const [filter, setFilter] = useState<AuditFilter>({});
  const put = (part: { [Key in keyof AuditFilter]?: AuditFilter[Key] | undefined }) =>
    setFilter((before) => withoutEmpty({ ...before, ...part }));
  const query = useInfiniteQuery({
    queryKey: [['audit', 'list'], filter],
    queryFn: ({ pageParam }) => api.audit.list({ ...filter, ...(pageParam === 0 ? {} : { before: pageParam }) }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 30_000,
  });
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className={classes.page}>
      <Group justify="space-between">
        <Title order={1}>{t('audit')}</Title>
        <Actions filter={filter} />
      </Group>
      <Group gap="sm" align="flex-end">
        <PersonPicker
          label={t('person')}
          w={200}
          value={filter.actorId ?? null}
          onChange={(actorId) => put({ actorId: actorId ?? undefined })}
        />
        <Select
          label={t('category')}
          clearable
          w={160}
          value={filter.category ?? null}
          data={auditCategories.map((value) => ({ value, label: t(`cat_${value}`) }))}
          onChange={(next) => put({ category: (next as AuditCategory | null) ?? undefined })}
        />
        <TextInput
          type="date"
          label={t('from')}
          onChange={(event) => put({ from: dayStart(event.currentTarget.value) })}
        />
        <TextInput
          type="date"
          label={t('to')}
          onChange={(event) => {
            const start = dayStart(event.currentTarget.value);
            put({ to: start === undefined ? undefined : start + dayMs });
          }}
        />
        <TextInput
          label={t('record')}
          placeholder={t('recordHint')}
          w={260}
          onChange={(event) => put({ recordId: event.currentTarget.value.trim() || undefined })}
        />
      </Group>
      {rows.length === 0 && !query.isPending ? (
        <EmptyState icon={IconListSearch} title={t('noAudit')} hint={t('noAuditHint')} />
      ) : (
        <div>
          {rows.map((row) => (
            <AuditRow key={row.seq} row={row} words={words} />
          ))}
          {query.hasNextPage ? (
            <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('more')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

function Actions({ filter }: { filter: AuditFilter }) {
  const t = useTexts(watchingTexts);
  const may = useMay();
  const [verdict, setVerdict] = useState<string>();
  const verify = useCommand(() => api.audit.verify());
  const exported = useCommand((format: 'json' | 'csv') => api.audit.export({ ...filter, format }), {
    done: ({ records }) => t('exported', { records }),
  });
  const runVerify = async () => {
    const outcome = await verify.run(undefined);
    if (!outcome.ok) return;
    const { broken, records, signedUpTo } = outcome.value;
    setVerdict(broken ? t('broken', broken) : t('verified', { records, signedUpTo }));
  };
  const runExport = async (format: 'json' | 'csv') => {
    const outcome = await exported.run(format);
    if (!outcome.ok) return;
    const { file, proof } = outcome.value;
    saveBlob(file.name, file);
    if (proof) saveBlob(proof.name, proof);
  };
  return (
    <Group gap="sm">
      {verdict ? (
        <Text size="sm" role="status">
          {verdict}
        </Text>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} />}
        loading={verify.running}
        onClick={() => void runVerify()}
      >
        {t('verify')}
      </Button>
      {may('audit.export') ? (
        <Menu>
          <Menu.Target>
            <Button variant="default" leftSection={<IconDownload size={16} />} loading={exported.running}>
              {t('export')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void runExport('json')}>{t('exportJson')}</Menu.Item>
            <Menu.Item onClick={() => void runExport('csv')}>{t('exportCsv')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </Group>
  );
}

/** The beginning of a day on this computer's calendar. */
function dayStart(day: string): number | undefined {
  if (day === '') return undefined;
  const at = new Date(`${day}T00:00:00`).getTime();
  return Number.isNaN(at) || at < 0 ? undefined : at;
}

function withoutEmpty(filter: { [Key in keyof AuditFilter]?: AuditFilter[Key] | undefined }): AuditFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
