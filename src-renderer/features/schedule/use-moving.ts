import { type KeyboardEvent, useState } from 'react';
import type { EditScope } from '#shared/features/schedule/event.model.ts';
import type { CalendarItem } from '#shared/features/schedule/schedule.contract.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { keyOf } from './calendar-event.ts';
import { dayMs } from './china-time.ts';
import { scheduleTexts } from './schedule.texts.ts';

interface Move {
  readonly item: CalendarItem;
  readonly startAt: number;
  readonly endAt: number;
}

type Asked = { readonly is: 'edit'; readonly move: Move } | { readonly is: 'delete'; readonly item: CalendarItem };

const quarter = 15 * 60_000;
const steps: Readonly<Record<string, number>> = {
  ArrowUp: -quarter,
  ArrowDown: quarter,
  ArrowLeft: -dayMs,
  ArrowRight: dayMs,
};

/** Moves, stretches and deletes events of the calendar by pointer and by keys; of a series it asks which times. */
export function useMoving(items: readonly CalendarItem[]) {
  const t = useTexts(scheduleTexts);
  const [asked, setAsked] = useState<Asked>();
  const edit = useCommand(
    ({ move, scope }: { move: Move; scope: EditScope }) =>
      api.schedule.edit({
        ...timeOf(move.item),
        scope,
        changes: {
          startAt: { from: move.item.startAt, to: move.startAt },
          endAt: { from: move.item.endAt, to: move.endAt },
        },
      }),
    { done: () => t('moved'), undo: true },
  );
  const remove = useCommand(
    ({ item, scope }: { item: CalendarItem; scope: EditScope }) =>
      api.schedule.removeOccurrence({ ...timeOf(item), scope }),
    { done: () => t('deletedOne'), undo: true },
  );
  const move = (item: CalendarItem, startAt: number, endAt: number) => {
    if (!item.mayEdit || (startAt === item.startAt && endAt === item.endAt)) return;
    const wanted = { item, startAt, endAt };
    if (item.originalStart === null) void edit.run({ move: wanted, scope: 'all' });
    else setAsked({ is: 'edit', move: wanted });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-event]')?.dataset.event;
    const item = items.find((each) => key?.startsWith(keyOf(each)));
    const step = event.altKey ? steps[event.key] : undefined;
    if (!item?.mayEdit) return;
    if (event.key === 'Delete') {
      if (item.originalStart === null) void remove.run({ item, scope: 'all' });
      else setAsked({ is: 'delete', item });
    } else if (step === undefined) return;
    else if (!event.shiftKey) move(item, item.startAt + step, item.endAt + step);
    else if (Math.abs(step) === quarter) move(item, item.startAt, Math.max(item.startAt + quarter, item.endAt + step));
    event.preventDefault();
  };
  return {
    move,
    onKeyDown,
    asked: asked?.is,
    cancel: () => setAsked(undefined),
    choose: (scope: EditScope) => {
      setAsked(undefined);
      if (asked?.is === 'edit') void edit.run({ move: asked.move, scope });
      if (asked?.is === 'delete') void remove.run({ item: asked.item, scope });
    },
  };
}

function timeOf({ eventId, originalStart }: CalendarItem) {
  return { id: eventId, ...(originalStart === null ? {} : { originalStart }) };
}
