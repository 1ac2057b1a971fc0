import { isDefinedError, ORPCError } from '@orpc/client';
import { say } from '../ui/texts.ts';
import { errorsTexts } from './errors.texts.ts';
import { refusalText } from './refusal-text.ts';

/** An error as a person needs it: what happened, why, what to do; a code to search for, a report id for a bug. */
export interface Explanation {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  readonly code: string;
  readonly reportId?: string;
  /** `refusal`: the user can act; `fault`: later; `bug`: us. */
  readonly kind: 'refusal' | 'fault' | 'bug';
}

/** A declared refusal of the contract: an answer, not an accident. */
export interface Refusal {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The refusal inside an error, where it is one. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  if (isDefinedError(error)) return { code: error.code, data: (error.data ?? {}) as Record<string, unknown> };
  return undefined;
}

function field(data: unknown, name: string): string | undefined {
  const value = (data as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** Three parts for a refusal's code, or a general text where the code has none yet. */
export function explainRefusal(refusal: Refusal): Explanation {
  const text = refusalText(refusal);
  if (text) return { ...text, code: refusal.code, kind: 'refusal' };
  return {
    what: say(errorsTexts, 'refusedWhat'),
    why: say(errorsTexts, 'refusedWhy', { code: refusal.code }),
    todo: say(errorsTexts, 'refusedTodo'),
    code: refusal.code,
    kind: 'refusal',
  };
}

/** Three parts for anything that was thrown at the screen. */
export function explain(error: unknown): Explanation {
  const refusal = refusalOf(error);
  if (refusal) return explainRefusal(refusal);
  if (error instanceof ORPCError) {
    const text = refusalText({ code: error.code, data: (error.data ?? {}) as Record<string, unknown> });
    if (text) return { ...text, code: error.code, kind: 'fault' };
    if (error.code === 'UNAUTHORIZED') return part('signedOut', 'UNAUTHORIZED', 'fault');
    if (error.code === 'BAD_REQUEST') return part('input', 'BAD_REQUEST', 'refusal');
    const reportId = field(error.data, 'reportId');
    return { ...part('bug', error.code, 'bug'), ...(reportId ? { reportId } : {}) };
  }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return {
      what: say(errorsTexts, 'offlineWhat', { host: say(errorsTexts, window.outpost ? 'core' : 'server') }),
      why: say(errorsTexts, 'offlineWhy'),
      todo: say(errorsTexts, 'offlineTodo'),
      code: 'OFFLINE',
      kind: 'fault',
    };
  }
  return part('bug', 'SCREEN', 'bug');
}

function part(name: 'bug' | 'signedOut' | 'input', code: string, kind: Explanation['kind']): Explanation {
  return {
    what: say(errorsTexts, `${name}What`),
    why: say(errorsTexts, `${name}Why`),
    todo: say(errorsTexts, `${name}Todo`),
    code,
    kind,
  };
}
