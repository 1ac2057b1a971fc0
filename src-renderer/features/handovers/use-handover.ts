import { useRef, useState } from 'react';
import type { HandoverRow } from '#shared/features/handovers/handovers.contract.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { handoversTexts } from './handovers.texts.ts';

/** Runs a hand-over step by step, stops it, and takes it back the same way. */
export function useHandover() {
  const t = useTexts(handoversTexts);
  const isStopped = useRef(false);
  const [left, setLeft] = useState<number>();
  const [undoing, setUndoing] = useState<number>();
  const run = useCommand(async (id: string) => {
    isStopped.current = false;
    try {
      for (;;) {
        const step = await api.handovers.step({ id });
        setLeft(step.left);
        if (step.left === 0 || isStopped.current) return step;
      }
    } finally {
      setLeft(undefined);
    }
  });
  const stop = useCommand((id: string) => {
    isStopped.current = true;
    return api.handovers.cancel({ id });
  });
  const takeBack = useCommand(
    async (row: HandoverRow) => {
      if (row.status !== 'cancelled') await api.handovers.cancel({ id: row.id });
      const steps = row.steps.toReversed();
      try {
        for (const [index, commandId] of steps.entries()) {
          setUndoing(steps.length - index);
          await api.history.undo({ commandId });
        }
      } finally {
        setUndoing(undefined);
      }
    },
    { done: (_, row) => t('undone', { name: row.userName ?? '' }) },
  );
  return { run, stop, takeBack, left, undoing };
}
