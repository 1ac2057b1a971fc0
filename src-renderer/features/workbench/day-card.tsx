import { Skeleton, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { openListWith } from '../../ui/list/list-state.ts';
import { useTexts } from '../../ui/texts.ts';
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
}

interface DayCardProps {
  readonly title: string;
  readonly icon: Icon;
  readonly empty: string;
  readonly room: string;
  readonly path: string;
  readonly list: DayList;
  readonly answer: { readonly rows: readonly DayRow[]; readonly total: number } | undefined;
  readonly late?: boolean;
}

/** A list of the day in short: how many, the first few, and the whole list one click away. */
export function DayCard({ title, icon: Picture, empty, room, path, list, answer, late = false }: DayCardProps) {
  const t = useTexts(workbenchTexts);
  const heading = useId();
  return (
    <section className={classes.card} aria-labelledby={heading}>
      <div className={classes.cardHead}>
        <Picture size={18} stroke={1.7} aria-hidden />
        <Title order={2} size="h3" id={heading}>
          {title}
        </Title>
        <span className={classes.cardCount} data-tone={late && answer && answer.total > 0 ? 'late' : undefined}>
          {answer?.total ?? ''}
        </span>
      </div>
      {answer === undefined ? <Skeleton height={60} m="md" width="auto" /> : null}
      {answer?.total === 0 ? <div className={classes.empty}>{empty}</div> : null}
      {answer && answer.total > 0 ? (
        <>
          <ul className={classes.rows}>
            {answer.rows.map((row) => (
              <li key={row.id}>
                <Link href={row.path} className={classes.row}>
                  <span className="truncate">
                    {row.name}
                    {row.under ? <span className="truncate"> · {row.under}</span> : null}
                  </span>
                  <span className={classes.side} data-tone={row.late ? 'late' : undefined}>
                    {row.side}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <Link href={path} className={classes.foot} onClick={() => openListWith(room, list)}>
            {t('showAll', { count: answer.total })}
          </Link>
        </>
      ) : null}
    </section>
  );
}
