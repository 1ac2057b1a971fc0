import { Button, Group, Select, Tabs, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type FlowDocType, flowDocTypes } from '#shared/features/flows/flow-facts.model.ts';
import { type Box, boxes } from '#shared/features/flows/flows.contract.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { BoxList } from './box-list.tsx';
import classes from './flows.module.css';
import { flowsTexts } from './flows.texts.ts';

const pageRows = 50;

/** 待我审批, 我发起的, 我已审批, 抄送我的. */
export function FlowsPage() {
  const t = useTexts(flowsTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const { box: asked = 'todo' } = useParams<{ box?: string }>();
  const box = boxes.find((each) => each === asked) ?? 'todo';
  const counts = useQuery(orpc.flows.counts.queryOptions());
  const countOf = (each: Box) => (each === 'done' ? undefined : counts.data?.[each]);
  return (
    <div className={classes.page}>
      <SectionPage
        title={t('title')}
        aside={
          may('flow.manage') ? (
            <Button variant="default" onClick={() => navigate('/flow-designs')}>
              {t('designer')}
            </Button>
          ) : null
        }
      >
        <Tabs value={box} onChange={(next) => next && navigate(`/flows/${next}`)} keepMounted={false}>
          <Tabs.List mb="md">
            {boxes.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`box_${each}`)} {countOf(each) || ''}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={box}>
            <OneBox key={box} box={box} />
          </Tabs.Panel>
        </Tabs>
      </SectionPage>
    </div>
  );
}

function OneBox({ box }: { box: Box }) {
  const t = useTexts(flowsTexts);
  const [search, setSearch] = useState('');
  const [docType, setDocType] = useState<FlowDocType | null>(null);
  const [offset, setOffset] = useState(0);
  const filters = { ...(search.trim() ? { search: search.trim() } : {}), ...(docType ? { docType } : {}) };
  const { data, error, refetch } = useQuery({
    ...orpc.flows.box.queryOptions({ input: { box, ...filters, offset, limit: pageRows } }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const page = (to: number) => setOffset(Math.max(0, to));
  return (
    <>
      <Group mb="sm" gap="sm">
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            setOffset(0);
          }}
        />
        <Select
          aria-label={t('allTypes')}
          placeholder={t('allTypes')}
          clearable
          data={flowDocTypes.map((value) => ({ value, label: t(`doc_${value}`) }))}
          value={docType}
          onChange={(next) => {
            setDocType(next);
            setOffset(0);
          }}
        />
      </Group>
      {data ? <BoxList box={box} rows={data.rows} /> : null}
      {data && data.total > pageRows ? (
        <Group mt="sm" gap="sm">
          <Button variant="default" size="xs" disabled={offset === 0} onClick={() => page(offset - pageRows)}>
            {t('previous')}
          </Button>
          <span className="tabular">
            {t('pageOf', { from: offset + 1, to: offset + data.rows.length, total: data.total })}
          </span>
          <Button
            variant="default"
            size="xs"
            disabled={offset + pageRows >= data.total}
            onClick={() => page(offset + pageRows)}
          >
            {t('next')}
          </Button>
        </Group>
      ) : null}
    </>
  );
}
