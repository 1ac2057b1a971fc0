import { Button, Checkbox, Drawer, Group, Text, UnstyledButton } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Box, BoxRow } from '#shared/features/flows/flows.contract.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { noticeDone } from '../../ui/notices.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { documentPath, instanceTones } from './flow-tones.ts';
import classes from './flows.module.css';
import { flowsTexts } from './flows.texts.ts';

/** The rows of a box; what waits for the person can be agreed to one by one or together, on a phone too. */
export function BoxList({ box, rows }: { box: Box; rows: readonly BoxRow[] }) {
  const t = useTexts(flowsTexts);
  const [shown, setShown] = useState<BoxRow>();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const key = (row: BoxRow) => row.taskId ?? row.id;
  const chosen = rows.filter((row) => selected.includes(key(row)));
  if (rows.length === 0) {
    const isTodo = box === 'todo';
    return (
      <EmptyState
        icon={IconClipboardCheck}
        title={t(isTodo ? 'emptyTodo' : 'emptyOther')}
        hint={t(isTodo ? 'emptyTodoHint' : 'emptyOtherHint')}
      />
    );
  }
  const toggle = (id: string) =>
    setSelected((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]));
  return (
    <>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={key(row)} className={classes.row}>
            {box === 'todo' ? (
              <Checkbox
                aria-label={t('select', { title: row.title })}
                disabled={row.requireComment}
                checked={selected.includes(key(row))}
                onChange={() => toggle(key(row))}
              />
            ) : null}
            <Row row={row} box={box} onOpen={() => setShown(row)} />
          </li>
        ))}
      </ul>
      {chosen.length > 0 ? <Together rows={chosen} onDone={() => setSelected([])} /> : null}
      <Drawer
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        position="right"
        size="lg"
        title={shown ? `${t(`doc_${shown.docType}`)} ${shown.no ?? ''} ${shown.title}` : ''}
      >
        {shown ? (
          <>
            <Group mb="md">
              <PageLink href={documentPath(shown.docType, shown.recordId)}>{t('open')}</PageLink>
              {box === 'copies' && shown.taskId ? <MarkRead taskId={shown.taskId} /> : null}
            </Group>
            <FlowPanel docType={shown.docType} recordId={shown.recordId} />
          </>
        ) : null}
      </Drawer>
    </>
  );
}

function Row({ row, box, onOpen }: { row: BoxRow; box: Box; onOpen: () => void }) {
  const t = useTexts(flowsTexts);
  const isLate = row.dueAt !== null && row.dueAt < Date.now();
  return (
    <UnstyledButton className={classes.rowBody} onClick={onOpen}>
      <Group gap="xs" wrap="wrap">
        <Text size="sm" c="dimmed">
          {t(`doc_${row.docType}`)}
        </Text>
        <Text fw={600}>{[row.no, row.title].filter(Boolean).join(' · ')}</Text>
        <StateBadge tone={instanceTones[row.state]}>{t(`state_${row.state}`)}</StateBadge>
        {row.urged && box === 'todo' ? <StateBadge tone="warn">{t('urged')}</StateBadge> : null}
        {isLate && box === 'todo' ? <StateBadge tone="lost">{t('overdue')}</StateBadge> : null}
      </Group>
      <Text size="sm" c="dimmed">
        {[row.submitterName, row.flowName, row.nodeName].filter(Boolean).join(' · ')} ·{' '}
        <When at={row.taskAt ?? row.submittedAt} />
      </Text>
    </UnstyledButton>
  );
}

/** Each by itself: one that was changed meanwhile does not hold up the others. */
function Together({ rows, onDone }: { rows: readonly BoxRow[]; onDone: () => void }) {
  const t = useTexts(flowsTexts);
  const agree = useCommand((row: BoxRow) => api.flows.agree({ taskId: row.taskId!, hash: row.hash }));
  const [running, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    let done = 0;
    for (const row of rows) if ((await agree.run(row)).ok) done += 1;
    setRunning(false);
    noticeDone(t('batchDone', { count: done }));
    onDone();
  };
  return (
    <div className={classes.bulk}>
      <Button loading={running} onClick={() => void run()}>
        {t('agreeSelected', { count: rows.length })}
      </Button>
    </div>
  );
}

function MarkRead({ taskId }: { taskId: string }) {
  const t = useTexts(flowsTexts);
  const read = useCommand(() => api.flows.read({ taskId }));
  return (
    <Button variant="default" size="xs" loading={read.running} onClick={() => void read.run(undefined)}>
      {t('markRead')}
    </Button>
  );
}
