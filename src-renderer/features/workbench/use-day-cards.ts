import { useQueries } from '@tanstack/react-query';
import { useMay } from '../../api/me.ts';
import { dayCards } from './day-cards.ts';
import type { DayScene } from './day-lists.ts';
import type { Today } from './use-today.ts';

/** How many rows one card shows of its list. */
const shown = 6;

/** The cards this person sees; one without an answer is still being asked. */
export function useDayCards(today: Today, scene: DayScene) {
  const may = useMay();
  const seen = dayCards.filter((each) => may(`${each.noun}.view`));
  const asked = seen.map((each) => each.ask(today, scene, shown));
  const queries = useQueries({
    queries: asked.map(({ queryKey, queryFn }) => ({
      queryKey,
      queryFn,
      placeholderData: (before: unknown) => before,
    })),
  });
  const answerOf = (at: number) => {
    const data = queries[at]?.data;
    return data === undefined ? undefined : asked[at]!.read(data);
  };
  const failed = queries.find((query) => query.error);
  return {
    cards: seen.map((card, at) => ({ card, list: card.list?.(today, scene), answer: answerOf(at) })),
    error: failed?.error,
    retry: () => void failed?.refetch(),
  };
}
