import { ORPCError } from '@orpc/client';
import { useCallback, useRef, useState } from 'react';
import { noticeDone, noticeProblem } from '../ui/notices.tsx';
import { say } from '../ui/texts.ts';
import { takeApprovalNeeded } from './approval-asked.ts';
import { api } from './client.ts';
import { errorsTexts } from './errors.texts.ts';
import { explain, type Refusal, refusalOf } from './explain.ts';
import { queryClient } from './query-client.ts';
import { noteSignedOut, refreshWorld } from './world.ts';

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal?: Refusal };

export interface CommandOptions<Input, Output> {
  /** What to say when it is done; nothing is said without it. */
  readonly done?: (output: Output, input: Input) => string;
  /** Offers 撤销 for ten seconds; the answer must carry the command's id. */
  readonly undo?: boolean;
  /** Takes a refusal that the form shows itself; answer true when it did. */
  readonly onRefusal?: (refusal: Refusal) => boolean;
}

export interface RunningCommand<Input, Output> {
  /** Never throws: a refusal is an answer, anything else has been told to the person. */
  readonly run: (input: Input) => Promise<Outcome<Output>>;
  readonly running: boolean;
}

/**
 * A command with its words: runs, says what was done with 撤销, shows a refusal in three parts, and asks everything on
 * the screen again.
 */
export function useCommand<Input, Output>(
  call: (input: Input) => Promise<Output>,
  options: CommandOptions<Input, Output> = {},
): RunningCommand<Input, Output> {
  const [running, setRunning] = useState(0);
  const latest = useRef({ call, options });
  latest.current = { call, options };
  const run = useCallback(async (input: Input): Promise<Outcome<Output>> => {
    setRunning((count) => count + 1);
    try {
      const value = await latest.current.call(input);
      const { done, undo } = latest.current.options;
      if (done) {
        const commandId = undo ? commandOf(value) : undefined;
        noticeDone(done(value, input), commandId ? () => void undoCommand(commandId) : undefined);
      }
      void queryClient.invalidateQueries();
      return { ok: true, value };
    } catch (error) {
      return tell(error, latest.current.options.onRefusal);
    } finally {
      setRunning((count) => count - 1);
    }
  }, []);
  return { run, running: running > 0 };
}

function commandOf(value: unknown): string | undefined {
  const id = (value as { commandId?: unknown } | null | undefined)?.commandId;
  return typeof id === 'string' ? id : undefined;
}

function tell(
  error: unknown,
  onRefusal: ((refusal: Refusal) => boolean) | undefined,
): { ok: false; refusal?: Refusal } {
  if (takeApprovalNeeded(error)) return { ok: false };
  const refusal = refusalOf(error);
  if (refusal) {
    if (!onRefusal?.(refusal)) noticeProblem(explain(error));
    return { ok: false, refusal };
  }
  if (error instanceof ORPCError && error.code === 'UNAUTHORIZED') noteSignedOut();
  if (error instanceof ORPCError && error.code === 'SIGN_IN_UNFINISHED') void refreshWorld();
  noticeProblem(explain(error));
  return { ok: false };
}

/** Takes a command back, or says in words why that is no longer possible. */
export async function undoCommand(commandId: string): Promise<void> {
  try {
    await api.history.undo({ commandId });
    noticeDone(say(errorsTexts, 'undone'));
    void queryClient.invalidateQueries();
  } catch (error) {
    noticeProblem(explain(error));
  }
}
