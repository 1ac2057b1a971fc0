import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { auditAfter, auditBefore, auditDenial } from '#shared/app/audit-call.ts';
import { coverOutput } from '#shared/app/cover-output.ts';
import { seenSession } from '#shared/app/see-as.ts';
import type { Session } from '#shared/app/session.ts';
import { isFault } from '#shared/kernel/fault.ts';
import type { ProcedureMeta } from '#shared/kernel/procedure.ts';
import { toFault } from '#shared/node/to-fault.ts';
import type { Log } from '#shared/ports/ports.ts';
import type { CallContext } from './core-context.ts';

interface Call {
  readonly context: CallContext;
  readonly path: readonly string[];
  /** Aborted when the caller is gone. */
  readonly signal?: AbortSignal | undefined;
  readonly input?: unknown;
  readonly procedure: {
    readonly '~orpc': {
      readonly meta: unknown;
      readonly outputSchema?: unknown;
      readonly route?: { readonly method?: string | undefined };
    };
  };
  // biome-ignore lint/suspicious/noExplicitAny: the framework types `next` per procedure; the gate serves all of them
  next(options?: any): Promise<unknown>;
}

/**
 * Stands before every procedure: without an open person only anonymous ones pass; faults become their code, and
 * anything unforeseen becomes a report id, so that no stack or path reaches a screen.
 */
export async function gate(call: Call): Promise<unknown> {
  const { desktop } = call.context;
  const meta = call.procedure['~orpc'].meta as ProcedureMeta;
  const tell = (error: unknown): unknown => tellable(error, call.path.join('.'), desktop.options.ports.log);
  try {
    const work = desktop.work();
    if (meta.kind === 'command') desktop.touch();
    if (!work && !meta.anonymous) throw new ORPCError('UNAUTHORIZED');
    if (work && !meta.anonymous && !meta.unfinished && work.parts.account.due() !== null) {
      throw new ORPCError('SIGN_IN_UNFINISHED', { status: 403, data: { needs: ['password'] } });
    }
    const ends = meta.long ? desktop.works.begin() : () => {};
    call.signal?.addEventListener('abort', ends, { once: true });
    try {
      const session = work?.session();
      const answered = session ? await answerAs(call, session, meta) : await call.next(call);
      if (isStream(answered)) return guardStream(answered, tell, ends);
      ends();
      return answered;
    } catch (error) {
      ends();
      throw error;
    }
  } catch (error) {
    throw tell(error);
  }
}

/** The call of a person: with their session, in the audit, and covered as their rights say. */
async function answerAs(call: Call, session: Session, meta: ProcedureMeta): Promise<unknown> {
  const path = call.path.join('.');
  const audited = { path, meta, method: call.procedure['~orpc'].route?.method, input: call.input };
  try {
    auditBefore(session, audited);
    const seen = seenSession(session, call.path, meta);
    const told = await call.next({ ...call, context: { ...call.context, ...seen } });
    auditAfter(session, audited);
    return coverOutput(call.procedure, seen.actor, told);
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'NOT_ALLOWED') auditDenial(session, path);
    throw error;
  }
}

function isStream(answered: unknown): answered is AsyncIterable<unknown> {
  return answered !== null && typeof answered === 'object' && Symbol.asyncIterator in answered;
}

/** What goes wrong in the middle of a stream is told like what goes wrong at once. */
async function* guardStream(stream: AsyncIterable<unknown>, tell: (error: unknown) => unknown, ends: () => void) {
  try {
    yield* stream;
  } catch (error) {
    throw tell(error);
  } finally {
    ends();
  }
}

/** What the other side may know of an error. */
export function tellable(error: unknown, procedure: string, log: Log): unknown {
  if (error instanceof ORPCError) return error;
  const known = toFault(error);
  if (isFault(known)) {
    log.warn('fault', { procedure, code: known.code });
    return new ORPCError(known.code, { status: 503, message: known.code, data: { retry: known.retry } });
  }
  const reportId = randomUUID().slice(0, 8);
  log.error('bug', { procedure, reportId, error: describeBug(error) });
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'INTERNAL_SERVER_ERROR', data: { reportId } });
}

/** Type and place of an error without its message, which could quote a row. */
function describeBug(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const message = error.message.startsWith('Invariant: ') ? error.message : undefined;
  return { name: error.name, code: (error as { code?: unknown }).code, message, at: frames.slice(0, 6) };
}
