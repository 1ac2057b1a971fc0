import { type Announcements, DndContext, type DragEndEvent, DragOverlay, type Over, useDroppable } from '@dnd-kit/core';
import { Button, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { StateBadge, type Tone } from '../state-badge.tsx';
import { useTexts } from '../texts.ts';
import classes from './board.module.css';
import { boardTexts } from './board.texts.ts';
import { BoardCard } from './board-card.tsx';
import { useBoardSensors } from './use-board-sensors.ts';

/** One state with the cards in it; `total` may be more than the cards that are here. */
export interface BoardColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly tone: Tone;
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  /** Shown beside the title, such as a sum. */
  readonly aside?: ReactNode;
  readonly more?: () => void;
}

export interface BoardProps<Row extends { readonly id: string }> {
  readonly label: string;
  readonly columns: readonly BoardColumn<Row>[];
  /** What is said of a card while it moves. */
  readonly nameOf: (row: Row) => string;
  readonly draw: (row: Row) => ReactNode;
  readonly canDrop: (row: Row, columnId: string) => boolean;
  readonly onDrop: (row: Row, columnId: string) => void;
}

/**
 * Records as cards in the columns of their states; a card is moved by mouse, finger or keys. What a state does not take
 * is said before the card is let go.
 */
export function Board<Row extends { readonly id: string }>(props: BoardProps<Row>) {
  const { columns, nameOf, draw, canDrop, onDrop } = props;
  const t = useTexts(boardTexts);
  const sensors = useBoardSensors();
  const [lifted, setLifted] = useState<Row>();
  const rowOf = (id: unknown) => columns.flatMap((column) => column.rows).find((row) => row.id === id);
  const columnOf = (over: Over | null) => columns.find((column) => column.id === over?.id);
  const isOwn = (row: Row, columnId: string) =>
    columns.some((column) => column.id === columnId && column.rows.some((each) => each.id === row.id));
  const takes = (row: Row, columnId: string) => !isOwn(row, columnId) && canDrop(row, columnId);
  const end = ({ active, over }: DragEndEvent) => {
    setLifted(undefined);
    const row = rowOf(active.id);
    if (row && over && takes(row, String(over.id))) onDrop(row, String(over.id));
  };
  const speak = (id: unknown, over: Over | null, said: 'over' | 'dropped') => {
    const row = rowOf(id);
    const column = columnOf(over);
    if (!row || !column) return undefined;
    const key = isOwn(row, column.id) || canDrop(row, column.id) ? said : 'cannot';
    return t(key, { name: nameOf(row), column: column.title });
  };
  const named = (key: 'lifted' | 'cancelled', id: unknown) => {
    const row = rowOf(id);
    return row ? t(key, { name: nameOf(row) }) : undefined;
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => named('lifted', active.id),
    onDragOver: ({ active, over }) => speak(active.id, over, 'over'),
    onDragEnd: ({ active, over }) => speak(active.id, over, 'dropped') ?? named('cancelled', active.id),
    onDragCancel: ({ active }) => named('cancelled', active.id),
  };
  return (
    <DndContext
      sensors={sensors}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('keys') } }}
      onDragStart={({ active }) => setLifted(rowOf(active.id))}
      onDragEnd={end}
      onDragCancel={() => setLifted(undefined)}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys */}
      <section className={classes.board} aria-label={props.label} tabIndex={0}>
        {columns.map((column) => (
          <ColumnView key={column.id} column={column} takes={lifted && takes(lifted, column.id)}>
            {column.rows.map((row) => (
              <BoardCard key={row.id} id={row.id} name={nameOf(row)}>
                {draw(row)}
              </BoardCard>
            ))}
          </ColumnView>
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {lifted ? (
          <div className={classes.card}>
            <div>{draw(lifted)}</div>
          </div>
        ) : null}
      </DragOverlay>
    </DndContext>
  );
}

interface ColumnViewProps<Row> {
  readonly column: BoardColumn<Row>;
  /** Whether the lifted card may come here; undefined while none is lifted. */
  readonly takes: boolean | undefined;
  readonly children: ReactNode;
}

function ColumnView<Row>({ column, takes, children }: ColumnViewProps<Row>) {
  const t = useTexts(boardTexts);
  const { setNodeRef, isOver } = useDroppable({ id: column.id });
  const left = (column.total ?? 0) - column.rows.length;
  const over = takes === undefined ? undefined : takes ? (isOver ? 'yes' : undefined) : 'no';
  return (
    <div ref={setNodeRef} className={classes.column} data-over={over} data-column={column.id}>
      <div className={classes.head}>
        <StateBadge tone={column.tone}>{column.title}</StateBadge>
        <Text size="sm" c="dimmed" title={t('cards', { count: column.total ?? 0 })}>
          {column.aside}
          {column.total ?? ''}
        </Text>
      </div>
      <ul className={classes.cards}>
        {children}
        {column.total === 0 ? (
          <Text component="li" size="sm" c="dimmed" px={4}>
            {t('empty')}
          </Text>
        ) : null}
        {left > 0 && column.more ? (
          <li>
            <Button variant="subtle" size="compact-sm" fullWidth onClick={column.more}>
              {t('more', { count: Math.min(left, 50) })}
            </Button>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
