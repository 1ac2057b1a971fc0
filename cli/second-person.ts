import { safe } from '@orpc/client';
import type { CoreClient } from '#main/core/open-headless.ts';
import type { ApprovalNeeded } from '#shared/features/approvals/approval.model.ts';
import { CliError } from './cli-error.ts';

/**
 * Does it; where a second person is needed, looks at the server whether one has agreed meanwhile, and else asks for one
 * with the reason that was given. The same command with the same options uses what was agreed to, once.
 */
export async function askingForSecond<Answer>(
  client: CoreClient,
  reason: string | undefined,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const first = await attempt(work);
  if (first.done) return first.answer;
  await exchange(client);
  const second = await attempt(work);
  if (second.done) return second.answer;
  const { kind, procedure, input, total, limit } = second.need;
  const what = `A second person has to agree first (${kind}): ${total} records, ${limit} without.`;
  if (reason === undefined) {
    const todo = 'Ask for one with --ask "your reason"; once they have agreed, run the same command again.';
    throw new CliError('APPROVAL_NEEDED', what, { todo, details: { kind, procedure, total, limit } });
  }
  const asked = await client.approvals.request({ procedure, input, total, reason });
  await exchange(client);
  throw new CliError('APPROVAL_ASKED', `${what} It is asked for: ${asked.id}`, {
    why: 'Nothing has left the program yet.',
    todo: 'See `outpost approvals list`; once somebody has agreed, run the same command again within 7 days.',
    details: { id: asked.id, kind, procedure, total, limit },
  });
}

type Attempt<Answer> =
  | { readonly done: true; readonly answer: Answer }
  | { readonly done: false; readonly need: ApprovalNeeded };

async function attempt<Answer>(work: () => Promise<Answer>): Promise<Attempt<Answer>> {
  try {
    return { done: true, answer: await work() };
  } catch (error) {
    const { code, data } = error as { code?: unknown; data?: ApprovalNeeded };
    if (code !== 'APPROVAL_NEEDED' || data === undefined) throw error;
    return { done: false, need: data };
  }
}

/** What was agreed to comes from the server, and a request goes there; without a server there is nothing to exchange. */
export async function exchange(client: CoreClient): Promise<void> {
  await safe(client.sync.now());
}
