import type { Icon } from '@tabler/icons-react';
import type { QueryFunction, QueryKey } from '@tanstack/react-query';
import type { ListInput } from '#shared/kernel/listing.ts';
import type { ListAnswer, ListSource } from '../../ui/list/list-types.ts';
import type { DayRow } from './day-card.tsx';
import type { DayList, DayScene } from './day-lists.ts';
import type { Today } from './use-today.ts';

export interface DayAnswer {
  readonly rows: readonly DayRow[];
  readonly total: number;
}

export interface DayQuery {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<unknown>;
  /** The answer as the card shows it; outside the query, because what a row can do is no data. */
  readonly read: (answer: unknown) => DayAnswer;
}

/** A card of the day: how it is counted, and what it opens. The two are made of the same conditions, so that they agree. */
export interface DayCardSpec {
  readonly id: string;
  /** Said in the language of the moment. */
  readonly title: () => string;
  readonly empty: () => string;
  readonly icon: Icon;
  /** The noun whose `view` it needs. */
  readonly noun: string;
  /** Counts what is overdue: shown in red. */
  readonly late?: boolean;
  /** The list it opens, by the name of its contract, with these conditions; left out where the page needs none. */
  readonly room?: string;
  readonly path: string;
  readonly list?: (today: Today, scene: DayScene) => DayList;
  readonly ask: (today: Today, scene: DayScene, limit: number) => DayQuery;
}

interface ListCard<Row> extends Omit<DayCardSpec, 'ask' | 'room' | 'list'> {
  readonly room: string;
  readonly list: (today: Today, scene: DayScene) => DayList;
  readonly source: ListSource<Row>;
  /** A row in one line; `path` where its page is not below the list's. */
  readonly line: (row: Row, now: number) => Omit<DayRow, 'path'> & { readonly path?: string };
}

/** A card of a room's list. A room joins the workbench with one of these in `day-cards.ts`. */
export function listCard<Row>({ source, line, ...spec }: ListCard<Row>): DayCardSpec {
  return {
    ...spec,
    ask: (today, scene, limit) => ({
      ...source({ ...spec.list(today, scene), offset: 0, limit } as ListInput),
      read: (answer) => {
        const { rows, total } = answer as ListAnswer<Row>;
        return {
          total,
          rows: rows.map((row) => {
            const told = line(row, today.now);
            return { ...told, path: told.path ?? `${spec.path}/${told.id}` };
          }),
        };
      },
    }),
  };
}
