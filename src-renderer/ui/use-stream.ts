import { useEffect, useRef, useState } from 'react';
import { explain, type Refusal, refusalOf } from '../api/explain.ts';
import { noticeProblem } from './notices.tsx';

export interface Stream<Input, Step> {
  /** The latest word of the running work. */
  readonly step: Step | undefined;
  readonly startedAt: number;
  readonly running: boolean;
  readonly refusal: Refusal | undefined;
  readonly run: (input: Input) => Promise<boolean>;
  /** Ends the stream; the host stops the work behind it. */
  readonly cancel: () => void;
}

/** Follows long work of one page by its stream of steps: a wizard's download, a check. Ends with the page. */
export function useStream<Input, Step>(
  open: (input: Input, options: { signal: AbortSignal }) => Promise<AsyncIterable<Step>>,
  onRefusal?: (refusal: Refusal) => boolean,
): Stream<Input, Step> {
  const [step, setStep] = useState<Step>();
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [startedAt, setStartedAt] = useState(0);
  const controller = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => controller.current?.abort(), []);
  const run = async (input: Input): Promise<boolean> => {
    const own = new AbortController();
    controller.current?.abort();
    controller.current = own;
    setRunning(true);
    setStep(undefined);
    setRefusal(undefined);
    setStartedAt(Date.now());
    try {
      for await (const next of await open(input, { signal: own.signal })) setStep(next);
      return !own.signal.aborted;
    } catch (error) {
      if (own.signal.aborted) return false;
      const found = refusalOf(error);
      setRefusal(found);
      if (!found || !onRefusal?.(found)) noticeProblem(explain(error));
      return false;
    } finally {
      if (controller.current === own) setRunning(false);
    }
  };
  return { step, startedAt, running, refusal, run, cancel: () => controller.current?.abort() };
}
