import { ActionIcon, Skeleton, Title, Tooltip } from '@mantine/core';
import { IconCheck, IconClockPause } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { useCommand } from '../../api/use-command.tsx';
import { openListWith } from '../../ui/list/list-state.ts';
import { useTexts } from '../../ui/texts.ts';
import type { DayAnswer, DayCardSpec } from './day-card-spec.ts';
import type { DayList } from './day-lists.ts';
import classes from './workbench.module.css';
import { workbenchTexts } from './workbench.texts.ts';

export interface DayRow {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly under?: string | null;
  readonly side?: ReactNode;
  readonly late?: boolean;
  /** One click each; left out where the row cannot be settled from here. */
  readonly done?: () => Promise<unknown>;
  readonly postpone?: () => Promise<unknown>;
}

interface DayCardProps {
  readonly card: DayCardSpec;
  readonly list: DayList | undefined;
  readonly answer: DayAnswer | undefined;
}

/** A list of the day in short: how many, the first few, and the whole list one click away. */
export function DayCard({ card, list, answer }: DayCardProps) {
  const t = useTexts(workbenchTexts);
  const heading = useId();
  const { icon: Picture, late = false } = card;
  return (
    <section className={classes.card} aria-labelledby={heading}>
      <div className={classes.cardHead}>
        <Picture size={18} stroke={1.7} aria-hidden />
        <Title order={2} size="h3" id={heading}>
          {card.title()}
        </Title>
        <span className={classes.cardCount} data-tone={late && answer && answer.total > 0 ? 'late' : undefined}>
          {answer?.total ?? ''}
        </span>
      </div>
      {answer === undefined ? <Skeleton height={60} m="md" width="auto" /> : null}
      {answer?.total === 0 ? <div className={classes.empty}>{card.empty()}</div> : null}
      {answer && answer.total > 0 ? (
        <>
          <ul className={classes.rows}>
            {answer.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
          <Link
            href={card.path}
            className={classes.foot}
            onClick={() => card.room && list && openListWith(card.room, list)}
          >
            {t('showAll', { count: answer.total })}
          </Link>
        </>
      ) : null}
    </section>
  );
}

function Row({ row }: { row: DayRow }) {
  const t = useTexts(workbenchTexts);
  const done = useCommand(async () => row.done?.(), { done: () => t('settled', { name: row.name }), undo: true });
  const postpone = useCommand(async () => row.postpone?.(), {
    done: () => t('putOff', { name: row.name }),
    undo: true,
  });
  return (
    <li className={classes.line}>
      <Link href={row.path} className={classes.row}>
        <span className="truncate">
          {row.name}
          {row.under ? <span className="truncate"> · {row.under}</span> : null}
        </span>
        <span className={classes.side} data-tone={row.late ? 'late' : undefined}>
          {row.side}
        </span>
      </Link>
      {row.postpone ? (
        <Tooltip label={t('postpone')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            loading={postpone.running}
            aria-label={`${t('postpone')}：${row.name}`}
            onClick={() => void postpone.run(undefined)}
          >
            <IconClockPause size={16} />
          </ActionIcon>
        </Tooltip>
      ) : null}
      {row.done ? (
        <Tooltip label={t('done')}>
          <ActionIcon
            variant="subtle"
            loading={done.running}
            aria-label={`${t('done')}：${row.name}`}
            onClick={() => void done.run(undefined)}
          >
            <IconCheck size={16} />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </li>
  );
}
